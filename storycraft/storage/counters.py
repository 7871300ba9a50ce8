"""Numbers that are given once ("c17" names the same contribution for ever), and how many rows there are."""

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
    """How many rows of a table are so."""
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one()
