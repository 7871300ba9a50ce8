"""Puts what rang true right behind what it rang to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.parts import Part, Role, without
from storycraft.weavers.quotes.passages import Passage

_A_BOND = 0.8
"""What a line shares with what it rang to: a word that only they have, or two that a third or fourth has, too."""
_A_LINE = 20
"""Words of a line that rang true."""
_HOMES = (Role.OPENING, Role.GROUP, Role.EXCHANGE)
"""Parts in which something was told that can ring true."""


def sayings_behind(parts: Sequence[Part], bonds: Mapping[tuple[Passage, Passage], float]) -> list[Part]:
    """The parts, each line of what rang true behind the passage with which it shares the rarest words.

    `bonds` are pairs of passages that share such words, with how near they are. A part that has a lead stays as it is.
    """
    near = dict[Passage, dict[Passage, float]]()
    for (one, other), weight in bonds.items():
        if weight >= _A_BOND and _rang(one) is not _rang(other):
            near.setdefault(one, {})[other] = near.setdefault(other, {})[one] = weight
    found = list(parts)
    for saying in [p for part in parts if _is_open(part) for p in part.passages if _rang(p) and p in near]:
        sources = [p for part in found if _is_open(part) for p in part.passages if p in near[saying]]
        if not sources:
            continue
        source = max(sources, key=lambda p: (near[saying][p], p.event, -p.number))
        if any({saying, source} <= set(part.passages) for part in found if part.role is Role.EXCHANGE):
            continue
        found = [replace(part, passages=tuple(without(part.passages, [saying]))) for part in found]
        home = next(at for at, part in enumerate(found) if source in part.passages)
        told = found[home].passages
        at = told.index(source) + 1
        found[home] = replace(found[home], passages=(*told[:at], saying, *told[at:]))
    return found


def _is_open(part: Part) -> bool:
    return part.role in _HOMES and not part.lead


def _rang(passage: Passage) -> bool:
    return passage.lane is Lane.RESONATES and passage.words <= _A_LINE
