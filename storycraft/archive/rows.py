"""Tables as lines of text, in whatever form the database has: what a backup writes and a restore reads."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from storycraft.archive import tables

AT_ONCE = 500


def tables_of(connection: sa.Connection) -> list[sa.Table]:
    """Storycraft's tables as they stand in this database, those first that others refer to."""
    found = sa.MetaData()
    # A PostgreSQL database may hold other programs' tables too.
    found.reflect(connection, only=lambda name, _: name in tables.metadata.tables)
    return found.sorted_tables


def read_lines(connection: sa.Connection, table: sa.Table, columns: Sequence[str] = ()) -> Iterator[bytes]:
    """The rows of a table, ordered by its key: each a JSON array of these columns, or of all in order."""
    chosen = [table.columns[name] for name in columns or table.columns.keys()]
    order = (_bytewise(connection, column) for column in table.primary_key)
    query = sa.select(*chosen).order_by(*order).execution_options(yield_per=AT_ONCE)
    for row in connection.execute(query):
        yield json.dumps(list(row), separators=(",", ":")).encode() + b"\n"


def write_lines(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], lines: Iterable[bytes]
) -> None:
    """Insert rows as `read_lines` gives them."""
    rows = iter(lines)
    while batch := [dict(zip(columns, json.loads(line), strict=True)) for line in islice(rows, AT_ONCE)]:
        connection.execute(sa.insert(table), batch)
    _catch_up_numbering(connection, table)


def _bytewise(connection: sa.Connection, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    # PostgreSQL sorts by the server's language otherwise, and the same rows would give another file.
    text = isinstance(column.type, sa.String) and connection.dialect.name == "postgresql"
    return column.collate("C") if text else column


def _catch_up_numbering(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL number the next row after those that came with their numbers."""
    numbered = table.autoincrement_column
    if numbered is None or connection.dialect.name != "postgresql":
        return
    last = connection.execute(sa.select(sa.func.max(numbered))).scalar()
    if last:
        sequence = sa.func.pg_get_serial_sequence(table.name, numbered.name)
        connection.execute(sa.select(sa.func.setval(sequence, last)))
