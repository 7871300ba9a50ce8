"""Tells one passage: as narration, as a note with its topic, or in quotation marks with who said it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from storycraft.domain.story import Sentence
from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.notes import is_deed_of_speaker, topic_of, without_heading
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passages import Kind, Line, Passage, reads_as_it_stands
from storycraft.weavers.quotes.shared_words import opposed
from storycraft.weavers.quotes.spoken_names import role_of

_ONE_BREATH = 25
"""Words that stand in one pair of quotation marks."""
_HEADED = {"wish_note": "a_wish", "quarrel": "a_quarrel"}
"""What leads into a note that is headed with a word of each rule."""
_A_NAME = 4
"""Words that only name a thing."""
_IN_A_ROW = 2
"""Sentences in quotation marks, one after the other, before the next begins with who speaks."""


class PassageTeller:
    """Tells passages of one draft; `strong` are the ids of those that are quoted though they could be narrated."""

    def __init__(self, narration: Narration, strong: frozenset[str]) -> None:
        self._tell = narration
        self._strong = strong

    def sentences(self, passage: Passage, part: Part, before: Sequence[Passage]) -> Iterator[Sentence]:
        """The sentences of a passage; a line that cannot be told so that it holds is skipped.

        `before` are the passages that the paragraph has told.
        """
        first = True
        for line in self._in_breaths(passage, part):
            tries = self._first(line, passage, part, before) if first else self._next(line, passage)
            ids = (line.point, *(c.id for c in passage.alike)) if line.point == passage.id else (line.point,)
            found = self._tell.writer.first_that_holds([*tries, *self._bare(line)], ids)
            if found:
                self._note(found)
                yield found
                first = False

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
        if not self._tell.knows(passage) or passage.points[0].speaker:
            tries = [
                *self._quoted(text, self._tell.said.all("asked", who=self._who(passage, "many"))),
                *tries,
            ]
        elif len(passage.lines) == 1 and passage.lines[0].plain:
            tries.insert(0, text)
        if found := self._tell.writer.first_that_holds(tries, passage.cites):
            self._tell.group = passage.group_id
            self._note(found)
            yield found

    def is_quoted(self, line: Line, passage: Passage, part: Part) -> bool:
        """Whether a line stands in quotation marks: one person's "I", a strong line, what the page would misread."""
        marked = "one" in (line.person, passage.person) or not line.plain or part.role is Role.QUESTIONS
        return marked or passage.id in self._strong or part.role is Role.CLOSING

    def _first(self, line: Line, passage: Passage, part: Part, before: Sequence[Passage]) -> list[str]:
        tries = [*self._headed(line, passage), *self._with_doer(line, passage)]
        if passage.id not in self._strong and part.role is not Role.CLOSING:
            tries += self._with_topic(line, passage)
        if self._tell.marks_in_a_row >= _IN_A_ROW and self.is_quoted(line, passage, part):
            colon, quotation = self._tell.phrases.one("colon"), self._tell.quoted(line.text)
            who = self._tell.somebody(passage)
            tries += [f"{form}{colon} {quotation}" for form in self._tell.forms("voice", who=who)]
        clauses = self._clauses(passage, part)
        quoted, narrated = self._quoted(line.text, clauses), self._narrated(line, passage, before, clauses)
        self._tell.group = passage.group_id
        self._tell.speaker = role_of(passage.points[0])
        return [*tries, *(quoted if self.is_quoted(line, passage, part) else ()), *narrated, *quoted]

    def _next(self, line: Line, passage: Passage) -> list[str]:
        """A later line: what stands behind a narrated sentence goes on as narration, another's words have their clause."""
        point = next(p for p in passage.points if p.id == line.point)
        role = role_of(point)
        if line.point != passage.id and role and role != self._tell.speaker:
            self._tell.speaker = role
            who = self._tell.names.person(point, known=True)
            quoted = self._quoted(line.text, self._tell.said.all("said_quoted", who=who))
            return [*self._narrated(line, passage, [], self._tell.said.all("said", who=who)), *quoted]
        goes_on = line.person != "one" and reads_as_it_stands(line.text)
        return [ended(capital(line.text))] if goes_on else []

    def _bare(self, line: Line) -> list[str]:
        return self._quoted(line.text, [])

    def _headed(self, line: Line, passage: Passage) -> Iterator[str]:
        """A note that is headed with what it is: "A wish came from the door table: “A van.”"."""
        name = self._tell.name_of(passage)
        if heading := self._heading_of(line, passage):
            rest = without_heading(line.text, heading, self._tell.phrases) or line.text
            key = f"{_HEADED[heading]}_here" if self._tell.knows(passage) else _HEADED[heading]
            for form in self._tell.forms(key, at=name.at, of=name.of, name=name.name):
                yield f"{form}{self._tell.phrases.one('colon')} {self._tell.quoted(rest)}"

    def _heading_of(self, line: Line, passage: Passage) -> str:
        """The rule for the word that heads a note, "" where it has no such heading."""
        if without_heading(line.text, "wish_note", self._tell.phrases):
            return "wish_note"
        return "quarrel" if passage.quarrel and line.point == passage.id else ""

    def _with_doer(self, line: Line, passage: Passage) -> Iterator[str]:
        """A sentence that lacks only its subject, behind who spoke: "A driver came late and found nobody."."""
        text = line.text
        if line.person == "one" or not reads_as_it_stands(text):
            return
        if is_deed_of_speaker(text, self._tell.phrases):
            yield ended(f"{capital(self._tell.somebody(passage))} {text[:1].lower()}{text[1:]}")

    def _with_topic(self, line: Line, passage: Passage) -> Iterator[str]:
        """A note of a topic and what is said of it: "And then the sheet: used two weeks."."""
        topic = topic_of(line.text, self._tell.phrases)
        if line.person == "one" or not reads_as_it_stands(line.text):
            return
        if not topic:
            yield from self._with_name_alone(line, passage)
            return
        known = self._tell.knows(passage) and not passage.points[0].speaker
        who = self._who(passage, "many")
        uses = ("topic",) if known else ("topic_of",)
        quoted = self._tell.said.embedded(topic.name, self._tell.marks_for(topic.name)[0])
        plain = self._tell.small(topic.name) if self._tell.goes_on_small(topic.name) else quoted
        fields = {"who": who, "topic": plain, "quoted": quoted}
        if self._tell.linked and known:
            yield ended(
                f"{capital(topic.name)}{self._tell.phrases.one('colon')} {self._tell.small(topic.rest)}"
            )
        for use in uses:
            for form in self._tell.forms(use, **fields):
                yield ended(f"{form}{self._tell.phrases.one('colon')} {self._tell.small(topic.rest)}")

    def _with_name_alone(self, line: Line, passage: Passage) -> Iterator[str]:
        """A thing that is only named, and of which later lines say something: "And then the copier."."""
        if _only_names(line, passage) and self._tell.knows(passage) and self._tell.goes_on_small(line.text):
            yield from self._tell.forms("topic", topic=self._tell.small(line.text))

    def _narrated(
        self, line: Line, passage: Passage, before: Sequence[Passage], clauses: Sequence[str]
    ) -> list[str]:
        """A line without quotation marks, behind a "but" where code finds it opposed to one before."""
        if line.person == "one" or not line.plain:
            return []
        texts = [capital(line.text)]
        if any(opposed(told, passage, self._tell.material.language) for told in before):
            texts.insert(0, f"{capital(self._tell.phrases.one('but'))} {self._tell.small(line.text)}")
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

    def _clauses(self, passage: Passage, part: Part) -> list[str]:
        """The clauses about who said it, the next first; none where the reader knows it from the sentence before."""
        role, known = role_of(passage.points[0]), self._tell.knows(passage)
        first = passage.lines[0]
        # Behind a nurse's words somebody else's would be taken for the nurse's.
        if known and role == self._tell.speaker and not self._is_alone(first, passage):
            return []
        quoted = self.is_quoted(first, passage, part)
        use = "remembered" if first.past else "added" if known and not role else "said"
        return self._tell.said.all(f"{use}_quoted" if quoted else use, who=self._who(passage, first.person))

    def _is_alone(self, line: Line, passage: Passage) -> bool:
        """Whether a line needs its speaker though the group is known: a strong line, the first of somebody's "I"."""
        return passage.id in self._strong or (line.person == "one" and not self._tell.group)

    def _who(self, passage: Passage, person: str) -> str:
        """Who spoke: a role where it is on file, else the group or somebody of it in turn."""
        role = role_of(passage.points[0])
        self._tell.turn += 1
        if role or person == "one" or self._tell.knows(passage) or (not person and self._tell.turn % 2):
            return self._tell.somebody(passage)
        return self._tell.name_of(passage).name

    def _in_breaths(self, passage: Passage, part: Part) -> Iterator[Line]:
        """The lines of a passage; where the first is quoted, what fits in one breath stands in one pair of marks."""
        first, *rest = passage.lines
        of_a_topic = topic_of(first.text, self._tell.phrases) and not any(
            ln.person == "one" for ln in passage.lines
        )
        apart = of_a_topic or _only_names(first, passage)
        if (self.is_quoted(first, passage, part) and not apart) or self._heading_of(first, passage):
            while rest and _are_one_breath(first, rest[0]):
                text = f"{ended(first.text)} {capital(rest[0].text)}"
                person = "one" if "one" in (first.person, rest[0].person) else first.person
                first = replace(first, text=text, plain=False, person=person)
                rest.pop(0)
        yield first
        yield from rest

    def _note(self, sentence: Sentence) -> None:
        marks = self._tell.phrases.marks[0]
        quoted = sentence.text.startswith(marks[: len(marks) // 2])
        self._tell.marks_in_a_row = self._tell.marks_in_a_row + 1 if quoted else 0
        self._tell.linked = False


def _only_names(line: Line, passage: Passage) -> bool:
    """Whether a line names a thing in a few words of nobody in particular, and the next says something of it."""
    few = len(line.text.split()) <= _A_NAME and line.text.endswith(".") and line.person != "one"
    return few and passage.kind is Kind.FRAGMENT and len(passage.lines) > 1 and not role_of(passage.points[0])


def _are_one_breath(one: Line, other: Line) -> bool:
    return one.point == other.point and len(f"{one.text} {other.text}".split()) <= _ONE_BREATH
