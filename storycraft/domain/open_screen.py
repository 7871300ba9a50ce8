"""A page of a workshop that is open in a browser; it says nothing about people."""

from dataclasses import dataclass

from storycraft.domain.role import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One page that is open in a browser; `id` is unique within its server process."""

    id: str
    workshop_id: str
    group_id: str
    role: Role
