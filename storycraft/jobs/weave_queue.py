"""The weave queue: starts and cancels weaves, and finishes them also after the process was restarted."""

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from storycraft.domain.errors import InputError, NotFound, SettingsError, WeaveError
from storycraft.domain.format import Format
from storycraft.domain.weave import Weave, WeaveState, next_seed
from storycraft.jobs.live_processes import LiveProcesses, ManyProcesses, SingleProcess
from storycraft.jobs.run_step import StepRunner
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Factory, read_language

if TYPE_CHECKING:
    from storycraft.jobs.queue_run import Running

LENGTHS = ("short", "medium", "long")


class WeaveQueue:
    """The weave queue of a process, built on DBOS. Only one can be launched at a time.

    Weaves wait in the database; one weave of a group runs at a time, and `workers` in this process. Text
    and progress are written to the database, where every screen sees them through the revision counter.
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
        self._running: Running | None = None

    def launch(self) -> None:
        """Start to run weaves, unfinished ones first; a second call does nothing.

        Raises:
            StorageError: another process has this SQLite database, or the database does not answer.
        """
        if self._running is not None:
            return
        from storycraft.jobs.queue_run import Running  # DBOS takes a second to import

        self._running = Running(
            live_processes_for(self._url), jobs_url(self._url), self._workers, self._step_runner()
        )

    @property
    def trouble(self) -> str:
        """Why weaves wait: "not running", or "late" where the recovery thread is late; "" while all is well."""
        if self._running is None:
            return "not running"
        return "late" if self._running.late else ""

    def stop(self) -> None:
        """Stop within two seconds; weaves under way go on at the next launch, in this process or another."""
        if self._running is not None:
            self._running.stop()
            self._running = None

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

        Without a `seed` it is the group's next one, without a
        `language` the workshop's; the quote weaver does not translate, so that it always tells in that.

        Raises:
            InputError: no telling, or one or a length that the format does not have, or no such language.
            NotFound: no such workshop or group.
            Refused, SettingsError: this weaver is not allowed or not configured here.
            StorageError: the database does not take the order.
        """
        if self._running is None:
            raise WeaveError("Weaving has not been launched in this process.")
        wanted = tuple(dict.fromkeys(tellings))
        self._check(workshop_id, group_id, wanted, length)
        self._weaver_of(weaver, workshop_id)
        if seed is None:
            seed = next_seed(workshop_id, group_id, len(self._archive.weaves(workshop_id, group_id)))
        weave = self._archive.add_weave(
            Weave(
                id=uuid.uuid4().hex,
                workshop_id=workshop_id,
                group_id=group_id,
                tellings=wanted,
                weaver=weaver,
                length=length,
                language="" if weaver == "quotes" else read_language(language),
                seed=seed,
            )
        )
        self._running.enqueue(weave)
        return weave

    def cancel(self, weave_id: str) -> Weave:
        """Cancel a weave for everybody, at once; one that has ended is given back as it is.

        The weaver stops when it next checks; the text so far is kept with the weave as its partial text.

        Raises:
            NotFound: no such weave.
        """
        weave = self._archive.follow_weave(weave_id, state=WeaveState.CANCELLED, doing="")
        if self._running is not None and weave.state is WeaveState.CANCELLED:
            self._running.cancel(weave)
        return weave

    def _step_runner(self) -> StepRunner:
        return StepRunner(self._archive, self._weaver_of, self._format_of)

    def _check(self, workshop_id: str, group_id: str, tellings: tuple[str, ...], length: str) -> None:
        workshop = self._archive.workshop(workshop_id)
        if group_id and workshop.group(group_id) is None:
            raise NotFound("This group is not there any more.")
        format = self._format_of(workshop.format)
        if not tellings:
            raise InputError("No telling was chosen.", next_step="Choose how the story is to be told.")
        for key in tellings:
            if format.telling(key) is None:
                raise InputError(f"The format “{format.title}” has no telling “{key}”.")
        if length not in LENGTHS:
            raise InputError(f"A story is {', '.join(LENGTHS[:-1])} or {LENGTHS[-1]}, not “{length}”.")


def jobs_url(database_url: str) -> str:
    """The URL of the queue's database: a SQLite file beside the main one, or a schema of its own in PostgreSQL.

    Raises:
        SettingsError: a SQLite database without a file, from which no restart could go on.
    """
    url = sa.make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    return f"sqlite:///{_beside(url, '-jobs.db')}"


def live_processes_for(database_url: str) -> LiveProcesses:
    """The kind of process lock that fits the database (SQLite or PostgreSQL)."""
    url = sa.make_url(database_url)
    return (
        SingleProcess(_beside(url, ".lock"))
        if url.get_backend_name() == "sqlite"
        else ManyProcesses(database_url)
    )


def _beside(url: sa.URL, ending: str) -> Path:
    if not url.database or url.database == ":memory:":
        raise SettingsError("Weaves need a database that outlives the process: a file, or PostgreSQL.")
    path = Path(url.database)
    return path.with_name(path.stem + ending)
