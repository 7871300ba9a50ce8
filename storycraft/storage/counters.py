"""Counters for numbers that are given only once (the 17 of "c17"), and counts of rows."""

import sqlalchemy as sa

from storycraft.storage.tables import workshop


def raise_counter(connection: sa.Connection, workshop_id: str, column: str, by: int = 1) -> int:
    """Raise a counter in the workshop's row and return it; the row is locked by the transaction already."""
    raised = connection.execute(
        sa.update(workshop)
        .where(workshop.c.id == workshop_id)
        .values({column: workshop.c[column] + by})
        .returning(workshop.c[column])
    ).scalar_one()
    return int(raised)


def count(connection: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    """The number of rows of a table that fulfil a condition."""
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one()
