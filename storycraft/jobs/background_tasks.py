"""Background tasks: questions to a weaver that run in threads, so that no page waits; any screen can stop them.

A weave is durable, because it is long. A background task is one question: a process that ends drops it, and
people ask again.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from storycraft.domain.errors import NotFound, StorageError, StorycraftError
from storycraft.domain.message import N_, Notice
from storycraft.jobs.retry_write import PATIENCE, retry_write
from storycraft.jobs.told_to_people import told_to_people
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Cancelled, Watcher

log = logging.getLogger(__name__)

LEAVE_WITHIN = 1.0
"""Seconds that background tasks under way get to notice that the process is stopping."""

Keep = Callable[[], object]
"""Puts what a weaver answered where it belongs."""


@dataclass(frozen=True, slots=True)
class Place:
    """The workshop, group and purpose of a background task; at most one task runs for each such place."""

    workshop_id: str
    group_id: str
    purpose: str


@dataclass(slots=True, eq=False)
class BackgroundTask:
    """One background task as screens show it: `sentence` says what happens now, `trouble` why it failed.

    `notices` is what people should know of its answer.
    """

    sentence: str
    ended: bool = False
    trouble: StorycraftError | None = None
    notices: list[Notice] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)


class BackgroundTasks:
    """All background tasks of a process, one at a time for each place."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._tasks: dict[Place, BackgroundTask] = {}
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self._leaving = threading.Event()

    def start(self, place: Place, sentence: str, ask: Callable[[Watcher], Keep]) -> BackgroundTask:
        """Start a background task; where one is under way at this place already, return that one.

        `ask` asks the weaver and returns a function that saves the answer; not called if people stopped the task.
        """
        with self._lock:
            before = self._tasks.get(place)
            if before is not None and not before.ended:
                return before
            task = self._tasks[place] = BackgroundTask(sentence)
            thread = threading.Thread(
                target=self._run,
                args=(place, task, ask),
                name=f"background task-{place.purpose}",
                daemon=True,
            )
            self._threads.add(thread)
            thread.start()
        return task

    def at(self, place: Place) -> BackgroundTask | None:
        """The task that runs at this place, or that failed or left a notice there and was not dismissed yet."""
        return self._tasks.get(place)

    def drop(self, place: Place) -> None:
        """Stop the task at this place, or dismiss its failure or notices."""
        with self._lock:
            task = self._tasks.pop(place, None)
        if task is not None:
            task.stopping.set()
            self._show(place)

    def close(self) -> None:
        """Stop all background tasks."""
        self._leaving.set()
        with self._lock:
            threads = tuple(self._threads)
            for task in self._tasks.values():
                task.stopping.set()
        end = time.monotonic() + LEAVE_WITHIN
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _run(self, place: Place, task: BackgroundTask, ask: Callable[[Watcher], Keep]) -> None:
        try:
            keep = ask(_Follower(place, task, self._show))
            if not task.stopping.is_set():
                retry_write(keep, PATIENCE, task.stopping)
        except Cancelled:
            task.stopping.set()
        except StorycraftError as error:
            log.warning(
                "A background task failed.", extra={"purpose": place.purpose, "fault": type(error).__name__}
            )
            task.trouble = error
        except Exception as error:
            task.trouble = told_to_people(error, "A background task", BUG, AFTER_BUG)
        with self._lock:
            task.ended = True
            is_ours = self._tasks.get(place) is task
            says_nothing = task.trouble is None and not task.notices
            if is_ours and (says_nothing or task.stopping.is_set()):
                del self._tasks[place]
        # Screens do not poll: without this, each would go on showing the task as running.
        self._show(place, PATIENCE)
        with self._lock:
            self._threads.discard(threading.current_thread())

    def _show(self, place: Place, patience: float = 0.0) -> None:
        with contextlib.suppress(NotFound, StorageError):
            retry_write(
                lambda: self._archive.show_again(place.workshop_id, place.group_id), patience, self._leaving
            )


class _Follower:
    """Follows one background task and shows its progress."""

    def __init__(self, place: Place, task: BackgroundTask, show: Callable[[Place], None]) -> None:
        self._place = place
        self._task = task
        self._show = show

    def text(self, text: str) -> None:
        """Ignore it: an answer is shown whole, with its receipts."""

    def doing(self, sentence: str) -> None:
        """Show at once what happens now."""
        if isinstance(sentence, Notice):
            self._task.notices.append(sentence)
        if sentence != self._task.sentence:
            self._task.sentence = sentence
            self._show(self._place)

    def cancelled(self) -> bool:
        """Whether people stopped it, or the process is leaving."""
        return self._task.stopping.is_set()


BUG = N_("This broke off through a fault in Storycraft itself. Points, threads and drafts are as they were.")
AFTER_BUG = N_("Try again; the log of the server names the fault.")
