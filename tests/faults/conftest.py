"""Apps to kill, and a PostgreSQL to share."""

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
