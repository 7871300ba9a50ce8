"""A proposed change of a text in parts that people take one by one: all, some, or none."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from storycraft.domain.story import Paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences in a row of one paragraph, as they stand and as they are proposed."""

    paragraph: int
    before: Paragraph
    after: Paragraph

    @property
    def changes(self) -> bool:
        """Whether something else is proposed than stands."""
        return self.before != self.after


def comes_apart(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> bool:
    """Whether a proposal can be taken in part.

    Paragraphs must belong to each other by their number: of one that moves sentences from paragraph to paragraph, a
    part would tell them twice, or not at all.
    """
    if len(before) != len(after):
        return False
    old, new = ({s.text: place for place, told in enumerate(text) for s in told} for text in (before, after))
    return all(new.get(text, place) == place for text, place in old.items())


def split_proposal(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[Part, ...]:
    """All of the text in parts, changed and unchanged; paragraphs of both texts belong to each other by their number."""
    pairs = zip(before, after, strict=True)
    return tuple(part for number, (old, new) in enumerate(pairs) for part in _parts(number, old, new))


def take_parts(parts: Sequence[Part], taken: Collection[int]) -> tuple[Paragraph, ...]:
    """The text with the parts of these numbers as proposed and the others as they stand, without empty paragraphs."""
    told: dict[int, Paragraph] = {}
    for number, part in enumerate(parts):
        sentences = part.after if number in taken else part.before
        told[part.paragraph] = (*told.get(part.paragraph, ()), *sentences)
    return tuple(paragraph for paragraph in told.values() if paragraph)


def _parts(number: int, old: Paragraph, new: Paragraph) -> Iterator[Part]:
    read = written = 0
    for block in LCSseq.editops([s.text for s in old], [s.text for s in new]).as_matching_blocks():
        yield from _changed(number, old[read : block.a], new[written : block.b])
        read, written = block.a + block.size, block.b + block.size
        if block.size:
            same = old[block.a : read]
            yield Part(number, same, same)


def _changed(number: int, old: Paragraph, new: Paragraph) -> Iterator[Part]:
    """One part for each sentence where as many are proposed as stand, otherwise one for all.

    Sentences that are told in another order stay together: one of them alone would tell a point twice, or not at all.
    """
    if len(old) != len(new):
        yield Part(number, old, new)
        return
    ends = _ends_with(old, new)
    begun = reach = 0
    for place in range(len(old)):
        reach = max(reach, ends[place])
        if reach <= place:
            yield Part(number, old[begun : place + 1], new[begun : place + 1])
            begun = place + 1


def _ends_with(old: Paragraph, new: Paragraph) -> list[int]:
    """For each place the last one with which it belongs together, because a sentence of it stands there now."""
    cited: dict[str, set[int]] = {}
    for place, sentence in enumerate(new):
        for cid in sentence.cites:
            cited.setdefault(cid, set()).add(place)
    ends = list(range(len(old)))
    for place, sentence in enumerate(old):
        there = set().union(*(cited.get(cid, ()) for cid in sentence.cites))
        if there and place not in there:
            first, last = min(place, *there), max(place, *there)
            ends[first] = max(ends[first], last)
    return ends
