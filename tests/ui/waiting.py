"""Waiting for what happens beside a page."""

import time
from collections.abc import Callable
from typing import Any


def until(page: Any, true: Callable[[], bool]) -> Any:
    """The page, drawn again and again until something is true."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
        page.run()
        assert not page.exception
    return page
