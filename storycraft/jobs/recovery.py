"""Finds weaves whose thread or process has died, or that never reached the queue, and has them queued again."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from storycraft.domain.errors import StorageError
from storycraft.domain.message import N_
from storycraft.domain.weave import Weave, WeaveState
from storycraft.jobs import dbos_queue
from storycraft.jobs.live_processes import LiveProcesses
from storycraft.storage.archive import Archive

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two rounds: a dead peer's weaves go on within two of them."""

TAKE_UP_EVERY = 5
"""Rounds between two looks at what the archive holds as unfinished and the queue does not."""

ERASE_AGAIN = 5.0
"""Seconds until what was deleted is erased again after a first try without success; twice as many after each next."""

ERASE_AT_LATEST = 300.0
"""No wait between two tries to erase is longer."""

LATE = 10.0
"""Seconds without a whole round after which weaves must be said to wait."""

LOST = N_(
    "The weave broke off and could not be taken up again. Your points, threads and drafts are as they were."
)

T = TypeVar("T")


class Recovery:
    """Looks for dead weaves at intervals, in its own thread; calls `take_up` in the first round and then every few.

    `erase` is tried again by itself until it succeeds, each time after a longer wait.
    """

    def __init__(
        self,
        presence: LiveProcesses,
        take_up: Callable[[], None],
        erase: Callable[[], bool] = lambda: True,
        every: float = EVERY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.presence = presence
        self._take_up = take_up
        self._erase = erase
        self._erase_at, self._erase_wait = clock(), ERASE_AGAIN
        self._every = every
        self._clock = clock
        self._suspects: frozenset[str] = frozenset()
        self._troubles: dict[Callable[[], None], tuple[str, type]] = {}
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
        _for_each(claimed.keys() - {self.presence.name}, self._look_after_peer)

    def _look_after_peer(self, peer: str) -> None:
        with self.presence.while_dead(peer) as dead:
            if dead:
                # Read again: another process may have been here before we had the lock.
                _put_back(dbos_queue.claimed().get(peer, frozenset()), f"left by {peer}")

    def _look_after_own(self, left: frozenset[str]) -> None:
        # Seen in two rounds: between the queue's claim and the start of its thread a weave only looks left.
        _put_back(left & self._suspects, "whose thread ended")
        self._suspects = left

    def _run(self) -> None:
        rounds = 0
        while not self._stopping.is_set():
            if self._succeeds(self.round):
                self._rounded = self._clock()
            if rounds % TAKE_UP_EVERY == 0:
                self._succeeds(self._take_up)
                self._succeeds(self._erase_when_due)
            rounds += 1
            self._stopping.wait(self._every)

    def _erase_when_due(self) -> None:
        if self._clock() < self._erase_at:
            return
        wait = self._erase_wait
        self._erase_wait = min(2 * wait, ERASE_AT_LATEST)
        self._erase_at = self._clock() + wait
        if self._erase():
            self._erase_at, self._erase_wait = self._clock(), ERASE_AGAIN

    def _succeeds(self, act: Callable[[], None]) -> bool:
        """Do one thing of a round; whatever goes wrong, the others are done, and the next round may succeed."""
        try:
            act()
        except StorageError as error:
            self._complain(act, str(error))
        except Exception as error:
            self._complain(act, "A round of recovery failed.", error)
        else:
            self._troubles.pop(act, None)
            return True
        return False

    def _complain(self, act: Callable[[], None], trouble: str, fault: Exception | None = None) -> None:
        told = (trouble, type(fault))
        if told != self._troubles.get(act):
            log.warning("%s", trouble, exc_info=fault)
        self._troubles[act] = told


def take_up(archive: Archive) -> None:
    """Make database and queue agree after a crash, after a fault between the two, or after a restore.

    A weave that never reached the queue is queued; one that the queue has given up is marked as failed.
    """

    def take_up_one(weave: Weave) -> None:
        waiting = dbos_queue.is_waiting(weave.id)
        if waiting is None:
            dbos_queue.enqueue(weave)
        elif not waiting:
            # One that ended since we looked is left as it is.
            archive.follow_weave(weave.id, state=WeaveState.FAILED, reason=LOST, doing="")

    _for_each(archive.unfinished_weaves(), take_up_one)


def _for_each(things: Iterable[T], act: Callable[[T], None]) -> None:
    """Act on each of them; a fault is raised after the last one, so that none keeps the others waiting."""
    faults = []
    for thing in things:
        try:
            act(thing)
        except Exception as error:
            faults.append(error)
    if faults:
        raise faults[0]


def _put_back(weave_ids: frozenset[str], why: str) -> None:
    if weave_ids:
        log.warning("Weaves %s go on again.", why, extra={"weaves": sorted(weave_ids)})
        dbos_queue.put_back(weave_ids)
