"""A cache of what was read of each workshop: read once from the database for all screens of a process."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

MOST = 32
"""Workshops of which something is kept; the one that was not asked for the longest goes first."""
REVISIONS = 2
"""Revisions of a workshop that are kept: while one screen still draws the last one, others draw the next."""

Found = TypeVar("Found")


@dataclass(slots=True)
class _Readings:
    """What was read of one workshop, by revision and by what was asked for."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    by_revision: OrderedDict[int, dict[Hashable, Any]] = field(default_factory=OrderedDict)

    def at(self, revision: int) -> dict[Hashable, Any]:
        found = self.by_revision.setdefault(revision, {})
        self.by_revision.move_to_end(revision)
        if len(self.by_revision) > REVISIONS:
            self.by_revision.popitem(last=False)
        return found


class WorkshopCache:
    """A cache for all threads of a process; what is kept are immutable values, so sharing them is safe.

    The revision is the key: it goes up with every change, in the same transaction.
    """

    def __init__(self) -> None:
        self._workshops: OrderedDict[str, _Readings] = OrderedDict()
        self._lock = threading.Lock()

    def at(self, workshop_id: str, revision: int, what: Hashable, read: Callable[[], Found]) -> Found:
        """What `read` gives of a workshop at this revision; if another thread is reading it, wait for its result.

        Call it within a transaction: who waits here has a connection, and who reads must not wait for one.
        """
        readings = self._of(workshop_id)
        with readings.lock:
            known = readings.at(revision)
            if what not in known:
                known[what] = read()
            found: Found = known[what]
            return found

    def kept(self, workshop_id: str, revision: int, what: Hashable) -> tuple[Any, ...]:
        """What was read already, alone in a tuple; () where it was not."""
        readings = self._of(workshop_id)
        with readings.lock:
            known = readings.by_revision.get(revision, {})
            return (known[what],) if what in known else ()

    def forget(self, workshop_id: str) -> None:
        """Drop a deleted workshop from the cache: a restore may bring it back at an earlier revision."""
        with self._lock:
            self._workshops.pop(workshop_id, None)

    def _of(self, workshop_id: str) -> _Readings:
        with self._lock:
            readings = self._workshops.setdefault(workshop_id, _Readings())
            self._workshops.move_to_end(workshop_id)
            if len(self._workshops) > MOST:
                self._workshops.popitem(last=False)
            return readings
