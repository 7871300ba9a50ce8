"""The weave queue: starts and cancels weaves, and finishes them also after the process was restarted."""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from storycraft.domain.errors import InputError, NotFound, StorageError, WeaveError
from storycraft.domain.format import Format
from storycraft.domain.language_code import read_language
from storycraft.domain.message import Listed
from storycraft.domain.story import Hand
from storycraft.domain.weave import Weave, WeaveState, next_seed
from storycraft.drafts.length import ORDERED
from storycraft.jobs.live_processes import beside, live_processes_for
from storycraft.jobs.run_step import StepRunner
from storycraft.storage.archive import Archive
from storycraft.storage.engines import read_url
from storycraft.weavers.weaver import Factory

if TYPE_CHECKING:
    from storycraft.jobs.recovery import Recovery

LEAVE_WITHIN = 1.0
"""Seconds that weaves under way get to notice that the process is stopping."""

log = logging.getLogger(__name__)


class WeaveQueue:
    """The weave queue of a process, built on DBOS. Only one can be launched at a time.

    Weaves wait in the database; one weave of a group runs at a time, and `workers` in this process. Text
    and progress are written to the database, where every screen sees them through the revision counter.
    DBOS takes a second to import, so that only a launch does: `dbos_queue` and `recovery` are imported in methods.
    """

    def __init__(
        self,
        archive: Archive,
        weaver_of: Factory,
        format_of: Callable[[str], Format],
        database_url: str,
        workers: int = 4,
    ) -> None:
        self._archive = archive
        self._weaver_of = weaver_of
        self._format_of = format_of
        self._url = database_url
        self._workers = workers
        self._stopping = threading.Event()
        self._recovery: Recovery | None = None

    def launch(self) -> None:
        """Start to run weaves, unfinished ones first; a second call does nothing.

        Raises:
            StorageError: another process has this SQLite database, or the database does not answer.
        """
        if self._recovery is not None:
            return
        from storycraft.jobs import dbos_queue
        from storycraft.jobs.recovery import Recovery, take_up

        self._stopping = threading.Event()
        step_runner = StepRunner(self._archive, self._weaver_of, self._format_of, self._stopping)
        # The process lock comes first: without it, other processes would think that this one is dead.
        presence = live_processes_for(self._url)
        presence.hold()
        try:
            dbos_queue.open_queue(jobs_url(self._url), presence.name, self._workers, step_runner.tell)
        except BaseException as error:
            # Whatever it is: a lock that stayed would be taken for another Storycraft by the next try.
            dbos_queue.close_queue()
            presence.release()
            if not isinstance(error, dbos_queue.FAULTS):
                raise
            raise StorageError(
                "The database of the jobs cannot be opened ({name}).",
                next_step="Check the database's address and the disk's free space.",
                name=type(error).__name__,
            ) from error
        self._recovery = Recovery(
            presence, take_up=lambda: take_up(self._archive), erase=self._archive.erase_deleted
        )
        self._recovery.start()

    @property
    def trouble(self) -> str:
        """Why weaves wait: "not running", or "late" where the recovery thread is late; "" while all is well."""
        if self._recovery is None:
            return "not running"
        return "late" if self._recovery.late else ""

    def stop(self) -> None:
        """Stop within two seconds; weaves under way go on at the next launch, in this process or another.

        Drafts being written that do not end within `LEAVE_WITHIN` seconds are abandoned.
        """
        if self._recovery is None:
            return
        from storycraft.jobs import dbos_queue

        self._stopping.set()
        self._recovery.stop()
        end = time.monotonic() + LEAVE_WITHIN
        while dbos_queue.under_way() and time.monotonic() < end:
            time.sleep(0.02)
        dbos_queue.close_queue()
        self._recovery.presence.release()
        self._recovery = None

    def start(
        self,
        workshop_id: str,
        group_id: str,
        tellings: Sequence[str],
        weaver: str,
        length: str = "medium",
        seed: int | None = None,
        language: str = "",
    ) -> Weave:
        """Order a weave of these tellings; a group's weave that has not ended is given back instead.

        Without a `seed` it is the group's next one, without a `language` the workshop's; the quote weaver does
        not translate, so that it always tells in that.

        Raises:
            InputError: no telling, or one or a length that the format does not have, or no such language.
            NotFound: no such workshop or group.
            Refused, SettingsError: this weaver is not allowed or not configured here.
            StorageError: the database does not take the order, or the queue does not take it yet; the recovery
                thread will put it there.
        """
        if self._recovery is None:
            raise WeaveError("Weaving has not been launched in this process.")
        wanted = self._wanted(workshop_id, group_id, tellings, length)
        self._weaver_of(weaver, workshop_id)
        weave = self._archive.add_weave(
            Weave(
                id=uuid.uuid4().hex,
                workshop_id=workshop_id,
                group_id=group_id,
                tellings=wanted,
                weaver=weaver,
                length=length,
                language="" if weaver == Hand.QUOTES else read_language(language),
                seed=self._next_seed(workshop_id, group_id) if seed is None else seed,
            )
        )
        self._enqueue(weave)
        return weave

    def cancel(self, weave_id: str) -> Weave:
        """Cancel a weave for everybody, at once; one that has ended is given back as it is.

        The weaver stops when it next checks; the text so far is kept with the weave as its partial text.

        Raises:
            NotFound: no such weave.
        """
        weave = self._archive.follow_weave(weave_id, state=WeaveState.CANCELLED, doing="")
        if self._recovery is not None and weave.state is WeaveState.CANCELLED:
            self._remove(weave)
        return weave

    def _enqueue(self, weave: Weave) -> None:
        from storycraft.jobs import dbos_queue

        try:
            dbos_queue.enqueue(weave)
        except dbos_queue.FAULTS as error:
            raise StorageError(
                "The weave is kept but could not be started yet.",
                next_step="It starts by itself as soon as the database takes it.",
            ) from error

    def _remove(self, weave: Weave) -> None:
        from storycraft.jobs import dbos_queue

        try:
            dbos_queue.cancel(weave.id)
        except dbos_queue.FAULTS as error:
            # The archive's word is enough: the weave's next step reads it and ends.
            log.warning("Weave %s is cancelled, but still in the queue: %s", weave.id, type(error).__name__)

    def _next_seed(self, workshop_id: str, group_id: str) -> int:
        return next_seed(workshop_id, group_id, len(self._archive.weaves(workshop_id, group_id)))

    def _wanted(
        self, workshop_id: str, group_id: str, tellings: Sequence[str], length: str
    ) -> tuple[str, ...]:
        """The tellings, each once, where this workshop can have them told for the group at this length."""
        workshop = self._archive.workshop(workshop_id)
        if group_id and workshop.group(group_id) is None:
            raise NotFound("This group is not there any more.")
        format = self._format_of(workshop.format)
        if not tellings:
            raise InputError("No telling was chosen.", next_step="Choose how the story is to be told.")
        for key in tellings:
            if format.telling(key) is None:
                raise InputError("The format “{title}” has no telling “{key}”.", title=format.title, key=key)
        if length not in ORDERED:
            *others, last = ORDERED
            raise InputError(
                "A story is {others} or {last}, not “{length}”.",
                others=Listed(others),
                last=last,
                length=length,
            )
        return tuple(dict.fromkeys(tellings))


def jobs_url(database_url: str) -> str:
    """The URL of the queue's database: a SQLite file beside the main one, or a schema of its own in PostgreSQL.

    Raises:
        SettingsError: a SQLite database without a file, from which no restart could go on.
        StorageError: the URL names no database that Storycraft knows.
    """
    url = read_url(database_url)
    if url.get_backend_name() != "sqlite":
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    return f"sqlite:///{beside(url, '-jobs.db')}"
