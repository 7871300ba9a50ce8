"""A log filter for DBOS: one line a minute for each kind of error, and none where people cancelled a weave."""

import logging
import time
from collections.abc import Callable

SAME_AGAIN = 60.0
"""Seconds in which the same line of code reports once: a database that is away would fill the log."""


class LogFilter(logging.Filter):
    """A logging filter that lets through only what a server's operator needs to read."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._reported: dict[tuple[str, int], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the record, or drop it."""
        error = record.exc_info[1] if record.exc_info else None
        kind = f" ({type(error).__name__})" if error else ""
        # To DBOS a cancelled workflow is a failure; to us it is what people asked for.
        if record.funcName == "adopt_recorded_outcome" or "WorkflowCancelled" in kind:
            return False
        place = (record.pathname, record.lineno)
        if self._clock() - self._reported.get(place, -SAME_AGAIN) < SAME_AGAIN:
            return False
        self._reported[place] = self._clock()
        record.msg = (record.getMessage().splitlines() or [""])[0] + kind
        record.args, record.exc_info, record.exc_text = (), None, None
        return True
