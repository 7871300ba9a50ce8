"""Keeps track of the screens that are open on this process, and writes them to the database."""

import asyncio
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storycraft.domain.errors import StorageError
from storycraft.domain.open_screen import Screen
from storycraft.services.check_link import Entry

log = logging.getLogger(__name__)

AGAIN_SECONDS = 20.0
SOON_SECONDS = 2.0

Keep = Callable[[str, list[Screen]], None]


class Presence:
    """The open event streams by screen; written to the database on every change and at regular intervals."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._process = secrets.token_hex(8)
        self._screens: dict[str, Screen] = {}
        self._lock = threading.Lock()
        self._changed = True

    @contextmanager
    def open_screen(self, entry: Entry) -> Iterator[None]:
        """Count the screen of this entry as open while the block runs."""
        screen = Screen(
            id=secrets.token_hex(8),
            workshop_id=entry.workshop_id,
            group_id=entry.group_id,
            role=entry.role,
        )
        with self._lock:
            self._screens[screen.id] = screen
            self._changed = True
        try:
            yield
        finally:
            with self._lock:
                del self._screens[screen.id]
                self._changed = True

    async def tell(self) -> None:
        """Write the open screens until cancelled; a write that fails is told once, and repeated at the next interval."""
        waited, trouble = AGAIN_SECONDS, ""
        while True:
            if self._changed or waited >= AGAIN_SECONDS:
                with self._lock:
                    screens, self._changed = list(self._screens.values()), False
                try:
                    await asyncio.to_thread(self._keep, self._process, screens)
                    trouble = ""
                except Exception as error:
                    # Whatever it is: without the next writing nobody is seen as present any more.
                    if trouble != (trouble := type(error).__name__):
                        log.warning(
                            "The open screens cannot be written (%s).",
                            trouble,
                            exc_info=None if isinstance(error, StorageError) else error,
                        )
                    self._changed = True
                waited = 0.0
            await asyncio.sleep(SOON_SECONDS)
            waited += SOON_SECONDS

    async def leave(self) -> None:
        """Remove all screens of this process from the database."""
        await asyncio.to_thread(self._keep, self._process, [])
