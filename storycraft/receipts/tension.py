"""Finds points of one thread that contradict each other, as far as code can show it: a denial, or an opposite word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storycraft.domain.workshop import Contribution, Thread
from storycraft.receipts.checks.opposites import are_opposed
from storycraft.receipts.facts.clauses import Clause, clauses
from storycraft.text.questions import asks
from storycraft.text.words import base_language, words

_SUBJECT = 3
"""Words that two clauses must have in common to speak of the same."""
_SAME = 0.5
"""The share of the smaller clause's words that both have, where one says it and the other denies it."""
_COMMON = 40
"""A word of more clauses of a thread than this is its theme; that two have it says nothing, and takes long."""


@dataclass(frozen=True, slots=True)
class _Said:
    point: str
    clause: Clause


def contradict(one: str, other: str, language: str) -> bool:
    """Whether one text says what the other denies, or its opposite, in a clause about the same."""
    code = base_language(language)
    ours = clauses(one, code)
    said = (*ours, *clauses(other, code))
    places = _places(said)
    return any(
        _opposed(said[before], said[place], code)
        for place in range(len(ours), len(said))
        for before in _akin(said[place], place, places)
        if before < len(ours)
    )


def find_tension(
    threads: Iterable[Thread], contributions: Iterable[Contribution], language: str
) -> tuple[tuple[str, str, str], ...]:
    """Pairs of points that contradict each other, as (id of the thread, id of the one, id of the other)."""
    known = {c.id: c for c in contributions}
    return tuple(
        (thread.id, one, other)
        for thread in threads
        for one, other in _pairs(
            tuple(known[cid] for cid in thread.contribution_ids if cid in known), language
        )
    )


@lru_cache(maxsize=256)
def _pairs(points: tuple[Contribution, ...], language: str) -> tuple[tuple[str, str], ...]:
    """Each pair of a thread's points that contradict each other, once, in the order of the points.

    A board and a story ask for it at each drawing, and few threads have changed by then.
    """
    return tuple(_find_pairs(points, language))


def _find_pairs(points: Sequence[Contribution], language: str) -> Iterator[tuple[str, str]]:
    code = base_language(language)
    said = [_Said(c.id, clause) for c in points if not asks(c.text) for clause in clauses(c.text, code)]
    places = _places([each.clause for each in said])
    told: set[tuple[str, str]] = set()
    for place, each in enumerate(said):
        for other in _akin(each.clause, place, places):
            pair = (said[other].point, each.point)
            if pair not in told and pair[0] != pair[1] and _opposed(said[other].clause, each.clause, code):
                told.add(pair)
                yield pair


def _places(said: Sequence[Clause]) -> dict[str, list[int]]:
    """Where each stem stands, by the place of its clauses."""
    places: dict[str, list[int]] = {}
    for place, clause in enumerate(said):
        for stem in clause.stems:
            places.setdefault(stem, []).append(place)
    return places


def _akin(clause: Clause, place: int, places: Mapping[str, Sequence[int]]) -> list[int]:
    """The clauses before this one that share two words with it."""
    shared = Counter(
        other
        for stem in clause.stems
        if len(places[stem]) <= _COMMON
        for other in places[stem]
        if other < place
    )
    return sorted(other for other, count in shared.items() if count > 1)


def _opposed(one: Clause, other: Clause, code: str) -> bool:
    common = one.stems & other.stems
    near = len(common) >= _SUBJECT and len(common) >= _SAME * min(len(one.stems), len(other.stems))
    if near and bool(one.negations) is not bool(other.negations):
        return True
    # Small words count in clauses that are alike: "open" and "before" are too common to tell by themselves.
    return (len(common) > 1 and are_opposed(one.stems, other.stems, code)) or (
        near and are_opposed(_stems(one, code), _stems(other, code), code)
    )


def _stems(clause: Clause, code: str) -> set[str]:
    return {word.stem for word in words(clause.text, code)}
