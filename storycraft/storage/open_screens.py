"""Stores which screens are open; every server process writes its own."""

from collections.abc import Iterable
from datetime import timedelta

import sqlalchemy as sa

from storycraft.domain.open_screen import Screen
from storycraft.domain.role import Role
from storycraft.storage import tables
from storycraft.storage.database import Store, now, seen_lately

FRESH = timedelta(seconds=45)
"""A process that was silent for longer is gone, and its screens with it."""

_table = tables.screen


class Attendance(Store):
    """Reads and writes open screens; writing raises no revision, and the rows of an ended process are removed."""

    def keep_screens(self, process: str, screens: Iterable[Screen]) -> None:
        """Replace the screens of this process; rows of processes that no longer write are deleted."""
        moment = now()
        with self.writing() as connection:
            connection.execute(
                sa.delete(_table).where(
                    (_table.c.process == process) | ~seen_lately(_table.c.seen, moment, FRESH)
                )
            )
            known = set(connection.execute(sa.select(tables.workshop.c.id)).scalars())
            rows = [
                {
                    "process": process,
                    "id": screen.id,
                    "workshop_id": screen.workshop_id,
                    "group_id": screen.group_id,
                    "role": screen.role.value,
                    "seen": moment,
                }
                for screen in screens
                if screen.workshop_id in known
            ]
            if rows:
                connection.execute(sa.insert(_table), rows)

    def screens(self, workshop_id: str) -> tuple[Screen, ...]:
        """The workshop's screens that are open now."""
        query = sa.select(_table).where(
            _table.c.workshop_id == workshop_id, seen_lately(_table.c.seen, now(), FRESH)
        )
        with self.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Screen(id=r.id, workshop_id=r.workshop_id, group_id=r.group_id, role=Role(r.role)) for r in rows
        )
