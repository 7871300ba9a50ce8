"""Finds weaves whose thread or process has died, or that never reached the queue, and has them queued again."""

import logging
import threading
import time
from collections.abc import Callable

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_
from storycraft.domain.weave import WeaveState
from storycraft.jobs import dbos_queue
from storycraft.jobs.live_processes import LiveProcesses
from storycraft.storage.archive import Archive

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two rounds: a dead peer's weaves go on within two of them."""

TAKE_UP_EVERY = 5
"""Rounds between two looks at what the archive holds as unfinished and the queue does not."""

LATE = 10.0
"""Seconds without a whole round after which weaves must be said to wait."""

LOST = N_(
    "The weave broke off and could not be taken up again. Your points, threads and drafts are as they were."
)


class Recovery:
    """Looks for dead weaves at intervals, in its own thread; calls `take_up` first and then every few rounds."""

    def __init__(
        self,
        presence: LiveProcesses,
        take_up: Callable[[], None],
        every: float = EVERY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.presence = presence
        self._take_up = take_up
        self._every = every
        self._clock = clock
        self._suspects: frozenset[str] = frozenset()
        self._trouble = ""
        self._rounds = 0
        self._rounded = clock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="weave-recovery", daemon=True)

    def start(self) -> None:
        """Start the thread; the queue must be open."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the thread after its present round; waits one second at most."""
        self._stopping.set()
        self._thread.join(timeout=1.0)

    @property
    def late(self) -> bool:
        """Whether the last complete round was too long ago."""
        return self._clock() - self._rounded > LATE

    def round(self) -> None:
        """Check once all weaves that some process has started."""
        self.presence.hold()
        claimed = dbos_queue.claimed()
        self._look_after_own(claimed.get(self.presence.name, frozenset()) - dbos_queue.under_way())
        for peer in claimed.keys() - {self.presence.name}:
            with self.presence.bury(peer) as dead:
                if dead:
                    # Read again: another process may have been here before we had the lock.
                    _put_back(dbos_queue.claimed().get(peer, frozenset()), f"left by {peer}")

    def _look_after_own(self, left: frozenset[str]) -> None:
        # Seen in two rounds: between the queue's claim and the start of its thread a weave only looks left.
        _put_back(left & self._suspects, "whose thread ended")
        self._suspects = left

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if self._rounds % TAKE_UP_EVERY == 0:
                    self._take_up()
                self.round()
                self._trouble, self._rounded = "", self._clock()
                self._rounds += 1
            except StorageError as error:
                self._complain(str(error))
            except Exception as error:
                # Whatever it is, the next round may succeed, and weaves need a next round.
                self._complain(f"A round of recovery failed ({type(error).__name__}).")
            self._stopping.wait(self._every)

    def _complain(self, trouble: str) -> None:
        if trouble != self._trouble:
            log.warning("%s", trouble)
        self._trouble = trouble


def take_up(archive: Archive) -> None:
    """Make database and queue agree after a crash, after a fault between the two, or after a restore.

    A weave that never reached the queue is queued; one that the queue has given up is marked as failed. Deleted rows
    that are still in the database's files are erased from them.
    """
    for weave in archive.unfinished_weaves():
        waiting = dbos_queue.is_waiting(weave.id)
        if waiting is None:
            dbos_queue.enqueue(weave)
        elif not waiting:
            # One that ended since we looked is left as it is.
            archive.follow_weave(weave.id, state=WeaveState.FAILED, reason=LOST, doing="")
    archive.erase_deleted()


def _put_back(weave_ids: frozenset[str], why: str) -> None:
    if weave_ids:
        log.warning("Weaves %s go on again.", why, extra={"weaves": sorted(weave_ids)})
        dbos_queue.put_back(weave_ids)
