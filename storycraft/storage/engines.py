"""The engine of a database by its URL, with the settings that SQLite and PostgreSQL need for safe storage."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_
from storycraft.storage.postgres import watched_and_brief

BUSY_SECONDS = 15
URL_HINT = N_(
    "Set STORYCRAFT_DATABASE_URL to sqlite:///FILE or postgresql://USER@HOST/NAME, or leave it out."
)


def make_engine(url: str) -> sa.Engine:
    """An engine for a `sqlite:///` or `postgresql://` URL.

    Raises:
        StorageError: the URL names no database that Storycraft knows, or its folder can't be made.
    """
    parsed = read_url(url)
    if parsed.get_backend_name() == "sqlite" and not parsed.database:
        raise _unusable("sqlite")  # nothing of it would outlive the process
    try:
        return _make_sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _make_postgres(parsed)
    except (SQLAlchemyError, ValueError) as error:  # a parameter behind the ? has no such value
        raise StorageError("The database's URL cannot be read.", next_step=URL_HINT) from error


def read_url(url: str) -> sa.URL:
    """The URL of a database in its parts. Raises StorageError where it is none that Storycraft knows."""
    try:
        parsed = sa.make_url(url)
    except (SQLAlchemyError, ValueError) as error:
        raise StorageError("The database's URL cannot be read.", next_step=URL_HINT) from error
    if parsed.get_backend_name() not in ("postgresql", "sqlite"):
        raise _unusable(parsed.get_backend_name())
    return parsed


def _make_postgres(url: sa.URL) -> sa.Engine:
    return sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=10,
        hide_parameters=True,
        connect_args=watched_and_brief(),
    )


def _unusable(kind: str) -> StorageError:
    return StorageError("Storycraft cannot use a {kind} database.", next_step=URL_HINT, kind=kind)


def describe_url(url: str) -> str:
    """The URL without its password, to be shown to people."""
    try:
        parsed = sa.make_url(url)
    except (SQLAlchemyError, ValueError):
        return "a URL that can't be read"
    hidden = {name: "***" for name in parsed.query if is_password(name)}
    return parsed.update_query_dict(hidden).render_as_string(hide_password=True)


def is_password(name: str) -> bool:
    """Whether a parameter of a database's URL is a password, as "password" and "sslpassword" are."""
    return "pass" in name.casefold()


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite database; None where the URL names no file."""
    try:
        parsed = sa.make_url(url)
    except (SQLAlchemyError, ValueError):
        return None
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _make_sqlite(url: sa.URL) -> sa.Engine:
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            "The folder of the database cannot be made: {strerror}.", strerror=error.strerror
        ) from error
    engine = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        _switch_to_wal(connection)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A transaction that reads first and writes later would fail as "locked" beside another writer.
        mode = "IMMEDIATE" if connection.get_execution_options().get("writes") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # Two processes that make the database together: here SQLite does not wait as it does elsewhere.
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
