"""Slowing down whoever tries codes and links that do not fit."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

from storycraft.domain.errors import Refused

PER_ADDRESS = 30
"""Wrong tries in a minute from one address; a whole room may share it."""
OVERALL = 300
"""Wrong tries in a minute from everywhere, beyond which every try is slow."""
SLOW_SECONDS = 2.0
_MINUTE = 60.0


class Guesses:
    """Counts the wrong tries of the last minute, in this process.

    An address that tried too often has to wait; when many addresses try together, each try takes two
    seconds, and a right one still opens.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._misses: defaultdict[str, deque[float]] = defaultdict(deque)

    def check(self, address: str) -> None:
        """Call before a code is looked up.

        Raises:
            Refused: this address has to wait.
        """
        with self._lock:
            self._forget()
            mine = len(self._misses[address])
            overall = sum(map(len, self._misses.values()))
        if mine >= PER_ADDRESS:
            raise Refused("Too many codes did not fit.", next_step="Wait a minute, then type it again.")
        if overall >= OVERALL:
            self._sleep(SLOW_SECONDS)

    def miss(self, address: str) -> None:
        """Call after a code or link did not fit."""
        with self._lock:
            self._misses[address].append(self._clock())

    def _forget(self) -> None:
        since = self._clock() - _MINUTE
        for address, times in list(self._misses.items()):
            while times and times[0] < since:
                times.popleft()
            if not times:
                del self._misses[address]


GUESSES = Guesses()
