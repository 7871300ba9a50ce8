"""Limits wrong codes and links for each visitor: a visitor with many wrong tries has to wait, nobody else.

A try of somebody else never counts against a visitor, not even from the same address: a whole room shares one.
What keeps whoever comes as a new visitor with each try from getting in is the length of a code against
`TRIES_PER_SECOND`; see docs/deploy.md for the figures.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping

from storycraft.domain.errors import Refused

PER_VISITOR = 20
"""Different wrong tries in a minute of one visitor."""
TRIES_PER_SECOND = 100
"""Codes that one process looks up, by whomever: more than it draws pages, so a room never waits for it."""
SLOW_SECONDS = 2.0
MOST_VISITORS = 10_000
"""Of whom wrong tries are remembered; the one that was heard of longest ago is forgotten first."""
_MINUTE = 60.0


class AttemptLimit:
    """Counts each visitor's wrong tries of the last minute, in this process.

    A visitor is a browser with its cookie; one without is its connection. The same try again counts once: a
    page that is drawn again with its wrong code, or a screen that goes on asking with its old link, guesses
    nothing.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._misses: OrderedDict[str, dict[int, float]] = OrderedDict()
        self._next = 0.0

    def check(self, visitor: str) -> float:
        """Call before a short code is looked up; returns the seconds to wait first.

        Raises:
            Refused: this visitor has tried too much and has to wait for longer.
        """
        if self._has_tried_much(visitor):
            raise Refused("Too many wrong codes were typed.", next_step="Wait a minute, then type it again.")
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + 1 / TRIES_PER_SECOND
        return turn - now

    def miss(self, visitor: str, tried: str) -> float:
        """Call after a wrong try; returns the seconds to wait before the answer."""
        with self._lock:
            tries = self._misses.setdefault(visitor, {})
            tries[hash(tried)] = self._clock()
            self._misses.move_to_end(visitor)
            while len(tries) > PER_VISITOR:
                del tries[next(iter(tries))]
            while len(self._misses) > MOST_VISITORS:
                self._misses.popitem(last=False)
        return SLOW_SECONDS if self._has_tried_much(visitor) else 0.0

    def _has_tried_much(self, visitor: str) -> bool:
        since = self._clock() - _MINUTE
        with self._lock:
            return sum(moment >= since for moment in self._misses.get(visitor, {}).values()) >= PER_VISITOR


CODES, LINKS = AttemptLimit(), AttemptLimit()
"""Links are too long to be guessed: a wrong one is answered late, and a right one always opens."""


def missed(given: Mapping[str, str], visitor: str) -> float:
    """Count a link that opened nothing; gives the seconds to wait before saying so."""
    return LINKS.miss(visitor, repr(sorted(given.items())))
