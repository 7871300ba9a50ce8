"""Tells one passage: as narration, as a note with its topic, or in quotation marks with who said it."""

from collections.abc import Iterator, Sequence

from storycraft.domain.story import Sentence
from storycraft.text.questions import has_question
from storycraft.weavers.quotes.address_forms import AddressForms
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.breaths import Breaths
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.nearness import opposed
from storycraft.weavers.quotes.note_forms import NoteForms, heading_of
from storycraft.weavers.quotes.passages import Line, Passage
from storycraft.weavers.quotes.point_sentences import role_of
from storycraft.weavers.quotes.short_sentences import join_short
from storycraft.weavers.quotes.who_said_it import WhoSaidIt

_ONE_BREATH = 70
"""Words that stand in one pair of quotation marks."""
_LONG = 20
"""Words of a quotation whose speaker is named before its end."""
_IN_A_ROW = 2
"""Sentences in quotation marks, one after the other, before the next begins with who speaks."""


class PassageTeller:
    """Tells passages of one draft."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration
        self._notes, self._addresses = NoteForms(narration), AddressForms(narration)
        self._breaths = Breaths(narration)
        self._who = WhoSaidIt(narration, self._breaths)
        self._frames: tuple[str, ...] = ()
        self._framed = False

    def is_quoted(self, line: Line, passage: Passage) -> bool:
        """Whether a line stands in quotation marks: one person's "I", and what the page would misread."""
        return self._breaths.is_quoted(line, passage)

    def sentences(
        self,
        passage: Passage,
        before: Sequence[Passage],
        *,
        as_group: bool = False,
        later: Sequence[Passage] = (),
    ) -> Iterator[Sentence]:
        """The sentences of a passage; a line that cannot be told so that it holds is skipped.

        `before` are the passages that the paragraph has told, `later` those of the same group that it has still to tell:
        who speaks there names the group too. With `as_group` the group tells it, whoever of it spoke; only what somebody
        says of himself keeps its speaker.
        """
        first, self._who.as_group = True, as_group
        self._who.named_later = any(role_of(p.points[0]) or self._breaths.begins_quoted(p) for p in later)
        breaths = list(self._breaths.of(passage))
        alone = (
            self._breaths.is_quoted(breaths[0], passage)
            or heading_of(breaths[0], passage, self._tell.phrases) == "wish_note"
        )
        told = breaths if alone else list(join_short(breaths, self._tell))
        for line in told:
            tries = self._first(line, passage, before) if first else self._next(line, passage)
            if not (first or tries) and self._tell.reader.marks_in_a_row >= _IN_A_ROW:
                tries = self._by_voice(line, passage, again=line.point == passage.id)
            ids = (line.point, *(c.id for c in passage.alike)) if line.point == passage.id else (line.point,)
            found = self._tell.writer.first_that_holds([*tries, *self._bare(line)], ids)
            if found:
                self._framed |= found.text in self._frames
                self._tell.reader.hear(found.text, self._tell.phrases)
                self._tell.introduce(passage, found.text)
                yield found
                first = False
        self._tell.reader.begins = self._tell.reader.begins and first

    def asked(self, passage: Passage) -> Iterator[Sentence]:
        """A question, with who asked it where the reader does not know."""
        lines = list(passage.lines)
        text = " ".join(line.text for line in lines)
        if len(text.split()) > _ONE_BREATH:
            text = lines.pop().text
            for line in lines:
                if found := self._tell.writer.first_that_holds([*self._bare(line), line.text], (line.point,)):
                    yield found
        tries = self._quoted(text, [])
        here = self._tell.reader.knows(passage) and not passage.points[0].speaker
        # Behind "they said" the reader knows whose question it is.
        told_so = here and self._tell.reader.told_what_rang and has_question(text)
        if not told_so and (self._tell.names.several or not here or not has_question(text)):
            who = self._tell.names.person(passage.points[0], known=True)
            # Which table asked is no matter of the story: it stands with the source.
            clauses = self._tell.said.all("asked_here" if here else "asked", who=who)
            tries = [*self._quoted(text, clauses), *tries]
        elif len(passage.lines) == 1 and passage.lines[0].plain:
            tries.insert(0, ended(text))
        if found := self._tell.writer.first_that_holds(tries, passage.cites):
            # Behind "somebody asked" the reader knows of no group, and "there" is none.
            self._tell.reader.group = passage.group_id if self._tell.reader.knows(passage) else ""
            self._tell.reader.begins = False
            self._tell.reader.hear(found.text, self._tell.phrases)
            yield found

    def last_line(self, passage: Passage) -> Iterator[Sentence]:
        """The line that a story ends with, in quotation marks, with who said it."""
        text = " ".join(ended(line.text) for line in passage.lines[:-1]) + f" {passage.lines[-1].text}"
        clauses = self._who.said_by(passage, "many", "said_quoted")
        if found := self._tell.writer.first_that_holds(self._quoted(text.strip(), clauses), passage.cites):
            yield found

    def _first(self, line: Line, passage: Passage, before: Sequence[Passage]) -> list[str]:
        # One frame in a story is a way to tell; two are a form that is filled in.
        role, notes = self._who.speaker(passage), self._notes
        self._frames = () if self._framed else tuple(notes.of_topic(line, passage, role))
        tries = [*self._addresses.of(passage, line), *notes.headed(line, passage)]
        tries += notes.with_doer(line, passage)
        tries += self._frames
        tries += notes.with_name_alone(line, passage)
        in_turn = self._tell.reader.marks_in_a_row >= _IN_A_ROW or (
            self._tell.reader.marks_in_a_row > 0 and len(line.text.split()) > _LONG
        )
        is_quoted = self._breaths.is_quoted(line, passage)
        again = self._is_voice_again(role, passage)
        # What somebody replies stands in one piece, behind who says it.
        in_turn = in_turn or bool(passage.replies_to and before)
        if (in_turn or again) and is_quoted:
            tries += self._by_voice(line, passage, again=again)
        clauses, of_quotation = self._who.clauses(passage, line)
        quoted = self._quoted(line.text, of_quotation)
        told = quoted if is_quoted else [*self._narrated(line, passage, before, clauses), *quoted]
        self._tell.reader.in_marks, self._tell.reader.speaker = is_quoted, role
        if not (self._who.leads_to_an_i(passage) or self._who.is_named_later(passage)):
            self._tell.reader.group = passage.group_id
        return [*tries, *told]

    def _by_voice(self, line: Line, passage: Passage, *, again: bool = False) -> list[str]:
        """A quotation behind who speaks, where two quotations stand before it: "A nurse said: “…”".

        With `again` the same voice goes on.
        """
        if (
            self._tell.phrases.is_silent
            and self._tell.reader.knows(passage)
            and not self._who.speaker(passage)
        ):
            return []  # where all stands in marks, who spoke is named where it changes
        colon, quotation = self._tell.phrases.one("colon"), self._tell.quoted(line.text)
        asks = line.text.endswith("?")
        key = "voice_again" if again else "voice_asking" if asks else "voice"
        forms = self._tell.forms(key, who=self._tell.somebody(passage))
        return [f"{form}{colon} {quotation}" for form in forms]

    def _is_voice_again(self, role: str, passage: Passage) -> bool:
        """Whether the role that the last words in marks were said by goes on: it is not named twice in a row."""
        in_marks = self._tell.reader.in_marks and self._tell.reader.marks_in_a_row > 0
        return in_marks and role == self._tell.reader.speaker != "" and self._tell.reader.knows(passage)

    def _next(self, line: Line, passage: Passage) -> list[str]:
        """A later line: it goes on as narration, but another's words have their clause, and a "we" of one its marks."""
        point = next(p for p in passage.points if p.id == line.point)
        role = role_of(point)
        if line.point != passage.id and role and role != self._tell.reader.speaker:
            self._tell.reader.speaker = role
            who = self._tell.names.person(point, known=True)
            quoted = self._quoted(line.text, self._tell.said.all("said_quoted", who=who))
            return [*self._narrated(line, passage, [], self._tell.said.all("said", who=who)), *quoted]
        if line.person == "one" and self._who.leads_to_an_i(passage) and not self._tell.reader.in_marks:
            who = self._tell.somebody(passage, behind=True)
            self._tell.reader.in_marks, self._tell.reader.group = True, passage.group_id
            use = "remembered_quoted" if line.past else "said_quoted"
            return self._quoted(line.text, self._tell.said.all(use, who=who))
        goes_on = not self._tell.phrases.is_silent and line.person != "one"
        # A "we" behind one person's quotation is that person's; behind narration it is that of who tells.
        goes_on = goes_on and not (line.person and role and self._tell.reader.in_marks)
        return [ended(capital(text))] if goes_on and (text := self._tell.told(line.text)) else []

    def _bare(self, line: Line) -> list[str]:
        return self._quoted(line.text, [])

    def _narrated(
        self, line: Line, passage: Passage, before: Sequence[Passage], clauses: Sequence[str]
    ) -> list[str]:
        """A line without quotation marks, behind a "but" where code finds it opposed to one before."""
        told = self._tell.told(line.text)
        if line.person == "one" or self._tell.phrases.is_silent or not told:
            return []
        texts = [capital(told)]
        against = any(opposed(earlier, passage, self._tell.material.language) for earlier in before)
        if (
            against
            and self._tell.goes_on_small(told)
            and not (self._tell.reader.has_but or passage.is_saying)
        ):
            texts.insert(0, f"{capital(self._tell.phrases.one('but'))} {self._tell.small(told)}")
        if not clauses:
            return [ended(text) for text in texts]
        return [form for text in texts for clause in clauses for form in self._tell.said.around(text, clause)]

    def _quoted(self, text: str, clauses: Sequence[str]) -> list[str]:
        """A text in quotation marks, with a clause about who said it where there is one."""
        text = capital(text)
        pairs = self._tell.marks_for(text)
        if not clauses:
            return [self._tell.said.bare_quotation(text, marks) for marks in pairs]
        return [
            form
            for clause in clauses
            for marks in pairs
            for form in self._tell.said.around_quotation(text, clause, marks)
        ]
