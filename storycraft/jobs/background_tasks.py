"""Errands: questions to a weaver that run beside the pages, so that no page waits, and any screen can stop them.

A weave is durable, because it is long. An errand is one question: a process that ends drops it, and people ask again.
"""

import contextlib
import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from storycraft.domain.errors import NotFound, StorageError, StorycraftError, WeaveError
from storycraft.jobs.retry_write import patiently
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Cancelled, Watcher

log = logging.getLogger(__name__)

LEAVE_WITHIN = 1.0
"""Seconds that errands under way get to notice that the process is stopping."""
PATIENCE = 30.0
"""Seconds that a finished answer is offered to a database that does not take it."""

Keep = Callable[[], object]
"""Puts what a weaver answered where it belongs."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an errand belongs: one of a purpose runs there at a time, and all screens of the group see it."""

    workshop_id: str
    group_id: str
    purpose: str


@dataclass(slots=True, eq=False)
class Errand:
    """One errand as screens see it: `sentence` says what happens now, `trouble` why it failed."""

    sentence: str
    ended: bool = False
    trouble: StorycraftError | None = None
    stopping: threading.Event = field(default_factory=threading.Event)


class Errands:
    """The errands of a process, one at a time for each place."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._errands: dict[Place, Errand] = {}
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self._leaving = threading.Event()

    def start(self, place: Place, sentence: str, ask: Callable[[Watcher], Keep]) -> Errand:
        """Send for something; where that is under way already, this is the same errand.

        `ask` asks the weaver and gives what keeps its answer, which is not called once people have stopped it.
        """
        with self._lock:
            before = self._errands.get(place)
            if before is not None and not before.ended:
                return before
            errand = self._errands[place] = Errand(sentence)
            thread = threading.Thread(
                target=self._run,
                args=(place, errand, ask),
                name=f"errand-{place.purpose}",
                daemon=True,
            )
            self._threads.add(thread)
            thread.start()
        return errand

    def at(self, place: Place) -> Errand | None:
        """What is under way there, or came to nothing and nobody has dropped it since."""
        return self._errands.get(place)

    def drop(self, place: Place) -> None:
        """Stop what is under way there, or forget why it came to nothing."""
        with self._lock:
            errand = self._errands.pop(place, None)
        if errand is not None:
            errand.stopping.set()
            self._show(place)

    def close(self) -> None:
        """Stop all of them."""
        self._leaving.set()
        with self._lock:
            threads = tuple(self._threads)
            for errand in self._errands.values():
                errand.stopping.set()
        end = time.monotonic() + LEAVE_WITHIN
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _run(self, place: Place, errand: Errand, ask: Callable[[Watcher], Keep]) -> None:
        try:
            keep = ask(_Follower(place, errand, self._show))
            if not errand.stopping.is_set():
                patiently(keep, PATIENCE, errand.stopping)
        except Cancelled:
            errand.stopping.set()
        except StorycraftError as error:
            log.warning("An errand failed.", extra={"purpose": place.purpose, "fault": type(error).__name__})
            errand.trouble = error
        except Exception as error:
            # Only the kind of error and the lines of code: its message could hold people's words.
            trace = "".join(traceback.format_tb(error.__traceback__))
            log.error("An errand broke off: %s\n%s", type(error).__name__, trace)
            errand.trouble = WeaveError(BUG, next_step=AFTER_BUG)
        with self._lock:
            errand.ended = True
            is_ours = self._errands.get(place) is errand
            if is_ours and (errand.trouble is None or errand.stopping.is_set()):
                del self._errands[place]
        # No screen looks by itself: each would go on saying that the errand is under way.
        self._show(place, PATIENCE)
        with self._lock:
            self._threads.discard(threading.current_thread())

    def _show(self, place: Place, patience: float = 0.0) -> None:
        with contextlib.suppress(NotFound, StorageError):
            patiently(
                lambda: self._archive.show_again(place.workshop_id, place.group_id), patience, self._leaving
            )


class _Follower:
    """The watcher of one errand."""

    def __init__(self, place: Place, errand: Errand, show: Callable[[Place], None]) -> None:
        self._place = place
        self._errand = errand
        self._show = show

    def text(self, text: str) -> None:
        """Ignore it: an answer is shown whole, with its receipts."""

    def doing(self, sentence: str) -> None:
        """Show at once what happens now."""
        if sentence != self._errand.sentence:
            self._errand.sentence = sentence
            self._show(self._place)

    def cancelled(self) -> bool:
        """Whether people stopped it, or the process is leaving."""
        return self._errand.stopping.is_set()


BUG = "This broke off through a fault in Storycraft itself. Points, threads and drafts are as they were."
AFTER_BUG = "Try again; the log of the server names the fault."
