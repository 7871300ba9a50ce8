"""Tells a room in its course: each group's points in the order of the notes, with what others say to them behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from storycraft.weavers.quotes.exchanges import find_conversations
from storycraft.weavers.quotes.first_and_last import goes_on_with
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.plan_order import is_at_odds

_ENOUGH = 60
"""Words of a paragraph that may end where the next point begins something else."""
_MOST = 115
"""Words of a paragraph that ends before the next point, whatever that is."""
_NEAR = 0.5
"""What passages share that are about the same: a word that two or three have."""
_GOES_ON = 1.5
"""What it counts that a paragraph goes on with what its group has told before it, as much as rare words in common."""
_A_REST = 35
"""Words that make no paragraph of their own."""

Bonds: TypeAlias = Mapping[tuple[Passage, Passage], float]
"""Pairs of passages that share words which few have, as they stand in the notes, with how near they are."""


@dataclass(frozen=True, slots=True)
class Course:
    """The paragraphs of what was said, that of the opening first, and the lines of what rang true of no paragraph."""

    parts: tuple[Part, ...]
    sayings: tuple[Passage, ...]


def find_course(
    passages: Sequence[Passage],
    opening: Sequence[Passage],
    bonds: Bonds,
    language: str,
) -> Course:
    """The course of these passages.

    Notes keep the order in which a table talked: who brought the soup stands behind the night on which it was needed.
    So nobody's point is moved, except behind what it answers, disputes, asks about or says again in other words.
    """
    talks = sorted(find_conversations(passages, language), key=lambda some: some[0].number)
    sayings = [some[0] for some in talks if len(some) == 1 and some[0].is_saying and some[0] not in opening]
    # What opens the story stands before all that others say to it.
    talks = [sorted(some, key=lambda p: p not in opening) for some in talks if some[0] not in sayings]
    begun = [some for some in talks if some[0] in opening]
    first = begun[0][0].group_id if begun else ""
    order = list(dict.fromkeys([first, *(some[0].group_id for some in talks)]))
    parts = list[Part]()
    for gid in order:
        own = [some for some in talks if some[0].group_id == gid]
        at = own.index(begun[0]) if begun and begun[0] in own else 0
        # What was said before the scene that opens the story comes behind all that was said after it.
        for run in (own[at:], own[:at]):
            parts += [Part(Role.EXCHANGE, tuple(some)) for some in _paragraphs(run, bonds)]
    if begun:
        parts[0] = replace(parts[0], role=Role.OPENING)
    return Course(tuple(parts), tuple(sayings))


def in_order(parts: Sequence[Part], bonds: Bonds) -> list[Part]:
    """The paragraphs behind the first: what people do not agree on comes last, as the turn of a story.

    Each stands behind the one that it goes on with: as its group told it, or by rare words that both have.
    """
    found, left = list(parts[:1]), list(parts[1:])
    behind = {id(part): id(before) for before, part in pairwise(parts)}
    waiting = {id(part): id(before) for before, part in pairwise(parts) if _is_later(part, before)}

    def worth(part: Part) -> tuple[bool, bool, float, int]:
        last = found[-1]
        shared = sum(bonds.get(_in_notes(p, q), 0.0) for p in last.passages for q in part.passages)
        goes_on = behind[id(part)] == id(last) and _ends_as(last, part)
        told_before = waiting.get(id(part)) not in [id(other) for other in left]
        return told_before, not is_at_odds(part), shared + _GOES_ON * goes_on, -parts.index(part)

    while left:
        found.append(max(left, key=worth))
        left.remove(found[-1])
    return found


def _is_later(part: Part, before: Part) -> bool:
    """Whether a group said this behind what the paragraph before tells of it: it is told behind that."""
    one, other = before.passages[:1], part.passages[:1]
    return all(p.group_id == q.group_id and p.number < q.number for p in one for q in other)


def _ends_as(one: Part, other: Part) -> bool:
    """Whether the group that ends a paragraph begins another one."""
    ends, begins = one.passages[-1:], other.passages[:1]
    return [p.group_id for p in ends] == [p.group_id for p in begins]


def with_no_rest(parts: Sequence[Part]) -> list[Part]:
    """The paragraphs; a small one stands with the one before it, and a small first one by itself."""
    found = list(parts[:1])
    for part in parts[1:]:
        before, own = _words(found[-1].passages), _words(part.passages)
        small = own < _A_REST <= before if len(found) == 1 else min(own, before) < _A_REST
        both = (*found[-1].passages, *part.passages)
        fits = part.role is Role.EXCHANGE and found[-1].role in (Role.EXCHANGE, Role.OPENING)
        if small and fits and _words(both) <= _MOST + _A_REST:
            found[-1] = replace(found[-1], passages=both)
        else:
            found.append(part)
    return found


def _paragraphs(talks: Sequence[Sequence[Passage]], bonds: Bonds) -> list[list[Passage]]:
    """The talks in paragraphs of about one length, parted where something else begins."""
    found = list[list[Passage]]()
    for before, talk in pairwise([[], *talks]):
        words = _words(found[-1]) if found else _MOST
        goes_on = bool(before) and _goes_on(talk[0], found[-1], bonds)
        if words + _words(talk) > _MOST or (words >= _ENOUGH and not goes_on):
            found.append([])
        found[-1] += talk
    if len(found) > 1 and min(_words(found[-1]), _words(found[-2])) < _A_REST:
        found[-2:] = [[*found[-2], *found[-1]]]
    return found


def _goes_on(passage: Passage, before: Sequence[Passage], bonds: Bonds) -> bool:
    """Whether a passage goes on with what was told before it: it happened then, or is about the same."""
    near = any(bonds.get(_in_notes(p, passage), 0.0) >= _NEAR for p in before)
    return near or goes_on_with(passage, before[-1])


def _in_notes(one: Passage, other: Passage) -> tuple[Passage, Passage]:
    """Two passages as they stand in the notes."""
    return (one, other) if one.number < other.number else (other, one)


def _words(passages: Sequence[Passage]) -> int:
    return sum(p.words for p in passages)
