"""Waiting for what happens beside a page."""

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 30
"""Seconds after which something did not happen: a machine that does much else takes its time."""


def until(page: Any, true: Callable[[], bool]) -> Any:
    """The page, drawn again and again until something is true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
        page.run()
        assert not page.exception
    return page
