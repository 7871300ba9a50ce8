"""Joins passages that say nearly the same: one is told, with the sources of all."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storycraft.weavers.quotes.passages import Kind, Passage

_A_MENTION = 2
"""Words of a fragment that is told with a passage of its group which has all of them: "keys"."""
_MOST_NEAR = 200
"""Passages behind a passage that are looked at by each of its words."""
_LIKE = 0.6
"""The share of their words that two points have in common when they say nearly the same."""


def without_repetitions(passages: Sequence[Passage]) -> Iterator[Passage]:
    """One passage for those that say nearly the same: the strongest tells, the others are told with it."""
    near, told = _Near(passages), set[int]()
    for place, first in enumerate(passages):
        if place in told:
            continue
        later = (n for n in near.behind(place, first) if n not in told)
        same = {n: passages[n] for n in sorted(later) if _say_the_same(first, passages[n])}
        if same:
            told.update(same)
            best = max((first, *same.values()), key=lambda p: (p.strength, -p.number))
            others = [p for p in (first, *same.values()) if p is not best]
            alike = tuple(c for p in others for c in p.points)
            yield replace(best, number=first.number, alike=alike)
        else:
            yield first


class _Near:
    """Finds the passages that can say the same as another: those of its words, and those that have all of its stems.

    Of two passages of which one has all stems of the other, it has the other's rarest one; so few pairs are compared.
    Where a whole room has few words, the next ones of each are: who is compared with all grows with the square.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._count = Counter(stem for p in passages for stem in p.stems)
        self._having = defaultdict[object, list[int]](list)
        self._within = defaultdict[object, list[int]](list)
        for place, passage in enumerate(passages):
            self._having[passage.folded].append(place)
            for stem in passage.stems:
                self._having[stem, passage.group_id].append(place)
                self._having[stem, passage.numbers].append(place)
            if rarest := self._rarest(passage):
                self._within[rarest, passage.numbers].append(place)
                if passage.kind is Kind.FRAGMENT:
                    self._within[rarest, passage.group_id].append(place)

    def behind(self, place: int, passage: Passage) -> set[int]:
        """Where they stand behind the passage at this place."""
        rarest = self._rarest(passage)
        found = [self._having[passage.folded], self._having[rarest, passage.numbers]]
        if passage.kind is Kind.FRAGMENT:
            found.append(self._having[rarest, passage.group_id])
        for stem in passage.stems:
            found += [self._within[stem, passage.numbers], self._within[stem, passage.group_id]]
        starts = ((places, bisect_right(places, place)) for places in found)
        return {near for places, start in starts for near in places[start : start + _MOST_NEAR]}

    def _rarest(self, passage: Passage) -> str:
        return min(passage.stems, key=lambda stem: (self._count[stem], stem), default="")


def _say_the_same(one: Passage, other: Passage) -> bool:
    """Whether two passages have most words in common, and neither has a word, number or denial instead of another's.

    "The ash gate was closed" and "the elm gate was closed" are two voices, however much else they have in common.
    """
    if Kind.QUESTION in (one.kind, other.kind) and one.kind is not other.kind:
        return False
    # Who answers is told behind what he answers, however much alike they are.
    if len(one.points) > 1 or len(other.points) > 1 or one.answers is not other.answers:
        return False
    common = one.stems & other.stems
    if not common and one.stems:
        return False
    if one.folded == other.folded:
        return True
    if one.group_id == other.group_id and Kind.FRAGMENT in (one.kind, other.kind):
        few, many = sorted((one, other), key=lambda p: len(p.stems))
        if few.kind is Kind.FRAGMENT and few.words <= _A_MENTION and few.stems and few.stems <= many.stems:
            return True
    if one.kind is not other.kind or len(common) < 3 or len(common) < _LIKE * len(one.stems | other.stems):
        return False
    if common not in (one.stems, other.stems) or one.denials != other.denials:
        return False
    return one.numbers == other.numbers
