"""Who is present: screens that are open, never people."""

from dataclasses import dataclass
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
