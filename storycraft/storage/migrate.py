"""Runs database migrations at every start, under a lock."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_
from storycraft.storage.postgres import take_your_time

LOCK_KEY = 0x570C4AF7
NEWEST = "head"


def migrate(engine: sa.Engine, to: str = NEWEST) -> tuple[str, str]:
    """Run the migrations that the database lacks; two processes that start together run them once.

    Returns the newest migration before ("" for an empty database) and after.

    Raises:
        StorageError: the database can't be reached, or a newer program has changed it.
    """
    try:
        with _locked(engine) as connection:
            before = schema_of(connection)
            refuse_newer(before)
            if before != newest_schema():
                _upgrade(connection, to)
            return before, schema_of(connection)
    except SQLAlchemyError as error:
        raise StorageError(
            "The database cannot be opened ({name}).",
            next_step="Check that its folder can be written to and its server is running.",
            name=type(error).__name__,
        ) from error


def schema_of(connection: sa.Connection) -> str:
    """The newest migration that the database has had; "" where it has had none."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def newest_schema() -> str:
    """The newest migration that this program knows and works with."""
    return _scripts().get_current_head() or ""


def refuse_newer(form: str, what: str = N_("database")) -> None:
    """Raise StorageError where this program does not know the database's newest migration."""
    # Alembic itself would take a beginning of a name, "base" and "head-1" for forms as well.
    known = {script.revision for script in _scripts().walk_revisions()}
    if form and form not in known:
        raise StorageError(
            "This {what} was made by a newer Storycraft than this one (its form is {form}, and this program knows "
            "forms up to {newest_form}).",
            next_step="Update this program, or restore a backup that it made into an empty database.",
            what=what,
            form=f"{form[:40]!r}",
            newest_form=newest_schema(),
        )


@contextmanager
def _locked(engine: sa.Engine) -> Iterator[sa.Connection]:
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            take_your_time(connection)
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK_KEY)))
            yield connection


def _upgrade(connection: sa.Connection, to: str) -> None:
    """What Alembic's command `upgrade` does, with scripts that are read once for the life of the process."""
    scripts, config = _scripts(), Config()
    config.attributes["connection"] = connection

    def steps(form: Any, _context: MigrationContext) -> Any:
        return scripts._upgrade_revs(to, form)

    with EnvironmentContext(config, scripts, fn=steps, destination_rev=to):
        scripts.run_env()


@functools.cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory(Path(__file__).with_name("migrations"))
