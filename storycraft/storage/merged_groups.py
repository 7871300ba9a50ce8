"""Finds the present group of a merged group, and all groups that were merged into one."""

from collections.abc import Mapping

import sqlalchemy as sa

from storycraft.domain.errors import NotFound
from storycraft.storage import tables

_table = tables.group


def standing_group(connection: sa.Connection, workshop_id: str, group_id: str) -> str:
    """The id of the group that a group has become: its own unless it was merged into another one.

    Raises:
        NotFound: there is no such group.
    """
    return standing_in(_merges(connection, workshop_id), group_id)


def groups_within(connection: sa.Connection, workshop_id: str, group_id: str) -> tuple[str, ...]:
    """All groups that have become one with this group; its own id is among them."""
    merges = _merges(connection, workshop_id)
    into = standing_in(merges, group_id)
    return tuple(each for each in merges if standing_in(merges, each) == into)


def _merges(connection: sa.Connection, workshop_id: str) -> dict[str, str]:
    query = sa.select(_table.c.id, _table.c.merged_into).where(_table.c.workshop_id == workshop_id)
    return {row.id: row.merged_into for row in connection.execute(query)}


def standing_in(merges: Mapping[str, str], group_id: str) -> str:
    """The same, where it is known which group each one was merged into ("" for one that stands)."""
    # Only groups that stand are merged or merged into; a restored database could lead round in a circle.
    passed = set[str]()
    while group_id not in passed and merges.get(group_id):
        passed.add(group_id)
        group_id = merges[group_id]
    if group_id not in merges or merges[group_id]:
        raise NotFound("This group is not there any more.")
    return group_id
