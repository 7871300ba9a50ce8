"""Looking at a database without changing it."""

from pathlib import Path

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import SQLAlchemyError

from storycraft.archive.engine import make_engine
from storycraft.domain.errors import StorageError


def probe(url: str) -> str:
    """The state of the database at `url`, in words.

    Raises:
        StorageError: it can't be reached.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        return "not there yet; it is made at the first start"
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError as error:
        raise StorageError(f"it does not answer ({type(error).__name__}).") from error
    finally:
        engine.dispose()
    return f"reachable, form {present or 'none'}"
