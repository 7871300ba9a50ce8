"""Who told, as the file knows it: the roles of those who spoke, or else the names of the groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from storycraft.domain.workshop import ROOM, Contribution, Group

_MOST = 4
"""Roles or groups that are named; more of them are no answer at a glance."""


class Origin(StrEnum):
    """Where a proposal comes from: from points, from what is known of the workshop, or of the people in it."""

    POINTS = "points"
    WORKSHOP = "workshop"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class PeopleOnFile:
    """Those who told, in words of the file; `contribution_ids` are the points of the roles, none for groups."""

    text: str
    contribution_ids: tuple[str, ...]
    origin: Origin


def people_on_file(contributions: Sequence[Contribution], groups: Sequence[Group]) -> PeopleOnFile | None:
    """The most frequent roles of those who spoke; without roles the groups that spoke, if they are few and named."""
    roles = [role for role, _ in Counter(c.speaker for c in contributions if c.speaker).most_common(_MOST)]
    if roles:
        ids = tuple(c.id for c in contributions if c.speaker in roles)
        return PeopleOnFile(", ".join(roles), ids, Origin.PEOPLE)
    speaking = {c.group_id for c in contributions}
    names = [group.name for group in groups if group.id in speaking and group.name != ROOM]
    if not names or len(names) > _MOST:
        return None
    return PeopleOnFile(", ".join(names), (), Origin.WORKSHOP)
