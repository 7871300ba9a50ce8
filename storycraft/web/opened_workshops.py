"""Limits how many workshops may be created in an hour, by one visitor and by all together."""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable

from storycraft.domain.errors import Refused

PER_VISITOR, OVERALL = 20, 400
"""Workshops in an hour: a facilitator who tries things out, and an organization's busiest day."""
_HOUR = 3600.0


class Opened:
    """Counts the workshops that were opened in the last hour, or failed to be, in this process."""

    def __init__(
        self,
        per_visitor: int = PER_VISITOR,
        overall: int = OVERALL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_visitor = per_visitor
        self._overall = overall
        self._clock = clock
        self._lock = threading.Lock()
        self._last: deque[tuple[float, str]] = deque()
        self._of: Counter[str] = Counter()

    def count_one(self, visitor: str) -> None:
        """Count a workshop that this visitor is about to open, whatever becomes of it.

        Raises:
            Refused: these were many already.
        """
        with self._lock:
            self._forget_the_hour_before()
            self._refuse_beyond_limits(visitor)
            self._last.append((self._clock(), visitor))
            self._of[visitor] += 1

    def _forget_the_hour_before(self) -> None:
        while self._last and self._last[0][0] <= self._clock() - _HOUR:
            _moment, earlier = self._last.popleft()
            self._of[earlier] -= 1
            self._of += Counter()  # without those that are at nought

    def _refuse_beyond_limits(self, visitor: str) -> None:
        if self._of[visitor] >= self._per_visitor:
            raise Refused(
                "{per_visitor} workshops were opened here within an hour, or failed to open.",
                next_step="Go on in one of them, or wait.",
                per_visitor=self._per_visitor,
            )
        if len(self._last) >= self._overall:
            raise Refused(
                "{overall} workshops were opened on this server within an hour, or failed to open.",
                next_step="Wait, or ask whoever runs it: it may want facilitators to sign in.",
                overall=self._overall,
            )


OPENED = Opened()
