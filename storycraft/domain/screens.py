"""Who is present, and who may come back: screens and browsers, never people."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a way in lets one do."""

    FACILITATOR = "facilitator"
    GROUP = "group"
    PERSON = "person"
    WALL = "wall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One open page of a browser; `id` is unique within its server process."""

    id: str
    workshop_id: str
    group_id: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """A workshop that a browser was in by a link that is still good; `changed` is when anybody changed it last.

    `group_id` is the group that the link was made for, `group_name` what it is called now.
    """

    workshop_id: str
    title: str
    role: Role
    group_id: str
    group_name: str
    changed: datetime
