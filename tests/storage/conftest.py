"""The same suite runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.domain.workshop import Workshop
from storycraft.storage.archive import Archive

SECRET = b"s" * 32


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which nothing is."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'storycraft.db'}"
    return str(request.getfixturevalue("own_postgres_url"))


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path, new_database: Path) -> str:
    """The URL of a database with all tables and no rows."""
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(new_database, tmp_path / 'storycraft.db')}"
    return str(request.getfixturevalue("new_postgres_url"))


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
