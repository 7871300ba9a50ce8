"""Tells one passage: as narration, as a note with its topic, or in quotation marks with who said it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Lane
from storycraft.text.questions import has_question
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.nearness import opposed
from storycraft.weavers.quotes.note_forms import A_NAME, NoteForms, heading_of, only_names
from storycraft.weavers.quotes.notes import topic_of
from storycraft.weavers.quotes.passage_reader import sets_the_scene
from storycraft.weavers.quotes.passages import Kind, Line, Passage
from storycraft.weavers.quotes.point_sentences import role_of
from storycraft.weavers.quotes.short_sentences import join_short

_ONE_BREATH = 70
"""Words that stand in one pair of quotation marks."""
_LONG = 20
"""Words of a quotation whose speaker is named before its end."""
_A_BEGINNING = 4
"""Words of its beginning, behind which who speaks is named."""
_OF_A_VERB = 4
"""Letters by which a verb of saying is known in what was said."""
_A_QUESTION = 5
"""Words of a question that is more than the exclamation of somebody who goes on."""
_OF_A_GROUP = ("noted", "remembered", "asked")
"""What a group does otherwise than saying it."""
_IN_A_ROW = 2
"""Sentences in quotation marks, one after the other, before the next begins with who speaks."""


class PassageTeller:
    """Tells passages of one draft."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration
        self._notes = NoteForms(narration)
        self._frames: tuple[str, ...] = ()
        self._framed = False
        self._as_group = False
        self._named_later = False

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
        first, self._as_group = True, as_group
        self._named_later = any(role_of(p.points[0]) or self.is_quoted(p.lines[0], p) for p in later)
        breaths = list(self._in_breaths(passage))
        alone = (
            self.is_quoted(breaths[0], passage)
            or heading_of(breaths[0], passage, self._tell.phrases) == "wish_note"
        )
        told = breaths if alone else list(join_short(breaths, self._tell))
        for line in told:
            tries = self._first(line, passage, before) if first else self._next(line, passage)
            if not (first or tries) and self._tell.marks_in_a_row >= _IN_A_ROW:
                tries = self._by_voice(line, passage, again=line.point == passage.id)
            ids = (line.point, *(c.id for c in passage.alike)) if line.point == passage.id else (line.point,)
            found = self._tell.writer.first_that_holds([*tries, *self._bare(line)], ids)
            if found:
                self._framed |= found.text in self._frames
                self._tell.has_taken_up |= found.text.startswith(tuple(self._tell.taken_up))
                self._tell.taken_up = []
                self._note(found)
                self._tell.introduce(passage, found.text)
                yield found
                first = False
        self._tell.begins = self._tell.begins and first

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
        here = self._tell.knows(passage) and not passage.points[0].speaker
        # Behind "they said" the reader knows whose question it is.
        told_so = here and self._tell.has_said_so and has_question(text)
        if not told_so and (self._tell.names.several or not here or not has_question(text)):
            who = self._tell.names.person(passage.points[0], known=True)
            # Which table asked is no matter of the story: it stands with the source.
            clauses = self._tell.said.all("asked_here" if here else "asked", who=who)
            tries = [*self._quoted(text, clauses), *tries]
        elif len(passage.lines) == 1 and passage.lines[0].plain:
            tries.insert(0, ended(text))
        if found := self._tell.writer.first_that_holds(tries, passage.cites):
            # Behind "somebody asked" the reader knows of no group, and "there" is none.
            self._tell.group = passage.group_id if self._tell.knows(passage) else ""
            self._tell.begins = False
            self._note(found)
            yield found

    def is_quoted(self, line: Line, passage: Passage) -> bool:
        """Whether a line stands in quotation marks: one person's "I", and what the page would misread."""
        # What somebody says of himself stands in marks, with what he says as one of several; what he tells of a thing
        # ("In the next valley a lamp hangs at the stop.") is told as it is, and only his wish for one is his.
        ones = "one" in (line.person, passage.person) and bool(line.person)
        # In the midst of a paragraph the things before an "I" would be taken for those of whoever spoke before.
        ones = ones or (not self._tell.begins and any(ln.person == "one" for ln in passage.lines))
        ones = ones or passage.leaning or self._only_begins(passage)
        return self._tell.phrases.is_silent or ones or not self._tell.told(line.text)

    def last_line(self, passage: Passage) -> Iterator[Sentence]:
        """The line that a story ends with, in quotation marks, with who said it."""
        text = " ".join(ended(line.text) for line in passage.lines[:-1]) + f" {passage.lines[-1].text}"
        clauses = self._said_by(passage, "many", "said_quoted")
        if found := self._tell.writer.first_that_holds(self._quoted(text.strip(), clauses), passage.cites):
            yield found

    def _first(self, line: Line, passage: Passage, before: Sequence[Passage]) -> list[str]:
        # One frame in a story is a way to tell; two are a form that is filled in.
        role, notes = self._speaker(passage), self._notes
        self._frames = () if self._framed else tuple(notes.of_topic(line, passage, role))
        tries = [*notes.headed(line, passage), *self._taking_up(line, passage)]
        tries += notes.with_doer(line, passage)
        tries += self._frames
        tries += notes.with_name_alone(line, passage)
        in_turn = self._tell.marks_in_a_row >= _IN_A_ROW or (
            self._tell.marks_in_a_row > 0 and len(line.text.split()) > _LONG
        )
        is_quoted = self.is_quoted(line, passage)
        again = self._is_voice_again(role, passage)
        # What somebody replies stands in one piece, behind who says it.
        in_turn = in_turn or bool(passage.replies_to and before)
        if (in_turn or again) and is_quoted:
            tries += self._by_voice(line, passage, again=again)
        clauses, of_quotation = self._clauses(passage, line)
        quoted = self._quoted(line.text, of_quotation)
        told = quoted if is_quoted else [*self._narrated(line, passage, before, clauses), *quoted]
        self._tell.in_marks, self._tell.speaker = is_quoted, role
        if not (self._leads_to_an_i(passage) or self._is_named_later(passage)):
            self._tell.group = passage.group_id
        return [*tries, *told]

    def _by_voice(self, line: Line, passage: Passage, *, again: bool = False) -> list[str]:
        """A quotation behind who speaks, where two quotations stand before it: "A nurse said: “…”".

        With `again` the same voice goes on.
        """
        if self._tell.phrases.is_silent and self._tell.knows(passage) and not self._speaker(passage):
            return []  # where all stands in marks, who spoke is named where it changes
        colon, quotation = self._tell.phrases.one("colon"), self._tell.quoted(line.text)
        asks = line.text.endswith("?")
        key = "voice_again" if again else "voice_asking" if asks else "voice"
        forms = self._tell.forms(key, who=self._tell.somebody(passage))
        return [f"{form}{colon} {quotation}" for form in forms]

    def _is_voice_again(self, role: str, passage: Passage) -> bool:
        """Whether the role that the last words in marks were said by goes on: it is not named twice in a row."""
        in_marks = self._tell.in_marks and self._tell.marks_in_a_row > 0
        return in_marks and role == self._tell.speaker != "" and self._tell.knows(passage)

    def _next(self, line: Line, passage: Passage) -> list[str]:
        """A later line: it goes on as narration, but another's words have their clause, and a "we" of one its marks."""
        point = next(p for p in passage.points if p.id == line.point)
        role = role_of(point)
        if line.point != passage.id and role and role != self._tell.speaker:
            self._tell.speaker = role
            who = self._tell.names.person(point, known=True)
            quoted = self._quoted(line.text, self._tell.said.all("said_quoted", who=who))
            return [*self._narrated(line, passage, [], self._tell.said.all("said", who=who)), *quoted]
        if line.person == "one" and self._leads_to_an_i(passage) and not self._tell.in_marks:
            who = self._tell.somebody(passage, behind=True)
            self._tell.in_marks, self._tell.group = True, passage.group_id
            use = "remembered_quoted" if line.past else "said_quoted"
            return self._quoted(line.text, self._tell.said.all(use, who=who))
        goes_on = not self._tell.phrases.is_silent and line.person != "one"
        # A "we" behind one person's quotation is that person's; behind narration it is that of who tells.
        goes_on = goes_on and not (line.person and role and self._tell.in_marks)
        return [ended(capital(text))] if goes_on and (text := self._tell.told(line.text)) else []

    def _taking_up(self, line: Line, passage: Passage) -> Iterator[str]:
        """The first sentence of a group that comes back to another's word: "The key came up at the Green table, too: …"."""
        colon, begun = self._tell.phrases.one("colon"), self._tell.taken_up
        if (
            self._tell.phrases.rule("nobody_does").match(line.text)
            or role_of(passage.points[0])
            or passage.asks
        ):
            return
        told = "" if self.is_quoted(line, passage) else self._tell.told(line.text)
        for form in begun:
            if told and ":" not in told and self._tell.goes_on_small(told):
                yield ended(f"{form}{colon} {self._tell.behind_colon(told)}")
            elif not told:
                yield f"{form}{colon} {self._tell.quoted(line.text)}"

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
        if against and self._tell.goes_on_small(told) and not (self._tell.has_but or passage.is_saying):
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

    def _clauses(self, passage: Passage, told: Line) -> tuple[list[str], list[str]]:
        """The clauses about who said it, and those of a quotation; none where the reader knows it from the sentence before.

        The next one stands first; `told` is the line, or the breath of several, that they belong to.
        """
        role, known = self._speaker(passage), self._tell.knows(passage)
        first = passage.lines[0]
        says_so = known and passage.is_saying and not self._tell.has_said_so and self._tell.names.several
        if says_so and not self._tell.phrases.is_silent:
            self._tell.has_said_so = True
            return self._tell.said.all("rang_said"), []
        quoted = self.is_quoted(first, passage)
        if self._leads_to_an_i(passage) and not quoted:
            return [], []
        silent = self._tell.phrases.is_silent
        # An "I" has somebody who says it.
        has_speaker = first.person != "one" or role or silent
        # What nobody in particular does is told by the story, and not by whoever spoke before it.
        of_nobody = not (first.person or role or quoted or passage.sides)
        if known and not (role or quoted) and self._is_said_there(passage):
            return self._tell.said.all("rang_said"), []
        if (
            known
            and has_speaker
            and (silent or not quoted)
            and (of_nobody or self._goes_on(role, first, quoted=quoted))
        ):
            return [], []
        if self._is_named_later(passage):
            return [], []
        use = self._verbs_of(first, passage, known=known, role=role, ends=told.text)
        clauses = self._said_by(passage, first.person, f"{use}_quoted" if quoted else use)
        return clauses, clauses

    def _is_said_there(self, passage: Passage) -> bool:
        """Whether somebody says it also where one knows the group: a "we" at the beginning, and what others dispute."""
        disputed = passage.sides and not passage.heard
        begun_by_all = self._tell.begins and passage.lines[0].person == "many"
        # Behind a nurse's words those of nobody in particular would be taken for the nurse's.
        behind_another = self._tell.speaker and not self._tell.in_marks
        several = self._tell.names.several and not self._tell.phrases.is_silent
        return several and bool(disputed or begun_by_all or behind_another)

    def _leads_to_an_i(self, passage: Passage) -> bool:
        """Whether a thing is told before somebody speaks of himself: who that is stands beside the words of the "I"."""
        first = passage.lines[0]
        behind = any(line.person == "one" for line in passage.lines[1:])
        return behind and not (first.person or passage.dissent or self.is_quoted(first, passage))

    def _is_named_later(self, passage: Passage) -> bool:
        """Whether the story tells it, of nobody in particular, before somebody of the group is named who speaks."""
        of_nobody = not (passage.person or passage.sides or role_of(passage.points[0]))
        quoted = self.is_quoted(passage.lines[0], passage)
        return self._named_later and of_nobody and not quoted and not self._tell.knows(passage)

    def _goes_on(self, role: str, first: Line, *, quoted: bool) -> bool:
        """Whether the next words are read as those of who spoke last, by role or else by group.

        Behind a nurse's words a porter's would be taken for the nurse's, and others' too unless marks have closed them.
        A "we" behind somebody's quotation would be taken for his.
        """
        in_turn = quoted and self._tell.in_marks and not self._tell.phrases.is_silent
        same = role == self._tell.speaker and bool(role or not in_turn)
        return same or (self._tell.in_marks and not (quoted or role or first.person))

    def _verbs_of(self, first: Line, passage: Passage, *, known: bool, role: str, ends: str) -> str:
        """The key of the verbs that say how a passage was said: asked, noted, told, added or just said."""
        quoted = self.is_quoted(first, passage)
        asks_last = ends.endswith("?") and (quoted or len(passage.lines) == 1)
        if asks_last or (first.text.endswith("?") and len(first.text.split()) >= _A_QUESTION):
            return "asked"
        has_verb = passage.kind is not Kind.FRAGMENT or self._tell.phrases.rule("verbs").search(first.text)
        if passage.person != "one" and not has_verb:
            return "noted"
        # Somebody recalls what he did; a group only says so.
        if (
            first.past
            and not (passage.dissent or passage.wished or passage.lane is Lane.NEW)
            and not (first.person != "one" and quoted)
        ):
            return "remembered"
        return "added" if known and not (role or quoted) else "said"

    def _speaker(self, passage: Passage) -> str:
        """The role that is named with a passage: none where the group tells it."""
        return "" if self._is_told_by_all(passage) else role_of(passage.points[0])

    def _is_told_by_all(self, passage: Passage) -> bool:
        """Whether the group tells it: nobody in it speaks of himself, or did something without saying who did.

        Who speaks first of a group is named, and so is who says what others dispute.
        """
        lacks_doer = self._tell.phrases.rule("nobody_does").match(passage.lines[0].text)
        quoted = self.is_quoted(passage.lines[0], passage)
        role, begins = role_of(passage.points[0]), self._tell.begins or not self._tell.knows(passage)
        is_named = role and (passage.sides or begins or self._tell.speaker not in ("", role))
        return self._as_group and not (quoted or lacks_doer or is_named)

    def _said_by(self, passage: Passage, person: str, use: str) -> list[str]:
        """The clauses about who said it: somebody by role, or else where it was said."""
        if self._speaker(passage) or person == "one" or self._tell.knows(passage):
            who = self._tell.somebody(passage, behind=True)
            clauses = self._tell.said.all(use, who=who)
            return sorted(clauses, key=lambda clause: _echoes(clause.replace(who, ""), passage))
        name, kind = self._tell.name_of(passage), use.partition("_")[0]
        return self._tell.said.all(f"{kind if kind in _OF_A_GROUP else 'said'}_at", at=name.at, who=name.name)

    def _in_breaths(self, passage: Passage) -> Iterator[Line]:
        """The lines of a passage; where the first is quoted, what fits in one breath stands in one pair of marks.

        Of a long quotation that begins to speak, the first sentence is one breath: who speaks is named behind it.
        """
        first, *rest = passage.lines
        of_a_topic = topic_of(first.text, self._tell.phrases) and not any(
            ln.person == "one" for ln in passage.lines
        )
        apart = of_a_topic or only_names(first, passage)
        headed = heading_of(first, passage, self._tell.phrases) and not all(
            self._tell.told(ln.text) for ln in passage.lines
        )
        if not ((self.is_quoted(first, passage) and not apart) or headed or self._only_begins(passage)):
            yield from _others_in_breaths(first, [first, *rest])
            return
        parted = (
            not (headed or passage.replies_to) and passage.words > _LONG and self._tell.marks_in_a_row == 0
        )
        while rest and _are_one_breath(first, rest[0]) and not (parted and _begins_well(first)):
            first = _in_one(first, rest.pop(0))
        yield first
        while parted and len(rest) > 1 and _are_one_breath(rest[0], rest[1]):
            rest[:2] = [_in_one(*rest[:2])]
        # Who spoke goes on in marks: behind the first sentence all of it is a quotation.
        rest = [replace(line, person="one", plain=False) for line in rest] if parted else rest
        yield from _others_in_breaths(first, rest)

    def _only_begins(self, passage: Passage) -> bool:
        """Whether the first words are no sentence and the next ones are: "Tired. Seven is a bad time to learn."."""
        first = passage.lines[0]
        count, has_verb = len(first.text.split()), self._tell.phrases.rule("verbs").search(first.text)
        few = count == 1 or (count <= A_NAME and not has_verb)
        goes_on = passage.kind is Kind.STATEMENT and len(passage.lines) > 1
        told_of = few and goes_on and not heading_of(first, passage, self._tell.phrases)
        return told_of and not sets_the_scene(first.text, passage.language, self._tell.phrases)

    def _note(self, sentence: Sentence) -> None:
        marks = self._tell.phrases.marks[0]
        quoted = sentence.text.startswith(marks[: len(marks) // 2])
        self._tell.marks_in_a_row = self._tell.marks_in_a_row + 1 if quoted else 0
        self._tell.has_but |= sentence.text.startswith(f"{capital(self._tell.phrases.one('but'))} ")


def _echoes(verbs: str, passage: Passage) -> bool:
    """Whether the words themselves have a verb of who said them: "that is what the porter told me", …."""
    text = " ".join(line.text for line in passage.lines).casefold()
    return any(word[:_OF_A_VERB] in text for word in verbs.split() if len(word) >= _OF_A_VERB)


def _in_one(one: Line, other: Line) -> Line:
    """Two sentences of a point as one breath."""
    person = "one" if "one" in (one.person, other.person) else one.person
    return replace(one, text=f"{ended(one.text)} {capital(other.text)}", plain=False, person=person)


def _others_in_breaths(first: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, what another point says of its speaker joined: it stands in one pair of marks, not in one each."""
    for point, same in groupby(lines, key=lambda line: line.point):
        own = list(same)
        whole = reduce(_in_one, own)
        of_one = point != first.point and any(line.person == "one" for line in own)
        yield from [whole] if of_one and len(whole.text.split()) <= _ONE_BREATH else own


def _begins_well(line: Line) -> bool:
    """Whether a sentence is long enough to be told before who says it, and asks nothing."""
    return len(line.text.split()) >= _A_BEGINNING and not line.text.endswith("?")


def _are_one_breath(one: Line, other: Line) -> bool:
    return one.point == other.point and len(f"{one.text} {other.text}".split()) <= _ONE_BREATH
