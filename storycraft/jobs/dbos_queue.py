"""The weave queue in DBOS, which survives a crash. Only this module imports DBOS, and only at launch."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, SetEnqueueOptions, SetWorkflowID
from dbos import error as dbos_error
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import WeaveError
from storycraft.domain.weave import Weave
from storycraft.jobs.log_filter import LogFilter
from storycraft.storage.postgres import watched

QUEUE = "weaves"
SCHEMA = "storycraft_jobs"
POLL_SECONDS = 0.5
"""A weave waits for its start at most as long; each look takes 5 ms of the processor, also while nobody weaves."""
LISTEN_SECONDS = 0.2
"""A stop waits for a listener as long as this."""
WAITING = ("PENDING", "ENQUEUED", "DELAYED")
FAULTS: tuple[type[Exception], ...] = (SQLAlchemyError, dbos_error.DBOSException)
"""What the functions here raise when the jobs database does not do its part."""

Tell = Callable[[str, int], bool]

# DBOS is one per process and finds its workflows by name, so what they call is one per process too.
_tell: Tell | None = None
_under_way: set[str] = set()
_LOG_FILTER = LogFilter()


@DBOS.workflow(name="weave", max_recovery_attempts=100)
def _weave(weave_id: str, tellings: int) -> None:
    # Ids and counts only: the engine's own tables never hold what people said.
    _under_way.add(weave_id)
    try:
        for number in range(tellings):
            if not _telling(weave_id, number):
                return
    finally:
        _under_way.discard(weave_id)


@DBOS.step(name="telling")
def _telling(weave_id: str, number: int) -> bool:
    assert _tell is not None
    return _tell(weave_id, number)


def open_queue(url: str, executor: str, workers: int, tell: Tell) -> None:
    """Open the queue and start its weaves, first those that this executor left unfinished.

    `url` is the jobs database; `workers` bounds the weaves of this process, one per group at a time.

    Raises:
        WeaveError: the queue is already open in this process.
    """
    global _tell
    if _tell is not None:
        raise WeaveError("A weave queue is already at work in this process.")
    _tell = tell
    logging.getLogger("dbos").addFilter(_LOG_FILTER)
    DBOS(config=_config(url, executor))
    DBOS.launch()
    DBOS.register_queue(
        QUEUE,
        worker_concurrency=workers,
        partition_concurrency=1,
        polling_interval_sec=POLL_SECONDS,
        on_conflict="always_update",
    )


def close_queue() -> None:
    """Close the queue; weaves under way stay in it as unfinished."""
    global _tell
    DBOS.destroy()
    _tell = None


def enqueue(weave: Weave) -> None:
    """Put a weave in the queue after those of the same group; a second call changes nothing."""
    group = f"{weave.workshop_id}/{weave.group_id}"
    with SetWorkflowID(weave.id), SetEnqueueOptions(queue_partition_key=group):
        DBOS.enqueue_workflow(QUEUE, _weave, weave.id, len(weave.tellings))


def cancel(weave_id: str) -> None:
    """Remove a weave from the queue, or let it end after its present step; a weave that has ended is not changed."""
    DBOS.cancel_workflow(weave_id)


def is_waiting(weave_id: str) -> bool | None:
    """Whether a weave is still waiting or running in the queue; None where the queue does not know it."""
    status = DBOS.get_workflow_status(weave_id)
    return None if status is None else status.status in WAITING


def under_way() -> frozenset[str]:
    """The ids of the weaves that threads of this process work on."""
    return frozenset(_under_way)


def claimed() -> Mapping[str, frozenset[str]]:
    """The ids of weaves that were started and have not ended, by executor."""
    found: dict[str, set[str]] = {}
    for status in DBOS.list_workflows(status="PENDING", load_input=False, load_output=False):
        found.setdefault(status.executor_id or "", set()).add(status.workflow_id)
    return {executor: frozenset(ids) for executor, ids in found.items()}


def count_waiting(url: str) -> Counter[str]:
    """The number of unfinished weaves in each state; does not open the queue."""
    client = DBOSClient(
        system_database_url=url,
        dbos_system_schema=SCHEMA,
        serializer=DBOSPortableJSONSerializer(),
        retry_connection_errors=False,
    )
    try:
        statuses = client.list_workflows(status=list(WAITING), load_input=False, load_output=False)
        return Counter(status.status for status in statuses)
    finally:
        client.destroy()


def put_back(weave_ids: Iterable[str]) -> None:
    """Put weaves back into the queue whose thread or process has died."""
    DBOS.resume_workflows(sorted(weave_ids), queue_name=QUEUE)


def _config(url: str, executor: str) -> DBOSConfig:
    is_sqlite = sa.make_url(url).get_backend_name() == "sqlite"
    config = DBOSConfig(
        name="storycraft",
        system_database_url=url,
        dbos_system_schema=SCHEMA,
        db_engine_kwargs={"hide_parameters": True, **({} if is_sqlite else {"connect_args": watched()})},
        # A constant: the default is a digest of the source and would orphan running weaves at an upgrade.
        application_version="1",
        executor_id=executor,
        # The default is pickle, which runs what it reads.
        serializer=DBOSPortableJSONSerializer(),
        enable_otlp=False,
        log_level="WARNING",
        notification_listener_polling_interval_sec=LISTEN_SECONDS,
    )
    if is_sqlite:
        config["system_database_engine"] = _sqlite_engine(url)
    return config


def _sqlite_engine(url: str) -> sa.Engine:
    Path(sa.make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, hide_parameters=True, pool_size=20, connect_args={"timeout": 30})

    @sa.event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = "IMMEDIATE"
        # A step lost with the power is done again; people's words are in the archive, which syncs fully.
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    return engine
