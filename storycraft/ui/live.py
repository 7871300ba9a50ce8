"""One watcher per process reads the workshops' revision counters; every browser hears of a change."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping

from storycraft.domain.errors import StorageError

PING_SECONDS = 15.0


class Bus:
    """Fans out revisions to any number of listeners; all methods run on the server's event loop."""

    def __init__(self, read_revisions: Callable[[], Mapping[str, int]], interval: float = 0.25) -> None:
        self._read = read_revisions
        self._interval = interval
        self._revisions: Mapping[str, int] = {}
        self._listeners: set[asyncio.Event] = set()
        self._stopping = False

    async def watch(self) -> None:
        """Read the counters until cancelled; a database that fails for a moment is asked again."""
        while True:
            try:
                revisions = await asyncio.to_thread(self._read)
            except StorageError:
                revisions = self._revisions
            if revisions != self._revisions:
                self._revisions = revisions
                self._wake()
            await asyncio.sleep(self._interval)

    def stop(self) -> None:
        """End every stream, so that an open one does not hold up the server's own end."""
        self._stopping = True
        self._wake()

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()

    async def stream(self, *topics: str) -> AsyncGenerator[str, None]:
        """Server-sent events: the newest revision of these topics now, and again after each change."""
        listener, sent = asyncio.Event(), None
        self._listeners.add(listener)
        try:
            yield "retry: 1500\n\n"
            while not self._stopping:
                listener.clear()
                revision = max(self._revisions.get(topic, 0) for topic in topics)
                if revision != sent:
                    sent = revision
                    yield f"data: {revision}\n\n"
                try:
                    await asyncio.wait_for(listener.wait(), PING_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(listener)
