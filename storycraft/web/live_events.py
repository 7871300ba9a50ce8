"""Sends change events to browsers: one watcher per process reads the workshops' revision counters."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Callable, Collection, Mapping

from storycraft.domain.errors import StorageError
from storycraft.web.topics import workshop_of

log = logging.getLogger(__name__)

PING_SECONDS = 10.0
STALE_SECONDS = 5.0
"""How old the last reading may be: a database that neither answers nor fails is away too."""

PING = "event: ping\ndata:\n\n"
AWAY = "event: away\ndata:\n\n"


class Bus:
    """Sends new revisions to any number of listeners; all methods run on the server's event loop.

    Only workshops that somebody listens to are asked for: an installation keeps many that nobody has open.
    """

    def __init__(
        self,
        read_revisions: Callable[[Collection[str]], Mapping[str, int]],
        interval: float = 0.25,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read_revisions
        self._interval = interval
        self._clock = clock
        self._revisions: Mapping[str, int] = {}
        self._known: frozenset[str] = frozenset()
        self._listeners: dict[asyncio.Event, frozenset[str]] = {}
        self._stopping = False
        self._trouble = ""
        self._read_at = clock()

    async def watch(self) -> None:
        """Read the counters until cancelled; whatever fails is told once, and asked again."""
        while True:
            before = self._revisions, self._known, self._trouble
            wanted = frozenset[str]().union(*self._listeners.values())
            try:
                self._revisions = await asyncio.to_thread(self._read, wanted) if wanted else {}
                self._known, self._trouble, self._read_at = wanted, "", self._clock()
            except Exception as error:
                # Whatever it is: every screen of the room depends on the next reading.
                self._complain(error)
            if (self._revisions, self._known, self._trouble) != before:
                self._wake()
            await asyncio.sleep(self._interval)

    def stop(self) -> None:
        """End every stream, so that an open one does not hold up the server's own end."""
        self._stopping = True
        self._wake()

    def _complain(self, error: Exception) -> None:
        if (trouble := type(error).__name__) != self._trouble:
            log.warning(
                "The workshops' revisions cannot be read (%s).",
                trouble,
                exc_info=None if isinstance(error, StorageError) else error,
            )
        self._trouble = trouble

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()

    def _sign(self) -> str:
        stale = self._clock() - self._read_at > STALE_SECONDS
        return AWAY if self._trouble or stale else PING

    async def stream(self, *topics: str) -> AsyncGenerator[str, None]:
        """Server-sent events: the newest revision of these topics now, and again after each change.

        Now and then comes a "ping", or "away" while the revisions cannot be read.
        """
        listener, sent, signed, heard = asyncio.Event(), None, "", self._clock()
        self._listeners[listener] = workshops = frozenset(map(workshop_of, topics))
        try:
            yield "retry: 1500\n\n"
            while not self._stopping:
                listener.clear()
                revision = max(self._revisions.get(topic, 0) for topic in topics)
                if revision != sent and workshops <= self._known:
                    sent, heard = revision, self._clock()
                    yield f"data: {revision}\n\n"
                # Other workshops' changes wake this stream too: the time since its own last word counts.
                if self._sign() != signed or self._clock() - heard >= PING_SECONDS:
                    signed, heard = self._sign(), self._clock()
                    yield signed
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(listener.wait(), PING_SECONDS)
        finally:
            del self._listeners[listener]
