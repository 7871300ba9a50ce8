"""The latest reading of each workshop: a full room draws one revision on many screens and reads it once."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from storycraft.domain.workshop import Workshop

MOST = 32
"""Workshops whose reading is kept; the one that was not asked for the longest goes first."""


class WorkshopCache:
    """Shared by all threads of a process; a workshop is an immutable value, so sharing it is safe.

    A revision says which reading it is: it goes up with every change, in the change's own transaction.
    """

    def __init__(self) -> None:
        self._latest: OrderedDict[str, Workshop] = OrderedDict()
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def at(self, workshop_id: str, revision: int, read: Callable[[], Workshop]) -> Workshop:
        """The workshop at this revision; who asks for it meanwhile waits for the one who reads it."""
        with self._lock:
            lock = self._locks.setdefault(workshop_id, threading.Lock())
        with lock:
            known = self._latest.get(workshop_id)
            if known is None or known.revision != revision:
                known = read()
            self._keep(workshop_id, known)
            return known

    def forget(self, workshop_id: str) -> None:
        """Keep nothing of a workshop that is gone: it may come back, from a backup, at a revision of before."""
        with self._lock:
            self._latest.pop(workshop_id, None)

    def _keep(self, workshop_id: str, workshop: Workshop) -> None:
        with self._lock:
            self._latest[workshop_id] = workshop
            self._latest.move_to_end(workshop_id)
            if len(self._latest) > MOST:
                gone, _reading = self._latest.popitem(last=False)
                self._locks.pop(gone, None)
