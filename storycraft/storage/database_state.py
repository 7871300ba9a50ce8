"""Reads the state of a database without changing it."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import StorageError
from storycraft.storage.engines import make_engine, sqlite_path
from storycraft.storage.migrate import newest_schema, refuse_newer, schema_of


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of a database; `form` (newest migration) is "" without a database, `folder` None on a server."""

    server: str
    form: str
    newest: str
    folder: Path | None

    @property
    def words(self) -> str:
        """The state as a sentence for people."""
        if not self.form:
            return f"{self.server}, not there yet; it is made at the first start"
        if self.form != self.newest:
            return f"{self.server}, form {self.form}; the next start, or `storycraft migrate`, makes it {self.newest}"
        return f"{self.server}, takes words, form {self.form} as this program wants it"


def probe(url: str) -> State:
    """The state of the database at `url`.

    Raises:
        StorageError: it can't be reached or written to, or a newer program has changed it.
    """
    path = sqlite_path(url)
    folder = path.parent if path else None
    if path and not path.exists():
        return State(server="SQLite", form="", newest=newest_schema(), folder=folder)
    engine = make_engine(url)
    try:
        form = _try_writing(engine)
        refuse_newer(form)
        return State(server=_server(engine), form=form, newest=newest_schema(), folder=folder)
    except SQLAlchemyError as error:
        raise StorageError(
            "it does not answer, or takes nothing ({name}).", name=type(error).__name__
        ) from error
    finally:
        engine.dispose()


def _try_writing(engine: sa.Engine) -> str:
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin() as transaction:
            form = schema_of(connection)
            connection.exec_driver_sql("CREATE TABLE storycraft_probe (id INTEGER)")
            transaction.rollback()
    return form


def _server(engine: sa.Engine) -> str:
    version = ".".join(map(str, engine.dialect.server_version_info or ()))
    return f"{'SQLite' if engine.dialect.name == 'sqlite' else 'PostgreSQL'} {version}"
