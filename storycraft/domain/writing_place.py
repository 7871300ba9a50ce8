"""Where somebody writes in a draft, for the others who have it open."""

from dataclasses import dataclass

from storycraft.domain.role import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingPlace:
    """The paragraph of a draft that a screen writes in: its number, and how it begins; -1 is the title."""

    draft_id: str
    screen: str
    role: Role
    place: int
    begins: str
