"""The screens that are open in a workshop, and the workshops that a browser may return to; no data about people."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """The role that a link gives: it decides what its holder may see and change."""

    FACILITATOR = "facilitator"
    GROUP = "group"
    PERSON = "person"
    WALL = "wall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One page that is open in a browser; `id` is unique within its server process."""

    id: str
    workshop_id: str
    group_id: str
    role: Role


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
