"""A proposed change of a draft, which waits until people decide."""

from dataclasses import dataclass

from storycraft.domain.story import Paragraph, Provenance

WHOLE = -1
"""The place of a proposal that is about the whole draft."""


@dataclass(frozen=True, slots=True)
class ChangeProposal:
    """A new text for a passage of paragraph number `place`, or for the whole draft; `hand` is who proposes it.

    `typed` is the wish as somebody typed it, "" where a button was pressed.
    """

    place: int
    wish: str
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    hand: str
    provenance: Provenance | None = None
    typed: str = ""
