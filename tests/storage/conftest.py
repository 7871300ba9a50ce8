"""The same suite runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.domain.workshop import Workshop
from storycraft.storage.archive import Archive

SECRET = b"s" * 32


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'storycraft.db'}"
    return str(request.getfixturevalue("own_postgres_url"))


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
