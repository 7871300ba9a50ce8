"""A cache of a model's replies about drafts, for all screens of this process, until it ends."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Said = TypeVar("Said")
_MOST = 200


class Remembered(Generic[Said]):
    """A cache with one value for each draft id; the drafts not asked about for longest are dropped first."""

    def __init__(self) -> None:
        self._said: dict[str, Said] = {}
        self._lock = threading.Lock()

    def of(self, draft_id: str) -> Said | None:
        """What is remembered for a draft."""
        return self._said.get(draft_id)

    def change(self, draft_id: str, change: Callable[[Said | None], Said | None]) -> None:
        """Put something in the place of what was there; None forgets it."""
        with self._lock:
            now = change(self._said.pop(draft_id, None))
            if now is not None:
                self._said[draft_id] = now
            while len(self._said) > _MOST:
                del self._said[next(iter(self._said))]
