"""Forms in which a hurried note is told: by its heading, its topic, its doer, or as a thing that is only named."""

from collections.abc import Iterator

from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.notes import is_deed_of_speaker, topic_of, without_heading
from storycraft.weavers.quotes.passage_reader import reads_as_it_stands
from storycraft.weavers.quotes.passages import Kind, Line, Passage
from storycraft.weavers.quotes.phrases import Phrases
from storycraft.weavers.quotes.point_sentences import role_of

_IN_A_ROW = 2
"""Quotations that stand one after the other."""
A_NAME = 4
"""Words that only name a thing."""


class NoteForms:
    """Writes the forms of notes of one draft."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration

    def headed(self, line: Line, passage: Passage) -> Iterator[str]:
        """A note that is headed with what it is: "At the door table there was a wish: a van."."""
        heading = heading_of(line, passage, self._tell.phrases)
        if not heading:
            return
        name = self._tell.name_of(passage)
        rest = without_heading(line.text, heading, self._tell.phrases)
        here = "_here" if self._tell.reader.knows(passage) else ""
        fields = {"at": name.at, "of": name.of, "name": name.name}
        note = self._tell.told(line.text)
        if note and not rest and self._tell.phrases.rule("quarrel_noun").match(note):
            # The word itself goes on: "row about the big table".
            small = f"{note[:1].lower()}{note[1:]}" if self._tell.phrases.language != "de" else note
            yield from (ended(form) for form in self._tell.forms(f"quarrelled{here}", note=small, **fields))
        rest = rest or line.text
        if heading == "wish_note":
            if bare := rest.rstrip(".;, "):
                fields["things"] = self._tell.thing(bare)
                yield from (f"{form}." for form in self._tell.forms(f"a_wish{here}", **fields))
            return
        for form in self._tell.forms(f"a_quarrel{here}", **fields):
            if told := self._tell.told(rest):
                yield ended(f"{form}{self._tell.phrases.one('colon')} {self._tell.small(told)}")
            yield f"{form}{self._tell.phrases.one('colon')} {self._tell.quoted(rest)}"

    def with_doer(self, line: Line, passage: Passage) -> Iterator[str]:
        """A sentence that lacks only its subject, behind who spoke: "A driver came late and found nobody."."""
        text = line.text
        if line.person == "one" or not reads_as_it_stands(text):
            return
        again = self._tell.reader.somebody_did and not role_of(passage.points[0])
        if not is_deed_of_speaker(text, self._tell.phrases):
            return
        if again and self._tell.reader.marks_in_a_row < _IN_A_ROW:
            yield self._tell.quoted(text)
        if not again:
            self._tell.reader.somebody_did = True
            yield ended(f"{capital(self._tell.somebody(passage))} {text[:1].lower()}{text[1:]}")

    def of_topic(self, line: Line, passage: Passage, role: str) -> Iterator[str]:
        """A note with a topic that has its article, behind who tells of it: "A fixer told of the old lamp: …"."""
        text, phrases = self._tell.told(line.text), self._tell.phrases
        topic = topic_of(text, phrases)
        if line.person == "one" or not topic or not (role or not self._tell.reader.knows(passage)):
            return
        if topic.name.split()[0].casefold() in phrases.words("told_of_behind"):
            who = self._tell.somebody(passage) if role else self._tell.name_of(passage).name
            for form in self._tell.forms("topic_of", who=who, topic=self._tell.small(topic.name)):
                yield ended(f"{form}{phrases.one('colon')} {self._tell.behind_colon(topic.rest)}")

    def with_name_alone(self, line: Line, passage: Passage) -> Iterator[str]:
        """A thing that is only named, and of which later lines say something: "And then the copier."."""
        if (
            only_names(line, passage)
            and self._tell.reader.knows(passage)
            and self._tell.goes_on_small(line.text)
        ):
            yield from self._tell.forms("topic", topic=self._tell.small(line.text))


def heading_of(line: Line, passage: Passage, phrases: Phrases) -> str:
    """The rule for the word that heads a note, "" where it has no such heading."""
    if without_heading(line.text, "wish_note", phrases):
        return "wish_note"
    return "quarrel" if passage.quarrel and line.point == passage.id else ""


def only_names(line: Line, passage: Passage) -> bool:
    """Whether a line names a thing in a few words of nobody in particular, and the next says something of it."""
    few = len(line.text.split()) <= A_NAME and line.text.endswith(".") and line.person != "one"
    return few and passage.kind is Kind.FRAGMENT and len(passage.lines) > 1 and not role_of(passage.points[0])
