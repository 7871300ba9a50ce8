"""Reads and writes tables as lines of JSON, for backup and restore."""

import functools
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from storycraft.domain.errors import InputError
from storycraft.storage import tables

AT_ONCE = 500
BYTES_AT_ONCE = 8 * 1024 * 1024
LARGEST_ROW = 64 * 1024 * 1024
"""Bytes of a row: a draft of the most sentences, or a logged prompt, in a script that JSON spells out, stays below."""
_INTEGERS = range(-(2**31), 2**31)


def tables_of(connection: sa.Connection) -> list[sa.Table]:
    """Storycraft's tables as they stand in this database, those first that others refer to."""
    if connection.dialect.name != "sqlite":
        return _reflected(connection)
    made = sa.text(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return _made_by(tuple(connection.scalars(made)))


@functools.lru_cache(maxsize=4)
def _made_by(statements: tuple[str, ...]) -> list[sa.Table]:
    """The tables that SQLite makes by these; a restore meets the same ones four times, and reads them once."""
    engine = sa.create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
            return _reflected(connection)
    finally:
        engine.dispose()


def _reflected(connection: sa.Connection) -> list[sa.Table]:
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
    """Insert rows as `read_lines` gives them.

    Raises:
        InputError: a line is no such row.
    """
    chosen = [table.columns[name] for name in columns]
    batch: list[dict[str, Any]] = []
    held = 0
    for number, line in enumerate(lines, 1):
        try:
            batch.append(dict(zip(columns, _values(chosen, line), strict=True)))
        except (ValueError, RecursionError) as error:
            raise InputError(_reason(error), source=f"tables/{table.name}.jsonl", line=number) from error
        held += len(line)
        if len(batch) == AT_ONCE or held > BYTES_AT_ONCE:
            connection.execute(sa.insert(table), batch)
            batch, held = [], 0
    if batch:
        connection.execute(sa.insert(table), batch)
    _catch_up_numbering(connection, table)


def _values(columns: Sequence[sa.Column[Any]], line: bytes) -> list[Any]:
    values = json.loads(line, parse_constant=_no_number)
    if not isinstance(values, list) or len(values) != len(columns):
        raise _Odd(f"this is no row of {len(columns)} values")
    for column, value in zip(columns, values, strict=True):
        if not _fits(column, value):
            raise _Odd(f"“{column.name}” holds what does not belong there")
    return values


class _Odd(ValueError):
    """An error for a line that is JSON but not a row of this table."""


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, _Odd) else "this is no row of a backup"


def _no_number(name: str) -> Any:
    raise _Odd(f"{name} is no number")


def _fits(column: sa.Column[Any], value: Any) -> bool:
    # SQLite takes anything anywhere, and a page would trip over it later.
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, sa.JSON):
        return True
    if isinstance(column.type, sa.Boolean):
        return isinstance(value, bool)
    if isinstance(column.type, sa.Integer):
        return type(value) is int and value in _INTEGERS
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


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
