"""What runs between launch and stop of the weave queue: the process lock, the DBOS queue and the recovery thread."""

import logging
import time

from storycraft.domain.errors import StorageError
from storycraft.domain.weave import Weave, WeaveState
from storycraft.jobs import dbos_queue
from storycraft.jobs.live_processes import LiveProcesses
from storycraft.jobs.recovery import Recovery
from storycraft.jobs.run_step import StepRunner
from storycraft.storage.archive import Archive

log = logging.getLogger(__name__)

LEAVE_WITHIN = 1.0
"""Seconds that weaves under way get to notice that the process is stopping."""

LOST = (
    "The weave broke off and could not be taken up again. Your points, threads and drafts are as they were."
)


class Running:
    """One run of the weave queue, from its launch to `stop`."""

    def __init__(self, presence: LiveProcesses, jobs_url: str, workers: int, step_runner: StepRunner) -> None:
        self._presence = presence
        self._step_runner = step_runner
        # The process lock comes first: without it, other processes would think that this one is dead.
        presence.hold()
        try:
            dbos_queue.open_queue(jobs_url, presence.name, workers, step_runner.tell)
        except dbos_queue.FAULTS as error:
            dbos_queue.close_queue()
            presence.release()
            raise StorageError(
                f"The database of the jobs cannot be opened ({type(error).__name__}).",
                next_step="Check the database's address and the disk's free space.",
            ) from error
        self._recovery = Recovery(presence, take_up=lambda: take_up(step_runner.archive))
        self._recovery.start()

    @property
    def late(self) -> bool:
        """Whether dead weaves have not been looked for in time."""
        return self._recovery.late

    def stop(self) -> None:
        """Stop; drafts being written that do not end within `LEAVE_WITHIN` seconds are abandoned."""
        self._step_runner.stopping.set()
        self._recovery.stop()
        end = time.monotonic() + LEAVE_WITHIN
        while dbos_queue.under_way() and time.monotonic() < end:
            time.sleep(0.02)
        dbos_queue.close_queue()
        self._presence.release()

    def enqueue(self, weave: Weave) -> None:
        """Queue a weave behind the others of its group.

        Raises:
            StorageError: it is not in the queue; the recovery thread will put it there.
        """
        try:
            _enqueue(weave)
        except dbos_queue.FAULTS as error:
            raise StorageError(
                "The weave is kept but could not be started yet.",
                next_step="It starts by itself as soon as the database takes it.",
            ) from error

    def cancel(self, weave: Weave) -> None:
        """Remove a weave from the queue that is cancelled in the database."""
        try:
            dbos_queue.cancel(weave.id)
        except dbos_queue.FAULTS as error:
            # The archive's word is enough: the weave's next step reads it and ends.
            log.warning("Weave %s is cancelled, but still in the queue: %s", weave.id, type(error).__name__)


def take_up(archive: Archive) -> None:
    """Make database and queue agree after a crash, after a fault between the two, or after a restore.

    A weave that never reached the queue is queued; one that the queue has given up is marked as failed. Deleted rows
    that are still in the database's files are erased from them.
    """
    for weave in archive.unfinished_weaves():
        waiting = dbos_queue.is_waiting(weave.id)
        if waiting is None:
            _enqueue(weave)
        elif not waiting:
            # One that ended since we looked is left as it is.
            archive.follow_weave(weave.id, state=WeaveState.FAILED, reason=LOST, doing="")
    archive.erase_deleted()


def _enqueue(weave: Weave) -> None:
    dbos_queue.enqueue(weave.id, len(weave.tellings), f"{weave.workshop_id}/{weave.group_id}")
