"""Erases deleted rows from the database's files: a DELETE leaves them there, so the files are rewritten here."""

import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import StorageError
from storycraft.storage import tables
from storycraft.storage.database import Store

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 0.5
"""How long one try waits for readers and writers, who write on meanwhile; the next try comes later."""
LOCK_SECONDS = 0.2
"""How long a table of PostgreSQL is waited for; whoever wants to write to it waits behind."""


REWRITTEN = "-"
"""Begins a note where SQLite's file is rewritten, and its write-ahead log has still to be emptied."""


class Erasing(Store):
    """Rewrites the database's files after a deletion; a note in the database says that this is still to be done."""

    def erase_deleted(self) -> bool:
        """Remove deleted rows from the database's files; does nothing where nothing was deleted.

        Returns False where somebody else is still reading what was deleted, or the disk has no room for the
        copy: then it is to be called again. On PostgreSQL its own write-ahead log is not reached.
        """
        try:
            with self.reading() as connection:
                note = _note(connection)
            return not note or self._erase(note)
        except (sqlite3.Error, SQLAlchemyError, StorageError) as error:
            log.info("Deleted rows could not be erased yet (%s).", type(error).__name__)
            return False

    def _erase(self, note: str) -> bool:
        if self.engine.dialect.name == "postgresql":
            return _rewrite_postgres(self.engine) and self._replace(note, "")
        if not note.startswith(REWRITTEN):
            # Nobody writes meanwhile, so it is done once, however often the log has to be tried after it.
            with self._writing:
                _rewrite_sqlite(self.engine)
            if not self._replace(note, note := REWRITTEN + note):
                return False
        return _empty_log(self.engine) and self._replace(note, "")

    def _replace(self, note: str, by: str) -> bool:
        """Replace the note; False where another workshop was deleted meanwhile, whose note stays."""
        with self.writing() as connection:
            _only_one_notes(connection)
            if is_ours := _note(connection) == note:
                _write_note(connection, by)
            return is_ours


def note_deletion(connection: sa.Connection) -> None:
    """Note, in the transaction that deletes, that the files must be rewritten, so that a crash cannot lose it."""
    _only_one_notes(connection)
    _write_note(connection, str(1 + secrets.randbelow(2**31 - 1)))


def _note(connection: sa.Connection) -> str:
    if connection.dialect.name == "sqlite":
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        return str(version) if version else ""
    comment = sa.func.obj_description(sa.cast(tables.workshop.name, postgresql.REGCLASS), "pg_class")
    return str(connection.execute(sa.select(comment)).scalar() or "")


def _write_note(connection: sa.Connection, note: str) -> None:
    # Neither takes parameters; the note is a number of ours.
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {int(note or 0)}")
    else:
        connection.exec_driver_sql(f"COMMENT ON TABLE {tables.workshop.name} IS '{note and int(note)}'")


def _only_one_notes(connection: sa.Connection) -> None:
    # On SQLite there is one writer anyway.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {tables.workshop.name} IN SHARE UPDATE EXCLUSIVE MODE")


def _rewrite_sqlite(engine: sa.Engine) -> None:
    # All writers of this process wait meanwhile, so another process that writes is not waited for long.
    with _cursor(engine, PATIENCE_SECONDS) as cursor:
        cursor.execute("VACUUM")


def _empty_log(engine: sa.Engine) -> bool:
    """Empty the write-ahead log, in which all that was ever written since the last time still stands."""
    # SQLite itself would wait for readers with the right to write in its hand.
    with _cursor(engine, 0) as cursor:

        def is_emptied() -> bool:
            row = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return row is not None and not row[0]  # the first column says whether somebody was in the way

        return _soon(is_emptied)


@contextmanager
def _cursor(engine: sa.Engine, seconds: float) -> Iterator[DBAPICursor]:
    """A cursor of SQLite that waits so long for others; below SQLAlchemy, which would begin a transaction."""
    with closing(engine.raw_connection()) as connection:
        connection.detach()  # its timeout differs, so it must not return to the pool
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
        yield cursor


def _rewrite_postgres(engine: sa.Engine) -> bool:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()
        if not _nobody_sees_deleted(connection):
            return False
        connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_SECONDS * 1000:.0f}ms'")
        for table in tables.metadata.sorted_tables:
            name = connection.dialect.identifier_preparer.format_table(table)
            # FULL writes new files; without it the bytes stay in the old pages until something is put there.
            # ANALYZE: the statistics hold samples of the words.
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {name}")
        # What the statistics held before lies in their own old pages; who does not own the database is warned, no more.
        connection.exec_driver_sql("VACUUM (FULL) pg_catalog.pg_statistic")
        return True


def _nobody_sees_deleted(connection: sa.Connection) -> bool:
    """Whether all transactions that began before now have ended: VACUUM keeps what one of them can still see."""
    since = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    older = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL AND xact_start <= :since"
    )
    return _soon(lambda: not connection.execute(older, {"since": since}).scalar_one())


def _soon(is_so: Callable[[], bool]) -> bool:
    """Whether something is so within the patience of one try."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
