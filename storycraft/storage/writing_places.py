"""Stores which paragraph of a draft each screen writes in, for the others that show the draft."""

from datetime import timedelta

import sqlalchemy as sa

from storycraft.domain.role import Role
from storycraft.domain.writing_place import WritingPlace
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.database import Store, now, seen_lately
from storycraft.storage.workshop_limits import WRITERS

FRESH = timedelta(seconds=12)
"""A screen that was silent for longer writes no more: it says so every few seconds."""

_table = tables.writing_place


class WritingPlaces(Store):
    """Reads and writes where people write; writing raises no revision."""

    def keep_writing_place(self, at: WritingPlace) -> None:
        """Say that a screen writes there now; what screens that are gone have said is forgotten."""
        row = {"role": at.role.value, "place": at.place, "begins": at.begins, "seen": now()}
        with self.writing() as connection:
            self._forget(connection, at.draft_id, at.screen)
            if count(connection, _table, _table.c.draft_id == at.draft_id) >= WRITERS:
                return  # others see less of who writes; what is written is kept all the same
            connection.execute(sa.insert(_table).values(draft_id=at.draft_id, screen=at.screen, **row))

    def leave_writing_place(self, draft_id: str, screen: str) -> None:
        """Say that a screen writes no more in a draft."""
        with self.writing() as connection:
            self._forget(connection, draft_id, screen)

    def writing_places(self, draft_id: str) -> tuple[WritingPlace, ...]:
        """Where people write in a draft now."""
        query = sa.select(_table).where(
            _table.c.draft_id == draft_id, seen_lately(_table.c.seen, now(), FRESH)
        )
        with self.reading() as connection:
            rows = connection.execute(query.order_by(_table.c.screen)).all()
        return tuple(
            WritingPlace(
                draft_id=r.draft_id, screen=r.screen, role=Role(r.role), place=r.place, begins=r.begins
            )
            for r in rows
        )

    def _forget(self, connection: sa.Connection, draft_id: str, screen: str) -> None:
        gone = (_table.c.screen == screen) | ~seen_lately(_table.c.seen, now(), FRESH)
        connection.execute(sa.delete(_table).where(_table.c.draft_id == draft_id, gone))
