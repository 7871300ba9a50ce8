"""Retries a write while the database does not answer, so that finished work is not lost."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from storycraft.domain.errors import StorageError

T = TypeVar("T")
FIRST_WAIT, LONGEST_WAIT = 0.1, 2.0
PATIENCE = 30.0
"""Seconds that what a weaver has finished is offered to a database that does not take it."""


def retry_write(write: Callable[[], T], seconds: float, stopping: threading.Event) -> T:
    """Call `write` and return its result; retry for this many seconds while it raises StorageError.

    Raises:
        StorageError: the last one, once the time is over or the process is stopping.
    """
    end = time.monotonic() + seconds
    wait = FIRST_WAIT
    while True:
        try:
            return write()
        except StorageError:
            if time.monotonic() + wait > end or stopping.wait(wait):
                raise
            wait = min(wait * 2, LONGEST_WAIT)
