"""Optimistic concurrency: a change gives the version that the person saw, and fails if it is no longer the latest."""

from typing import Any

import sqlalchemy as sa

from storycraft.domain.errors import Conflict, NotFound
from storycraft.domain.message import Message


def change(
    connection: sa.Connection,
    table: sa.Table,
    where: dict[str, str],
    version: int,
    values: dict[str, Any],
    what: Message,
) -> None:
    """Update the one row where `version` still holds; its version goes up by one.

    Raises:
        Conflict: somebody else changed it first. NotFound: it is not there.
    """
    here = [table.c[name] == value for name, value in where.items()]
    changed = connection.execute(
        sa.update(table).where(*here, table.c.version == version).values(**values, version=version + 1)
    )
    if changed.rowcount == 1:
        return
    if connection.execute(sa.select(table.c.version).where(*here)).first() is None:
        raise NotFound("{what} is not there any more.", what=what)
    raise stale(what)


def stale(what: Message) -> Conflict:
    """The error of a change that was made to an older version than the latest."""
    return Conflict(
        "{what} was changed by somebody else in the meantime.",
        next_step="Nothing was overwritten: look at the new state, then try again.",
        what=what,
    )
