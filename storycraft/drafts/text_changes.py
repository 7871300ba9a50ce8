"""What changed between two texts: sentences are paired first, so that a moved one is seen as moved, then words."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from storycraft.domain.story import Paragraph
from storycraft.drafts.edited_text import ALIKE

_NEAR = 30
"""A changed sentence is looked for among so many lost ones before and behind its place."""
_LONGEST = 400
"""Words of a sentence that is compared word by word; of a longer one both forms are shown whole."""
_BEGINNING = 1_000
"""Characters of a sentence that are compared to find what it was."""
_WORD = re.compile(r"\S+\s*|\s+")


class Change(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence that are the same, added or removed."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """One sentence of either text; `paragraph` is its place in the newer one, or in the older where it was removed.

    `moved` is also said of a sentence that was changed and stands elsewhere now.
    """

    change: Change
    pieces: tuple[Piece, ...]
    paragraph: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    paragraph: int


def compare_texts(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[SentenceChange, ...]:
    """All sentences of the newer text in order, with the removed ones behind what they followed."""
    old, new = _placed(before), _placed(after)
    stayed = _stayed(old, new)
    pairs = _pair(old, new, stayed)
    found = set(pairs.values())
    gone = [i for i in range(len(old)) if i not in found]
    told, changes = 0, list[SentenceChange]()
    for place, sentence in enumerate(new):
        origin = pairs.get(place)
        if place in stayed and origin is not None:
            while told < len(gone) and gone[told] < origin:
                changes.append(_removed(old[gone[told]]))
                told += 1
        changes.append(_told(old[origin] if origin is not None else None, sentence, place in stayed))
    changes.extend(_removed(old[i]) for i in gone[told:])
    return tuple(changes)


def count_changes(changes: Iterable[SentenceChange]) -> dict[Change, int]:
    """How many sentences were moved, changed, added and removed; what did not happen is left out."""
    counts = dict.fromkeys((Change.CHANGED, Change.MOVED, Change.ADDED, Change.REMOVED), 0)
    for each in changes:
        if each.change in counts:
            counts[each.change] += 1
    return {change: number for change, number in counts.items() if number}


def _placed(paragraphs: Iterable[Paragraph]) -> list[_Placed]:
    return [_Placed(s.text, number) for number, paragraph in enumerate(paragraphs) for s in paragraph]


def _stayed(old: Sequence[_Placed], new: Sequence[_Placed]) -> dict[int, int]:
    """The sentences that kept word and order: their old places by their new ones."""
    return _common([s.text for s in old], [s.text for s in new])


def _common(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    blocks = LCSseq.editops(old, new).as_matching_blocks()
    return {block.b + i: block.a + i for block in blocks for i in range(block.size)}


def _pair(old: Sequence[_Placed], new: Sequence[_Placed], stayed: Mapping[int, int]) -> dict[int, int]:
    """For each new place the old place of the sentence that it was: unmoved, then moved, then changed ones."""
    pairs, taken = dict(stayed), set(stayed.values())
    same: dict[str, deque[int]] = defaultdict(deque)
    for i, sentence in enumerate(old):
        if i not in taken:
            same[sentence.text].append(i)
    for place, sentence in enumerate(new):
        if place not in pairs and same[sentence.text]:
            pairs[place] = same[sentence.text].popleft()
    taken = set(pairs.values())
    left = [i for i in range(len(old)) if i not in taken]
    for place in [place for place in range(len(new)) if place not in pairs]:
        if (origin := _nearest(new[place].text, place, left, old)) is not None:
            pairs[place] = origin
            left.remove(origin)
    return pairs


def _nearest(text: str, place: int, left: Sequence[int], old: Sequence[_Placed]) -> int | None:
    near = sorted(left, key=lambda i: abs(i - place))[: 2 * _NEAR]
    alike = [
        (fuzz.ratio(text[:_BEGINNING], old[i].text[:_BEGINNING], score_cutoff=ALIKE), -abs(i - place), i)
        for i in near
    ]
    best = max(alike, default=(0.0, 0, 0))
    return best[2] if best[0] >= ALIKE else None


def _told(origin: _Placed | None, sentence: _Placed, stayed: bool) -> SentenceChange:
    if origin is None:
        return _whole(Change.ADDED, sentence)
    if origin.text == sentence.text:
        return _whole(Change.SAME if stayed else Change.MOVED, sentence)
    pieces = compare_words(origin.text, sentence.text)
    moved = origin.paragraph != sentence.paragraph
    return SentenceChange(change=Change.CHANGED, pieces=pieces, paragraph=sentence.paragraph, moved=moved)


def _removed(sentence: _Placed) -> SentenceChange:
    return _whole(Change.REMOVED, sentence)


def _whole(change: Change, sentence: _Placed) -> SentenceChange:
    kind = Change.SAME if change is Change.MOVED else change
    return SentenceChange(
        change=change,
        pieces=(Piece(kind, sentence.text),),
        paragraph=sentence.paragraph,
        moved=change is Change.MOVED,
    )


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """The words of one sentence that are the same, removed and added, in the order of reading."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _LONGEST:
        return Piece(Change.REMOVED, before + " "), Piece(Change.ADDED, after)
    pieces, read, written = list[Piece](), 0, 0
    blocks = LCSseq.editops([w.strip() for w in old], [w.strip() for w in new]).as_matching_blocks()
    for block in blocks:  # the last one is empty and stands behind both
        pieces.append(Piece(Change.REMOVED, "".join(old[read : block.a])))
        pieces.append(Piece(Change.ADDED, "".join(new[written : block.b])))
        read, written = block.a + block.size, block.b + block.size
        pieces.append(Piece(Change.SAME, "".join(new[block.b : written])))
    return tuple(piece for piece in pieces if piece.words)
