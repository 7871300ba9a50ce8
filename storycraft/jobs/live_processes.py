"""Tells which processes are alive, by locks that end with their process: one on SQLite, any number on PostgreSQL."""

import contextlib
import hashlib
import os
import socket
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import SettingsError, StorageError
from storycraft.storage.postgres import watched

GRACE = 10.0
"""Seconds after PostgreSQL came back in which peers may take their locks again before they count as dead."""


class LiveProcesses(Protocol):
    """A lock that shows that this process is alive; `name` is its executor's name, which its weaves carry."""

    name: str

    def hold(self) -> None:
        """Take the lock, or check that it is still held.

        Raises:
            StorageError: another process holds it, or the database does not answer.
        """

    def while_dead(self, name: str) -> contextlib.AbstractContextManager[bool]:
        """Whether the process of that name is dead; during the context no other process gets the answer "dead"."""

    def release(self) -> None:
        """Release the lock."""


class SingleProcess:
    """On SQLite: a locked file beside the database keeps a second process out."""

    name = "local"

    def __init__(self, lock_file: Path) -> None:
        self._file = lock_file
        self._lock: sqlite3.Connection | None = None

    def hold(self) -> None:
        """Lock the file, if it is not locked already."""
        if self._lock is not None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # SQLite's own lock, because it works on every system and ends with the process.
        lock = sqlite3.connect(self._file, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            raise StorageError(
                "Another Storycraft is already running on {parent}.",
                next_step="Stop it first, or set STORYCRAFT_DATA to another folder. "
                "Several processes at once need PostgreSQL: set STORYCRAFT_DATABASE_URL.",
                parent=self._file.parent,
            ) from error
        self._lock = lock

    @contextlib.contextmanager
    def while_dead(self, name: str) -> Iterator[bool]:
        """Never: with SQLite, there is no other process whose weaves this one could take over."""
        yield False

    def release(self) -> None:
        """Unlock the file, so that the next process can start."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None


class ManyProcesses:
    """On PostgreSQL: an advisory lock for each process; if another can take it, this process is dead."""

    def __init__(self, url: str) -> None:
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:6]}"
        self._engine = sa.create_engine(
            sa.make_url(url).set(drivername="postgresql+psycopg"),
            isolation_level="AUTOCOMMIT",
            poolclass=sa.NullPool,
            hide_parameters=True,
            connect_args=watched(),
        )
        self._connection: sa.Connection | None = None
        self._dead_from = 0.0
        self._busy = threading.RLock()

    def hold(self) -> None:
        """Take this process's lock on a connection of its own, again if the connection was lost."""
        with self._busy:
            try:
                if self._connection is None:
                    self._connection = self._engine.connect()
                    self._connection.execute(sa.select(sa.func.pg_advisory_lock(_key(self.name))))
                self._connection.execute(sa.select(1))
            except SQLAlchemyError as error:
                self._lose()
                self._dead_from = time.monotonic() + GRACE
                raise StorageError(
                    "The database does not answer ({name}).", name=type(error).__name__
                ) from error

    @contextlib.contextmanager
    def while_dead(self, name: str) -> Iterator[bool]:
        """Try to take the other process's lock; success means that it is dead."""
        with self._busy:
            if (connection := self._connection) is None or time.monotonic() < self._dead_from:
                yield False
                return
            key = _key(name)
            dead = bool(connection.execute(sa.select(sa.func.pg_try_advisory_lock(key))).scalar())
            try:
                yield dead
            finally:
                if dead:
                    connection.execute(sa.select(sa.func.pg_advisory_unlock(key)))

    def release(self) -> None:
        """Release this process's lock: other processes take over its weaves within seconds."""
        with self._busy:
            self._lose()
        self._engine.dispose()

    def _lose(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(SQLAlchemyError):
                self._connection.close()
            self._connection = None


def live_processes_for(database_url: str) -> LiveProcesses:
    """The kind of process lock that fits the database (SQLite or PostgreSQL)."""
    url = sa.make_url(database_url)
    return (
        SingleProcess(beside(url, ".lock"))
        if url.get_backend_name() == "sqlite"
        else ManyProcesses(database_url)
    )


def beside(url: sa.URL, ending: str) -> Path:
    """The file beside a SQLite database with this ending of its name.

    Raises:
        SettingsError: the database is in memory alone.
    """
    if not url.database or url.database == ":memory:":
        raise SettingsError("Weaves need a database that outlives the process: a file, or PostgreSQL.")
    path = Path(url.database)
    return path.with_name(path.stem + ending)


def _key(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
