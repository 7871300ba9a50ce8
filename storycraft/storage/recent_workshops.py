"""Stores which workshops a browser has opened and in which role, as long as the link it used is valid."""

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from storycraft.domain.recent_workshop import RecentWorkshop
from storycraft.domain.role import Role
from storycraft.storage import tables
from storycraft.storage.access import Access
from storycraft.storage.merged_groups import standing_group

MOST = 5_000
"""Ways that are kept of one workshop: whoever has its code can come as many browsers."""
AT_ONCE = 500
"""Names in one query."""

_table = tables.way_back


class RecentWorkshops(Access):
    """Reads and writes the workshops that a browser can return to.

    A row holds no key, and only the browser's author id in this one workshop: without the installation's
    secret nobody can tell which rows of different workshops are one browser's.
    """

    def remember_workshop(self, workshop_id: str, browser: str, role: Role, group_id: str = "") -> None:
        """Store that a browser opened a workshop by a valid link; raises StorageError."""
        here = self._where(workshop_id, browser, role, group_id)
        generation = self._generation_of(workshop_id, role, group_id)
        with self.reading() as connection:
            if connection.execute(sa.select(_table.c.generation).where(*here)).scalar() == generation:
                return
        with self.writing() as connection:
            connection.execute(sa.delete(_table).where(*here))
            count = sa.select(sa.func.count()).where(_table.c.workshop_id == workshop_id)
            if connection.execute(count).scalar_one() < MOST:
                connection.execute(
                    sa.insert(_table).values(
                        workshop_id=workshop_id,
                        browser=self.author(workshop_id, browser),
                        role=role.value,
                        group_id=group_id,
                        generation=generation,
                    )
                )

    def forget_workshop(self, way: RecentWorkshop, browser: str) -> None:
        """Delete this entry; the link itself stays valid."""
        with self.writing() as connection:
            connection.execute(
                sa.delete(_table).where(*self._where(way.workshop_id, browser, way.role, way.group_id))
            )

    def recent_workshops(self, browser: str) -> tuple[RecentWorkshop, ...]:
        """The workshops that this browser can return to, the most recently changed first."""
        if not browser:
            return ()
        with self.reading() as connection:
            ways = [
                RecentWorkshop(
                    workshop_id=row.workshop_id,
                    title=title,
                    role=Role(row.role),
                    group_id=row.group_id,
                    group_name=_group_name(connection, row.workshop_id, row.group_id),
                    changed=_changed(connection, row.workshop_id) or made,
                )
                for row, title, made in self._good_rows(connection, browser)
            ]
        return tuple(sorted(ways, key=lambda way: way.changed, reverse=True))

    def _good_rows(
        self, connection: sa.Connection, browser: str
    ) -> Iterator[tuple[sa.Row[tuple[str, ...]], str, datetime]]:
        of, group = tables.workshop, tables.group
        workshops = connection.execute(sa.select(_table.c.workshop_id).distinct()).scalars().all()
        authors = [self.author(workshop_id, browser) for workshop_id in workshops]
        good = sa.case(
            (_table.c.role == Role.FACILITATOR.value, of.c.facilitator_generation),
            else_=group.c.key_generation,
        )
        for start in range(0, len(authors), AT_ONCE):
            rows = connection.execute(
                sa.select(_table, of.c.title, of.c.made)
                .join(of, of.c.id == _table.c.workshop_id)
                .outerjoin(
                    group, (group.c.workshop_id == _table.c.workshop_id) & (group.c.id == _table.c.group_id)
                )
                .where(_table.c.browser.in_(authors[start : start + AT_ONCE]), _table.c.generation == good)
            )
            for row in rows:
                yield row, row.title, row.made

    def _generation_of(self, workshop_id: str, role: Role, group_id: str) -> int:
        if role is Role.FACILITATOR:
            return self.key_generations(workshop_id).facilitator
        return self.key_generations(workshop_id).group(group_id)

    def _where(
        self, workshop_id: str, browser: str, role: Role, group_id: str
    ) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            _table.c.workshop_id == workshop_id,
            _table.c.browser == self.author(workshop_id, browser),
            _table.c.role == role.value,
            _table.c.group_id == group_id,
        )


def _group_name(connection: sa.Connection, workshop_id: str, group_id: str) -> str:
    """What the group is called now, or the one that it was merged into."""
    if not group_id:
        return ""
    table, standing = tables.group, standing_group(connection, workshop_id, group_id)
    query = sa.select(table.c.name).where(table.c.workshop_id == workshop_id, table.c.id == standing)
    return str(connection.execute(query).scalar_one())


def _changed(connection: sa.Connection, workshop_id: str) -> datetime | None:
    table = tables.event
    query = sa.select(table.c.made).where(table.c.workshop_id == workshop_id)
    return connection.execute(query.order_by(table.c.revision.desc()).limit(1)).scalar()
