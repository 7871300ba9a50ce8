"""Puts what rang true right behind what it rang to, in whichever group."""

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
    """The parts, each line of what rang true beside the passage with which it shares the rarest words.

    Paragraphs of threads that people numbered keep that order. `bonds` are pairs of passages that share such words, with
    how near they are. A part that has a lead stays as it is.
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
        told = [part for part in found if part.role in (Role.EXCHANGE, Role.OPENING)]
        if any({saying, source} <= set(part.passages) for part in told):
            continue  # it leads there
        found = [replace(part, passages=tuple(without(part.passages, [saying]))) for part in found]
        home = next(at for at, part in enumerate(found) if source in part.passages)
        found[home] = _with(saying, source, found[home])
    return _in_their_order(found)


def _with(saying: Passage, source: Passage, part: Part) -> Part:
    """The part with a saying behind what it rang to."""
    at = part.passages.index(source) + 1
    # The order in which groups speak is that of an exchange from there on.
    role = part.role if saying.group_id == source.group_id else Role.EXCHANGE
    return replace(part, role=role, passages=(*part.passages[:at], saying, *part.passages[at:]))


def _in_their_order(parts: Sequence[Part]) -> list[Part]:
    """The parts, those of numbered threads in that order: each where one of them stood."""
    found = list(parts)
    places = [at for at, part in enumerate(parts) if _place(part) and part.role is not Role.OPENING]
    numbered = sorted((parts[at] for at in places), key=_place)
    for at, part in zip(places, numbered, strict=True):
        found[at] = part
    return found


def _place(part: Part) -> int:
    """The number of the thread that a part tells; 0 where it tells none, or has its place by what leads into it."""
    told = part.role in (Role.GROUP, Role.EXCHANGE) and not part.lead
    return min((p.place for p in part.passages if p.place), default=0) if told else 0


def _is_open(part: Part) -> bool:
    return part.role in _HOMES and not part.lead


def _rang(passage: Passage) -> bool:
    return passage.lane is Lane.RESONATES and passage.words <= _A_LINE
