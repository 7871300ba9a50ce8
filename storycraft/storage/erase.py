"""Erases deleted rows from the database's files: a DELETE leaves them there, so the files are rewritten here."""

import logging
import secrets
import sqlite3
import time
from contextlib import closing

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import SQLAlchemyError

from storycraft.storage import tables
from storycraft.storage.database import Store

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 2
"""How long one try waits for readers and writers; the next one comes within seconds, or at the next start."""


class Erasing(Store):
    """Rewrites the database's files after a deletion; a note in the database says that this is still to be done."""

    def erase_deleted(self) -> bool:
        """Remove deleted rows from the database's files; does nothing where nothing was deleted.

        Returns False where somebody else is still reading what was deleted, or the disk has no room for the
        copy: then it is to be called again. On PostgreSQL its own write-ahead log is not reached.
        """
        on_sqlite = self.engine.dialect.name == "sqlite"
        try:
            with self.reading() as connection:
                note = _note(connection)
            if not note:
                return True
            with self._writing:
                done = _rewrite_sqlite(self.engine) if on_sqlite else _rewrite_postgres(self.engine)
            if done:
                self._clear(note)
        except (sqlite3.Error, SQLAlchemyError) as error:
            log.info("Deleted rows could not be erased yet (%s).", type(error).__name__)
            return False
        return done

    def _clear(self, note: str) -> None:
        with self.writing() as connection:
            _only_one_notes(connection)
            # Another workshop may have been deleted meanwhile: its note stays.
            if _note(connection) == note:
                _write_note(connection, "")


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


def _rewrite_sqlite(engine: sa.Engine) -> bool:
    # Below SQLAlchemy, which would begin a transaction: VACUUM wants none.
    with closing(engine.raw_connection()) as connection:
        connection.detach()  # its timeout differs, so it must not return to the pool
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_SECONDS * 1000}")
        cursor.execute("VACUUM")
        # Until then all that was ever written since the last one stands in the write-ahead log.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        return row is not None and not row[0]  # the first column says whether somebody was in the way


def _rewrite_postgres(engine: sa.Engine) -> bool:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()
        if not _nobody_sees_deleted(connection):
            return False
        connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE_SECONDS}s'")
        for table in tables.metadata.sorted_tables:
            name = connection.dialect.identifier_preparer.format_table(table)
            # FULL writes new files; without it the bytes stay in the old pages until something is put there.
            # ANALYZE: the statistics hold samples of the words.
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {name}")
        return True


def _nobody_sees_deleted(connection: sa.Connection) -> bool:
    """Whether all transactions that began before now have ended: VACUUM keeps what one of them can still see."""
    since = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    older = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL AND xact_start <= :since"
    )
    end = time.monotonic() + PATIENCE_SECONDS
    while connection.execute(older, {"since": since}).scalar_one():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
