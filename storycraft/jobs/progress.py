"""Follows one weave: writes its text and progress to the database, and reads there whether people cancelled it."""

import threading
import time
from collections.abc import Callable

from storycraft.domain.errors import NotFound, StorageError
from storycraft.domain.weave import Weave
from storycraft.storage.archive import Archive

WRITE_EVERY = 0.15
"""Seconds between two writes of arriving text: quick for the eye, unnoticed by the database."""

SLOWER_BY = 20_000
"""A text of twice as many characters is written half as often: each write is of all of it, and would cost the square."""

LOOK_EVERY = 0.3
"""Seconds between two looks at whether people cancelled, where no write has told it anyway."""


class Progress:
    """The watcher of one weave; `stopping` is set when this process is about to end."""

    def __init__(
        self,
        archive: Archive,
        weave_id: str,
        stopping: threading.Event,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._archive = archive
        self._weave_id = weave_id
        self._stopping = stopping
        self._clock = clock
        self._text = self._written = ""
        self._wrote = self._looked = clock()
        self._ended = False

    @property
    def arrived(self) -> str:
        """The text so far, including what is not yet in the database."""
        return self._text

    def text(self, text: str) -> None:
        """Show the text, at most every `WRITE_EVERY` seconds, a long one less often."""
        self._text = text
        self._write_when_due()

    def doing(self, sentence: str) -> None:
        """Show at once what happens now."""
        self._ask(lambda: self._archive.follow_weave(self._weave_id, doing=sentence))

    def cancelled(self) -> bool:
        """Whether people cancelled the weave, its workshop is gone, or this process is leaving."""
        if self._stopping.is_set():
            return True
        # Weavers ask often, also while nothing arrives: the last words before a pause are shown from here.
        self._write_when_due()
        if not self._ended and self._clock() - self._looked >= LOOK_EVERY:
            self._ask(lambda: self._archive.weave(self._weave_id))
        return self._ended

    def _write_when_due(self) -> None:
        wait = WRITE_EVERY * max(1.0, len(self._text) / SLOWER_BY)
        if self._text == self._written or self._clock() - self._wrote < wait:
            return
        self._wrote, self._written = self._clock(), self._text
        self._ask(lambda: self._archive.follow_weave(self._weave_id, partial=self._written))

    def _ask(self, call: Callable[[], Weave]) -> None:
        self._looked = self._clock()
        try:
            self._ended = call().state.ended
        except NotFound:
            self._ended = True
        except StorageError:
            # Text in progress may be lost; only saving the finished draft is retried, or the weave fails.
            return
