"""Stores the marks of the gallery round: one row for each, there or not, so that nobody marks a point twice."""

import sqlalchemy as sa

from storycraft.domain.errors import NotFound
from storycraft.domain.mark import Mark
from storycraft.domain.message import N_
from storycraft.domain.workshop import Lane
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.database import Store, leave_unchanged
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.workshop_limits import MARKS, refuse_beyond

_table = tables.mark


class Marks(Store):
    """Reads and writes marks."""

    def marks(self, workshop_id: str) -> tuple[Mark, ...]:
        """All marks of a workshop, those on withdrawn points too."""
        query = sa.select(_table).where(_table.c.workshop_id == workshop_id)
        in_order = query.order_by(*(column for column in _table.primary_key if column.name != "workshop_id"))
        with self.reading() as connection:
            return tuple(
                Mark(
                    contribution_id=row.contribution_id,
                    lane=Lane(row.lane),
                    group_id=row.group_id,
                    author=row.author,
                )
                for row in connection.execute(in_order)
            )

    def keep_mark(self, workshop_id: str, mark: Mark, on: bool) -> None:
        """Set a mark, or take it away; where it stands so already, nothing changes.

        The screens of the group that marked are told, those of the facilitator and those that show the board: others'
        marks are no news to a group that is reading. The log says which group marked, and neither whom nor what.

        Raises:
            NotFound: the point or the group is not there any more. InputError: there are as many as can be kept.
        """
        kind = N_("point marked") if on else N_("mark taken away")
        with self.writing(workshop_id, kind, mark.group_id, only=mark.group_id, ends=not on) as connection:
            group_id = standing_group(connection, workshop_id, mark.group_id)
            _require_point(connection, workshop_id, mark.contribution_id)
            values = {
                "workshop_id": workshop_id,
                "contribution_id": mark.contribution_id,
                "lane": mark.lane.value,
                "group_id": group_id,
                "author": mark.author,
            }
            here = [_table.c[name] == value for name, value in values.items()]
            if on is (connection.execute(sa.select(_table.c.lane).where(*here)).first() is not None):
                leave_unchanged(connection)
            elif on:
                kept = count(connection, _table, _table.c.workshop_id == workshop_id)
                refuse_beyond(kept + 1, MARKS, N_("marks in a workshop"))
                connection.execute(sa.insert(_table).values(values))
            else:
                connection.execute(sa.delete(_table).where(*here))


def _require_point(connection: sa.Connection, workshop_id: str, contribution_id: str) -> None:
    point = tables.contribution
    here = (point.c.workshop_id == workshop_id, point.c.id == contribution_id, ~point.c.withdrawn)
    if connection.execute(sa.select(point.c.id).where(*here)).first() is None:
        raise NotFound("This point is not there any more.", next_step="Nothing was changed.")


def merge_marks(connection: sa.Connection, workshop_id: str, group_id: str, into_id: str) -> None:
    """Give a group the marks of another that becomes part of it; a mark that both made stands once."""
    other = _table.alias()
    both = sa.exists().where(
        other.c.group_id == into_id,
        *(other.c[name] == _table.c[name] for name in ("workshop_id", "contribution_id", "lane", "author")),
    )
    theirs = (_table.c.workshop_id == workshop_id, _table.c.group_id == group_id)
    connection.execute(sa.delete(_table).where(*theirs, both))
    connection.execute(sa.update(_table).where(*theirs).values(group_id=into_id))
