"""Turns plans round, so that two drafts of one order do not tell the same things in the same order."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from storycraft.weavers.quotes.first_and_last import goes_on_with
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passages import Passage

_ALIKE = 0.55
"""The share of passages in the same order, above which two plans are one; of the sources told it is more."""
_VARIANTS = 4
"""Orders in which one plan can be told."""
_A_SCENE = 2.0
"""How much of an event a passage is that shows what happened."""
A_BOND = 0.9
"""What two passages share that belong together: a word that only they have, or two that a third has, too."""
_MIDDLE = (Role.THREAD, Role.EXCHANGE, Role.GROUP, Role.STAGE)
"""Paragraphs that may stand in another order."""


def varied(parts: Sequence[Part], seed: int) -> list[Part]:
    """The parts in another order of their groups, and of those neighbours that do the same in the story."""
    if seed % 2 == 0:
        return list(parts)
    turned = [
        part
        if part.lead or part.role in (Role.OPENING, Role.CLOSING, Role.EXCHANGE)
        else replace(part, passages=tuple(_turned(part.passages)))
        for part in parts
    ]
    found: list[Part] = []
    for _, same in groupby(turned, key=lambda part: (part.role is Role.OPENING, bool(part.lead))):
        run = list(same)
        middle = [p for p in run if p.role in _MIDDLE]
        rest = [p for p in run if p.role not in _MIDDLE]
        found += [*reversed(middle), *rest]
    return found


def _turned(passages: Sequence[Passage]) -> list[Passage]:
    """The groups in reverse order; what leans on a predecessor is one passage with it already."""
    groups = list(dict.fromkeys(p.group_id for p in passages))
    return [p for gid in reversed(groups) for p in passages if p.group_id == gid]


def different(plans: Sequence[Callable[[], list[Part]]], count: int) -> list[list[Part]]:
    """The parts of so many plans; each next one tells the fewest passages in the order of one before it.

    Where more are asked for than there are plans, these come again, turned round.
    """
    left = [plan() for plan in plans]
    chosen: list[list[Part]] = []
    while len(chosen) < count:
        left = left or [varied(parts, 1) for parts in chosen[-len(plans) :]]
        tries = [variant for parts in left for variant in _variants(parts)]
        best = min(tries, key=lambda t: _likeness(t, chosen))
        left.pop(tries.index(best) // _VARIANTS)
        chosen.append(best)
    return chosen


def unlike(parts: Sequence[Part], first: Sequence[Part], seed: int) -> list[Part]:
    """The parts as they are or turned round, by the seed; what is less like `first` comes first."""
    return sorted(_variants(parts), key=lambda variant: _likeness(variant, [first]))[seed % 2]


def _likeness(parts: Sequence[Part], others: Sequence[Sequence[Part]]) -> tuple[float, float]:
    """How much of a plan is told in the order of the first of others, and of any; what is less than alike is nothing."""
    shares = [_in_order(parts, other) for other in others]
    alike = [share if share > _ALIKE else 0.0 for share in shares] or [0.0]
    return alike[0], max(alike)


def _variants(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts as they are, with their groups and neighbours turned round, and begun from another paragraph."""
    moved = _begun_later(parts)
    return [list(parts), varied(parts, 1), moved, varied(moved, 1)]


def _begun_later(parts: Sequence[Part]) -> list[Part]:
    """The parts, each run of neighbours that do the same in the story begun with its second."""
    found: list[Part] = []
    for movable, same in groupby(parts, key=lambda part: part.role in _MIDDLE and not part.lead):
        run = list(same)
        found += [*run[1:], *run[:1]] if movable else run
    return found


def is_at_odds(part: Part) -> bool:
    """Whether people answer, quarrel about or deny something in a part."""
    return any(p.replies_to or p.quarrel or (p.sides and p.denied) for p in part.passages)


def linked(passages: Sequence[Passage], bonds: Mapping[tuple[Passage, Passage], float]) -> list[Passage]:
    """The passages of one group: what happened, then what shares rare words with something, then the others.

    Behind each stands what happened next, or what shares the rarest words with it.
    `bonds` are pairs of passages that do, with how near they are.
    """
    own, near = set(passages), dict[Passage, dict[Passage, float]]()
    for (one, other), weight in bonds.items():
        if one in own and other in own and weight >= A_BOND:
            near.setdefault(one, {})[other] = near.setdefault(other, {})[one] = weight
    left, found = list(passages), list[Passage]()
    while left:
        behind = near.get(found[-1], {}) if found else {}
        then = [p for p in left if found and goes_on_with(p, found[-1])]
        following = then or [p for p in left if p in behind]
        found.append(
            max(following, key=lambda p: behind.get(p, 0.0))
            if following
            else max(left, key=lambda p: (p.event >= _A_SCENE, p in near, -left.index(p)))
        )
        left.remove(found[-1])
    return found


def _in_order(one: Sequence[Part], other: Sequence[Part]) -> float:
    """The share of passages in the same order in both: the longest common subsequence of texts without repetition."""
    place = {p.id: number for number, p in enumerate(p for part in other for p in part.passages)}
    mine = [p.id for part in one for p in part.passages]
    ends: list[int] = []
    for number in (place[cid] for cid in mine if cid in place):
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends) / max(len(mine), len(place), 1)
