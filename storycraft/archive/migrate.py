"""Bringing a database to this program's form, under a lock, at every start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import StorageError

LOCK_KEY = 0x570C4AF7


def migrate(engine: sa.Engine) -> None:
    """Run the migrations that the database lacks; two processes that start together run them once.

    Raises:
        StorageError: the database can't be reached, or a newer program has changed it.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    try:
        with _locked(engine) as connection:
            _refuse_newer(connection, ScriptDirectory.from_config(config))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise StorageError(
            f"The database cannot be opened ({type(error).__name__}).",
            next_step="Check that its folder can be written to and its server is running.",
        ) from error


@contextmanager
def _locked(engine: sa.Engine) -> Iterator[sa.Connection]:
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK_KEY)))
            yield connection


def _refuse_newer(connection: sa.Connection, scripts: ScriptDirectory) -> None:
    present = MigrationContext.configure(connection).get_current_revision()
    try:
        known = present is None or scripts.get_revision(present) is not None
    except CommandError:
        known = False
    if not known:
        raise StorageError(
            "This database was changed by a newer Storycraft than this one.",
            next_step="Update this program, or restore a backup that it made.",
        )
