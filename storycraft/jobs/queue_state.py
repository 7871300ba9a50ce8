"""Reads the state of the weave queue without starting any weave."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import StorageError
from storycraft.jobs.weave_queue import jobs_url


def probe_jobs(database_url: str) -> str:
    """The number of weaves that wait or run, as a sentence.

    Raises:
        StorageError: the database of the jobs does not answer.
    """
    url = jobs_url(database_url)
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        return NOT_YET
    from storycraft.jobs import dbos_queue

    try:
        counts = dbos_queue.count_waiting(url)
    except dbos_queue.FAULTS as error:
        if isinstance(error, SQLAlchemyError) and _lacks_tables(error):
            return NOT_YET
        raise StorageError("the queue does not answer ({name}).", name=type(error).__name__) from error
    return f"{counts['ENQUEUED']} weaves wait, {counts['PENDING']} are under way"


def _lacks_tables(error: SQLAlchemyError) -> bool:
    said = str(getattr(error, "orig", ""))
    return "no such table" in said or "does not exist" in said


NOT_YET = "no queue yet; it is made at the first start"
