"""A workshop that a browser may return to; it says nothing about people."""

from dataclasses import dataclass
from datetime import datetime

from storycraft.domain.role import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentWorkshop:
    """A workshop that a browser has opened by a link that is still valid; `changed` is when it was last changed.

    `group_id` is the group that the link was made for, `group_name` that group's present name.
    """

    workshop_id: str
    title: str
    role: Role
    group_id: str
    group_name: str
    changed: datetime
