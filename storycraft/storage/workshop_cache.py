"""A cache of the latest revision of each workshop, read once from the database for all screens of a process."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from storycraft.domain.workshop import Workshop

MOST = 32
"""Workshops whose reading is kept; the one that was not asked for the longest goes first."""


class WorkshopCache:
    """A cache for all threads of a process; a workshop is an immutable value, so sharing it is safe.

    The revision is the key: it goes up with every change, in the same transaction.
    """

    def __init__(self) -> None:
        self._latest: OrderedDict[str, Workshop] = OrderedDict()
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def at(self, workshop_id: str, revision: int, read: Callable[[], Workshop]) -> Workshop:
        """The workshop at this revision; if another thread is reading it, wait for its result."""
        with self._lock:
            lock = self._locks.setdefault(workshop_id, threading.Lock())
        with lock:
            known = self._latest.get(workshop_id)
            if known is None or known.revision != revision:
                known = read()
            self._keep(workshop_id, known)
            return known

    def forget(self, workshop_id: str) -> None:
        """Drop a deleted workshop from the cache: a restore may bring it back at an earlier revision."""
        with self._lock:
            self._latest.pop(workshop_id, None)

    def _keep(self, workshop_id: str, workshop: Workshop) -> None:
        with self._lock:
            self._latest[workshop_id] = workshop
            self._latest.move_to_end(workshop_id)
            if len(self._latest) > MOST:
                gone, _reading = self._latest.popitem(last=False)
                self._locks.pop(gone, None)
