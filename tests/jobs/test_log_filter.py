"""The engine's log: short, and silent about what people asked for."""

import logging

from storycraft.jobs.log_filter import SAME_AGAIN, LogFilter


def record(
    message: str, line: int = 1, error: Exception | None = None, function: str = ""
) -> logging.LogRecord:
    info = (type(error), error, None) if error else None
    return logging.LogRecord("dbos", logging.WARNING, "dbos.py", line, message, (), info, function)


def test_trouble_is_one_line_with_its_kind() -> None:
    trouble = record("The queue stands still\nand why, at length", error=ConnectionError("host and port"))
    assert LogFilter().filter(trouble)
    assert logging.Formatter().format(trouble) == "The queue stands still (ConnectionError)"


def test_the_same_trouble_is_told_once_a_minute() -> None:
    now = 0.0
    quiet = LogFilter(lambda: now)
    assert quiet.filter(record("away"))
    assert not quiet.filter(record("away"))
    assert quiet.filter(record("another line of code", line=2))
    now += SAME_AGAIN
    assert quiet.filter(record("away"))


def test_a_cancelled_weave_is_no_trouble() -> None:
    from dbos import error

    cancelled = error.DBOSAwaitedWorkflowCancelledError("w1")
    assert not LogFilter().filter(record("Exception encountered in background workflow", error=cancelled))
    assert not LogFilter().filter(record("outcome was not recorded", function="adopt_recorded_outcome"))
