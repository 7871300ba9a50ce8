"""One step of a weave: reads the workshop, lets a weaver write one draft, saves it. The step may run twice."""

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from storycraft.domain.errors import InputError, NotFound, StorageError, WeaveError
from storycraft.domain.format import Format
from storycraft.domain.message import N_
from storycraft.domain.story import Draft, Frame
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.drafts.read_sources import read_sources
from storycraft.jobs.progress import Progress
from storycraft.jobs.retry_write import PATIENCE, T, retry_write
from storycraft.jobs.told_to_people import told_to_people
from storycraft.receipts.check import cited_rightly
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Cancelled, Factory, Order, Watcher, Woven, select_material, told_in

log = logging.getLogger(__name__)


class Interrupted(BaseException):
    """Raised when this process must leave a draft unfinished; it will be written again from its beginning.

    Not an `Exception`: DBOS stores an exception as the step's result, and this is none.
    """


@dataclass(frozen=True, slots=True)
class Task:
    """The input of one step: the telling, with the workshop and the frame as they were at its start."""

    weave: Weave
    number: int
    workshop: Workshop
    frame: Frame

    @property
    def telling(self) -> str:
        """The key of the telling."""
        return self.weave.tellings[self.number]

    @property
    def is_last(self) -> bool:
        """Whether this is the weave's last telling."""
        return self.number + 1 == len(self.weave.tellings)

    def draft(self, woven: Woven) -> Draft:
        """The draft to save."""
        return woven.as_draft(
            group_id=self.weave.group_id,
            telling=self.telling,
            frame=self.frame,
            language=self.weave.language or self.workshop.language,
        )


@dataclass(frozen=True, slots=True)
class StepRunner:
    """Writes the drafts of weaves one after the other; `stopping` makes it leave a draft unfinished.

    `patience` is how long, in seconds, saving a finished draft is retried while the database does not answer.
    """

    archive: Archive
    weaver_of: Factory
    format_of: Callable[[str], Format]
    stopping: threading.Event = field(default_factory=threading.Event)
    patience: float = PATIENCE

    def tell(self, weave_id: str, number: int) -> bool:
        """Write and save the draft of the telling of that index, from 0; False when no other follows.

        Raises:
            Interrupted: the process is stopping, or the database is away; nothing was decided.
        """
        try:
            more = self._tell_unless_told(weave_id, number)
        except NotFound:
            return False  # its workshop was deleted meanwhile
        except StorageError as error:
            log.warning("Weave %s waits for the database.", weave_id)
            raise Interrupted from error
        if self.stopping.is_set():
            # What was told is kept in the archive; the engine's books may be closed already.
            raise Interrupted
        return more

    def _tell_unless_told(self, weave_id: str, number: int) -> bool:
        weave = self.archive.weave(weave_id)
        if weave.state.ended or weave.finished > number or self.stopping.is_set():
            return not weave.state.ended
        return self._tell(self._begin(weave, number))

    def _begin(self, weave: Weave, number: int) -> Task:
        self.archive.follow_weave(weave.id, state=WeaveState.WEAVING, doing="", partial="")
        log.info("A telling begins.", extra={"weave": weave.id, "number": number, "weaver": weave.weaver})
        workshop = self.archive.workshop(weave.workshop_id)
        return Task(weave, number, workshop, self.archive.frame(workshop.id, weave.group_id))

    def _tell(self, task: Task) -> bool:
        progress = Progress(self.archive, task.weave.id, self.stopping)
        try:
            format = self._format_of(task)
            sources = read_sources(task.workshop, format)
            task = replace(task, frame=cited_rightly(task.frame, sources))
            woven = self._weave(task, format, progress)
        except Cancelled:
            if self.stopping.is_set():
                raise Interrupted from None
            return False
        except (NotFound, StorageError):
            raise
        except Exception as error:
            return self._fail(task, error, progress.arrived)
        try:
            return self._keep(task, woven)
        except NotFound:
            raise
        except Exception as error:
            if isinstance(error, StorageError) and self.stopping.is_set():
                raise
            # Told again it would cost the same and fail the same way; if even this cannot be written down,
            # the database is away altogether and the telling waits for it.
            return self._fail(task, error, progress.arrived)

    def _format_of(self, task: Task) -> Format:
        try:
            return self.format_of(task.workshop.format)
        except NotFound as error:
            raise WeaveError(error.message, next_step=error.next_step) from error

    def _weave(self, task: Task, format: Format, watcher: Watcher) -> Woven:
        weave = task.weave
        telling = format.telling(task.telling)
        if telling is None:
            raise WeaveError(
                "The format “{title}” has no telling “{telling}” any more.",
                title=format.title,
                telling=task.telling,
            )
        order = Order(telling=telling, length=weave.length, seed=weave.seed)
        material = told_in(select_material(task.workshop, format, weave.group_id), weave.language)
        weaver = self.weaver_of(weave.weaver, weave.workshop_id)
        return weaver.weave_draft(material, task.frame, order, watcher)

    def _keep(self, task: Task, woven: Woven) -> bool:
        if self._retry_write(lambda: self.archive.weave(task.weave.id)).state.ended:
            return False
        self._add_draft(task, woven)
        state = WeaveState.DONE if task.is_last else None
        followed = self._retry_write(
            lambda: self.archive.follow_weave(
                task.weave.id, state=state, finished=task.number + 1, doing="", partial=""
            )
        )
        about = {"weave": task.weave.id, "number": task.number, "state": followed.state.value}
        log.info("A telling is kept.", extra={**about, "seconds": woven.provenance.seconds})
        return not followed.state.ended

    def _fail(self, task: Task, fault: Exception, arrived: str) -> bool:
        error = told_to_people(fault, f"Weave {task.weave.id}", BUG, AFTER_BUG)
        log.warning("A weave failed.", extra={"weave": task.weave.id, "fault": type(error).__name__})
        partial = getattr(error, "partial", None)
        if isinstance(partial, Woven) and partial.paragraphs:
            with contextlib.suppress(InputError):  # the text is in what had arrived, all the same
                self._add_draft(task, replace(partial, incomplete=True))
        self._retry_write(
            lambda: self.archive.follow_weave(
                task.weave.id, state=WeaveState.FAILED, reason=error.told, doing="", partial=arrived
            )
        )
        return False

    def _add_draft(self, task: Task, woven: Woven) -> None:
        draft = task.draft(woven)
        self._retry_write(lambda: self.archive.add_draft(task.workshop.id, draft, task.weave.id))

    def _retry_write(self, write: Callable[[], T]) -> T:
        return retry_write(write, self.patience, self.stopping)


BUG = N_(
    "The weave broke off through a fault in Storycraft itself. Points, threads and drafts are as they were."
)
AFTER_BUG = N_("Weave again, or use the quote weaver; the log of the server names the fault.")
