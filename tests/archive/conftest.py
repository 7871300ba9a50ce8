"""The same suite runs on SQLite and on PostgreSQL."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from storycraft.archive.archive import Archive
from storycraft.domain.workshop import Workshop
from tests.postgres import postgres_url

__all__ = ["archive", "postgres_url", "url", "workshop"]

SECRET = b"s" * 32


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'storycraft.db'}"
        return
    server = sa.make_url(request.getfixturevalue("postgres_url")).set(drivername="postgresql+psycopg")
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"test_{uuid.uuid4().hex[:12]}"
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def archive(url: str) -> Iterator[Archive]:
    """A fresh archive."""
    opened = Archive.open(url, SECRET)
    yield opened
    opened.close()


@pytest.fixture
def workshop(archive: Archive) -> Workshop:
    """A workshop with the room and the Blue table (g2)."""
    made = archive.create_workshop("Harbour communities", "communities-of-practice")
    archive.add_group(made.id, "Blue table")
    return archive.workshop(made.id)
