"""Patience: finished work is offered again to a database that comes back."""

import threading
import time

import pytest

from storycraft.domain.errors import StorageError
from storycraft.jobs.retry_write import retry_write


class Database:
    """One that is away for its first calls."""

    def __init__(self, away_for: int) -> None:
        self.calls, self._away_for = 0, away_for

    def write(self) -> str:
        self.calls += 1
        if self.calls <= self._away_for:
            raise StorageError("The database does not answer.")
        return "kept"


def test_a_write_is_tried_until_the_database_is_back() -> None:
    database = Database(away_for=2)
    assert retry_write(database.write, 5, threading.Event()) == "kept"
    assert database.calls == 3


def test_patience_ends() -> None:
    with pytest.raises(StorageError):
        retry_write(Database(away_for=99).write, 0.2, threading.Event())


def test_a_process_that_leaves_has_no_patience() -> None:
    stopping = threading.Event()
    stopping.set()
    begun = time.monotonic()
    with pytest.raises(StorageError):
        retry_write(Database(away_for=99).write, 30, stopping)
    assert time.monotonic() - begun < 1
