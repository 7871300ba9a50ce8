"""Slowing down whoever tries codes and links that do not fit."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from storycraft.domain.errors import Refused

PER_BROWSER = 30
"""Different wrong tries in a minute of one browser."""
PER_ADDRESS = 300
"""The same from one address: a whole room may share it, and one prankster must not shut out the others."""
OVERALL = 600
"""The same from everywhere, beyond which every try of a code is slow."""
SLOW_SECONDS = 2.0
_MINUTE = 60.0


class Guesses:
    """Counts the wrong tries of the last minute, in this process.

    The same try again counts once: a page that is drawn again with its wrong code, or a screen that goes on
    asking with its old link, guesses nothing.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._misses: defaultdict[tuple[str, str], dict[int, float]] = defaultdict(dict)

    def check(self, browser: str, address: str) -> float:
        """Call before something short enough to be guessed is looked up; gives the seconds to wait before.

        Raises:
            Refused: this browser, or its address, has to wait for longer.
        """
        if self._too_many(browser, address):
            raise Refused("Too many codes did not fit.", next_step="Wait a minute, then type it again.")
        return self._slow()

    def miss(self, browser: str, address: str, tried: str) -> float:
        """Call after this did not fit; gives the seconds to wait before saying so."""
        with self._lock:
            for who in _whose(browser, address):
                self._misses[who][hash(tried)] = self._clock()
        return SLOW_SECONDS if self._too_many(browser, address) else self._slow()

    def _too_many(self, browser: str, address: str) -> bool:
        most = {"browser": PER_BROWSER, "address": PER_ADDRESS}
        with self._lock:
            self._forget()
            return any(len(self._misses.get(who, ())) >= most[who[0]] for who in _whose(browser, address))

    def _slow(self) -> float:
        with self._lock:
            overall = sum(len(tries) for (kind, _), tries in self._misses.items() if kind == "address")
        return SLOW_SECONDS if overall >= OVERALL else 0.0

    def _forget(self) -> None:
        since = self._clock() - _MINUTE
        for who, tries in list(self._misses.items()):
            recent = {tried: moment for tried, moment in tries.items() if moment >= since}
            if recent:
                self._misses[who] = recent
            else:
                del self._misses[who]


def _whose(browser: str, address: str) -> Iterator[tuple[str, str]]:
    yield "address", address
    if browser:
        yield "browser", browser


CODES, LINKS = Guesses(), Guesses()
"""Links are too long to be guessed: a wrong one is answered late, and a right one always opens."""
