"""Looks up what points mean as soon as they are entered, in a thread of its own: a proposal finds it known.

Nobody waits for it and nothing is lost without it. What it did not reach, or what a server did not answer, the proposal
asks for itself, and says so.
"""

import logging
import threading
import time
from collections.abc import Sequence
from typing import Protocol

from storycraft.domain.errors import StorycraftError
from storycraft.formats.loader import Formats
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Cancelled, Silent, Watcher, select_material

log = logging.getLogger(__name__)

GATHERED = 2.0
"""Seconds in which what a room enters is gathered: a server is asked about all of it at once."""
RESTS = 300.0
"""Seconds for which a workshop's server that failed is left alone: whoever proposes threads is told what is wrong."""
LEAVE_WITHIN = 1.0
"""Seconds that a look-up gets to notice that the process is stopping."""


class Learner(Protocol):
    """What knows of each workshop where its meanings come from."""

    def learns_meanings(self, workshop_id: str) -> bool:
        """Whether they come from anywhere, as far as can be told at once."""

    def learn_meanings(self, workshop_id: str, texts: Sequence[str], watcher: Watcher) -> None:
        """Look up those that are not known yet, where that is allowed."""


class MeaningsAhead:
    """The workshops in which something was entered, and the thread that reads them; it ends where nothing is left."""

    def __init__(self, archive: Archive, learner: Learner, formats: Formats) -> None:
        self._archive = archive
        self._learner = learner
        self._formats = formats
        self._entered: set[str] = set()
        self._rests_until: dict[str, float] = {}
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._leaving = threading.Event()

    def expect(self, workshop_id: str) -> None:
        """Something was entered in this workshop, or its points may go to a server now; returns at once."""
        if not self._learner.learns_meanings(workshop_id):
            return
        with self._lock:
            self._entered.add(workshop_id)
            if self._thread is None and not self._leaving.is_set():
                self._thread = threading.Thread(target=self._run, name="meanings ahead", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop looking up."""
        self._leaving.set()
        if thread := self._thread:
            thread.join(LEAVE_WITHIN)

    def _run(self) -> None:
        while not self._leaving.wait(GATHERED):
            with self._lock:
                entered, self._entered = self._entered, set()
                if not entered:
                    self._thread = None
                    return
            for workshop_id in entered:
                self._learn(workshop_id)

    def _learn(self, workshop_id: str) -> None:
        if time.monotonic() < self._rests_until.get(workshop_id, 0.0):
            return
        try:
            self._learner.learn_meanings(workshop_id, self._texts(workshop_id), _Leaving(self._leaving))
        except Cancelled:
            pass
        except Exception as error:  # whatever it is, the next workshop is looked at
            self._rests_until[workshop_id] = time.monotonic() + RESTS
            bug = None if isinstance(error, StorycraftError) else error
            fault = type(error).__name__
            log.warning("Meanings were not looked up ahead.", extra={"fault": fault}, exc_info=bug)

    def _texts(self, workshop_id: str) -> list[str]:
        """What a proposal may read, as it is now: points that stay in the room are not among it."""
        workshop = self._archive.workshop(workshop_id)
        return [c.text for c in select_material(workshop, self._formats.get(workshop.format)).contributions]


class _Leaving(Silent):
    """Nobody follows it; it breaks off where the process leaves."""

    def __init__(self, leaving: threading.Event) -> None:
        self._leaving = leaving

    def cancelled(self) -> bool:
        return self._leaving.is_set()
