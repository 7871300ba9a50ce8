"""Compares what drafts stand on, element by element: who, where, when, what, how and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from storycraft.domain.story import Element, Frame, FrameEntry

_ALIKE = 90.0
"""From this likeness on (rapidfuzz's, 0 to 100) two entries say the same in almost the same words."""
_BEGINNING = 1_000
"""Characters of an entry that are compared: many times as many as entries have."""


class Agreement(StrEnum):
    """How the frames of several drafts stand to each other in one element."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MISSING = "missing"
    """One of them at least has nothing there; what the others have is the same."""


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element in each frame, in their order; "" where a frame has a gap."""

    element: Element
    texts: tuple[str, ...]
    agreement: Agreement


def compare_frames(frames: Sequence[Frame]) -> tuple[ElementRow, ...]:
    """One row for each element, in the order in which a story tells them."""
    return tuple(_row(element, [frame[element] for frame in frames]) for element in Element)


def _row(element: Element, entries: Sequence[FrameEntry]) -> ElementRow:
    return ElementRow(element, tuple(entry.text.strip() for entry in entries), _agreement(entries))


def _agreement(entries: Sequence[FrameEntry]) -> Agreement:
    filled = [entry for entry in entries if not entry.is_gap]
    if any(not _alike(filled[0], other) for other in filled[1:]):
        return Agreement.DIFFERS
    return Agreement.AGREES if filled and len(filled) == len(entries) else Agreement.MISSING


def _alike(one: FrameEntry, other: FrameEntry) -> bool:
    said, also = (" ".join(entry.text.casefold().split())[:_BEGINNING] for entry in (one, other))
    return said == also or fuzz.token_sort_ratio(said, also, score_cutoff=_ALIKE) >= _ALIKE
