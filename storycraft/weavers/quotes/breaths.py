"""Which lines of a passage stand in quotation marks, and how many of them in one pair."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby

from storycraft.weavers.quotes.attribution import capital
from storycraft.weavers.quotes.narration import Narration, ended
from storycraft.weavers.quotes.note_forms import A_NAME, heading_of, only_names
from storycraft.weavers.quotes.notes import topic_of
from storycraft.weavers.quotes.passage_reader import sets_the_scene
from storycraft.weavers.quotes.passages import Kind, Line, Passage

_ONE_BREATH = 70
"""Words that stand in one pair of quotation marks."""
_LONG = 20
"""Words of a quotation whose speaker is named before its end."""
_A_BEGINNING = 4
"""Words of its beginning, behind which who speaks is named."""


class Breaths:
    """Parts the passages of one draft into what is said in one breath."""

    def __init__(self, narration: Narration) -> None:
        self._tell = narration

    def is_quoted(self, line: Line, passage: Passage) -> bool:
        """Whether a line stands in quotation marks: one person's "I", and what the page would misread."""
        # What somebody says of himself stands in marks, with what he says as one of several; what he tells of a thing
        # ("In the next valley a lamp hangs at the stop.") is told as it is, and only his wish for one is his.
        ones = "one" in (line.person, passage.person) and bool(line.person)
        # In the midst of a paragraph the things before an "I" would be taken for those of whoever spoke before.
        ones = ones or (not self._tell.reader.begins and any(ln.person == "one" for ln in passage.lines))
        ones = ones or passage.leaning or bool(passage.address) or self._only_begins(passage)
        return self._tell.phrases.is_silent or ones or not self._tell.told(line.text)

    def begins_quoted(self, passage: Passage) -> bool:
        """Whether the first line of a passage does."""
        return self.is_quoted(passage.lines[0], passage)

    def of(self, passage: Passage) -> Iterator[Line]:
        """The lines of a passage; where the first is quoted, what fits in one breath stands in one pair of marks.

        Of a long quotation that begins to speak, the first sentence is one breath: who speaks is named behind it.
        """
        first, *rest = passage.lines
        if passage.address and passage.words <= _ONE_BREATH:
            first, rest = reduce(_in_one, passage.lines), []
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
            not (headed or passage.replies_to)
            and passage.words > _LONG
            and self._tell.reader.marks_in_a_row == 0
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
