"""Transactions of a database; each change raises its workshop's revision and is logged."""

import contextlib
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from storycraft.domain.errors import NotFound, Refused, StorageError
from storycraft.domain.message import N_
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.workshop_cache import Found, WorkshopCache
from storycraft.storage.workshop_limits import CHANGES, refuse_beyond

# Built once: to build a query anew takes longer than to run this one.
_REVISION = sa.select(tables.workshop.c.revision).where(tables.workshop.c.id == sa.bindparam("workshop_id"))


class _Reading(threading.local):
    """The read-only transaction of a thread, while it has one, and the workshops' revisions that it has seen."""

    connection: sa.Connection | None = None

    def begin(self, connection: sa.Connection | None) -> None:
        self.connection = connection
        self.revisions: dict[str, int] = {}


class _Whole(threading.local):
    """The transaction of a thread that several writes make up, while it has one."""

    connection: sa.Connection | None = None


class Store:
    """Transactions of one engine; every write raises the workshop's revision and logs an event."""

    refusal = ""
    """Why nothing may be written through this object; "" lets writes through."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.workshop_cache = WorkshopCache()
        self._reading, self._whole = _Reading(), _Whole()
        self._writing = threading.Lock() if engine.dialect.name == "sqlite" else contextlib.nullcontext()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A read-only transaction; on SQLite it sees one consistent snapshot.

        Within another one of this thread it is the same one: who reads several things reads them at one moment.
        """
        with _faults_named():
            if (within := self._whole.connection or self._reading.connection) is not None:
                yield within
                return
            with self.engine.connect() as connection, connection.begin():
                self._reading.begin(connection)
                try:
                    yield connection
                finally:
                    self._reading.begin(None)

    def read_once(self, workshop_id: str, what: Hashable, read: Callable[[sa.Connection], Found]) -> Found:
        """What `read` gives of a workshop in its present state; read once for all screens until it changes.

        Raises:
            NotFound: there is no such workshop.
        """
        with self.reading() as connection:
            if connection is self._whole.connection:
                return read(connection)  # what is not kept yet is not for others
            revision = self._present_revision(connection, workshop_id)
            # The revision is read first: after a change in between, what is kept has too low a revision and is
            # read again at the next request.
            return self.workshop_cache.at(workshop_id, revision, what, lambda: read(connection))

    def _present_revision(self, connection: sa.Connection, workshop_id: str) -> int:
        seen = self._reading.revisions
        if workshop_id not in seen:
            revision = connection.execute(_REVISION, {"workshop_id": workshop_id}).scalar()
            if revision is None:
                self.workshop_cache.forget(workshop_id)
                raise NotFound("This workshop is not there any more.")
            seen[workshop_id] = revision
        return seen[workshop_id]

    @contextlib.contextmanager
    def writing(
        self, workshop_id: str = "", kind: str = "", about: str = "", only: str = "", *, ends: bool = False
    ) -> Iterator[sa.Connection]:
        """A transaction that writes to the database.

        With a workshop, its row is locked first, so that versions and counters can be read and raised
        safely; its revision goes up by one, and with a `kind` an event is logged. `only` is the group whose
        screens alone show the change; without it the screens of all groups are notified. What `ends`, hides or takes
        something back is still written where too many changes have been seen for any other.

        Raises:
            NotFound: there is no such workshop.
            StorageError: the database did not take it; nothing was changed.
            Refused: nothing may be changed now.
            InputError: the workshop has seen as many changes as can be kept.
        """
        if self.refusal:
            raise Refused(self.refusal)
        if (whole := self._whole.connection) is None:
            with self._transaction() as connection:
                if workshop_id:
                    raise_revision(connection, workshop_id, kind, about, only, ends=ends)
                yield connection
            return
        with _faults_named(), whole.begin_nested():
            if workshop_id:
                raise_revision(whole, workshop_id, kind, about, only, ends=ends)
            yield whole

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread writes in the block is kept when it ends, and nothing of it where something is raised.

        A block within another belongs to that.

        Raises:
            StorageError: as `writing`.
        """
        if self._whole.connection is not None:
            yield
            return
        with self._transaction() as connection:
            self._whole.connection = connection
            try:
                yield
            finally:
                self._whole.connection = None

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        with _faults_named(), self._writing, self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection


def leave_unchanged(connection: sa.Connection) -> None:
    """Undo the revision and the event of a write that changes nothing after all, and end it."""
    if transaction := connection.get_nested_transaction() or connection.get_transaction():
        transaction.rollback()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def seen_lately(seen: sa.Column[Any], moment: datetime, within: timedelta) -> sa.ColumnElement[bool]:
    """Seen lately at a moment; what was seen after it is of a clock that was set back since, and of nobody who is here."""
    return seen.between(moment - within, moment + within)


def moment_after(connection: sa.Connection, made: sa.Column[Any], *among: sa.ColumnElement[bool]) -> datetime:
    """The present time, but always after the latest `made` of those rows, also where the clock was set back."""
    last = connection.execute(sa.select(sa.func.max(made)).where(*among)).scalar()
    return max(now(), last + timedelta(microseconds=1)) if last else now()


def raise_revision(
    connection: sa.Connection,
    workshop_id: str,
    kind: str,
    about: str = "",
    only: str = "",
    *,
    ends: bool = False,
) -> None:
    """Raise a workshop's revision by one within a transaction, and log the change; see `Store.writing`."""
    table, group = tables.workshop, tables.group
    shared = {} if only else {"shared_revision": table.c.revision + 1}
    raised = connection.execute(
        sa.update(table)
        .where(table.c.id == workshop_id)
        .values(revision=table.c.revision + 1, **shared)
        .returning(table.c.revision)
    ).scalar()
    if raised is None:
        raise NotFound("This workshop is not there any more.")
    if only:
        connection.execute(
            sa.update(group)
            .where(
                group.c.workshop_id == workshop_id,
                group.c.id == standing_group(connection, workshop_id, only),
            )
            .values(revision=raised)
        )
    if kind:
        _log(connection, workshop_id, raised, kind, about, most=2 * CHANGES if ends else CHANGES)


def log_at_once(
    connection: sa.Connection, workshop_id: str, changes: Sequence[tuple[str, str]]
) -> tuple[int, ...]:
    """Raise the revision of a workshop that is being made once for each change, and log them; the revisions.

    A change is its kind and what it is about, as in `Store.writing`. However many there are, it is two statements:
    as long as a transaction writes, nobody else does.
    """
    table, by = tables.workshop, len(changes)
    raised = {"revision": table.c.revision + by, "shared_revision": table.c.shared_revision + by}
    query = sa.update(table).where(table.c.id == workshop_id).values(**raised).returning(table.c.revision)
    last = connection.execute(query).scalar_one()
    revisions = tuple(range(last - by + 1, last + 1))
    made = {"workshop_id": workshop_id, "made": now()}
    connection.execute(
        sa.insert(tables.event),
        [
            {**made, "revision": revision, "kind": kind, "about": about}
            for revision, (kind, about) in zip(revisions, changes, strict=True)
        ],
    )
    return revisions


def _log(
    connection: sa.Connection, workshop_id: str, revision: int, kind: str, about: str, *, most: int
) -> None:
    """Log a change; there are never more events than revisions, so they are counted in the longest workshops only."""
    event = tables.event
    if revision > most:
        logged = count(connection, event, event.c.workshop_id == workshop_id)
        refuse_beyond(logged + 1, most, N_("changes in a workshop"))
    values = {"workshop_id": workshop_id, "revision": revision, "made": now(), "kind": kind, "about": about}
    connection.execute(sa.insert(event).values(**values))


@contextlib.contextmanager
def _faults_named() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        if _is_full(error):
            raise StorageError(
                "The server's disk is full or does not take any more words, so this was not saved.",
                next_step="Nothing that was shown as saved is lost. Make room on the disk, then try again.",
            ) from error
        raise StorageError(
            "The database did not answer as it should ({name}).",
            next_step="Nothing that was shown as saved is lost. Check the disk's free space, then try again.",
            name=type(error).__name__,
        ) from error


def _is_full(error: SQLAlchemyError) -> bool:
    cause = getattr(error, "orig", None)
    name = str(getattr(cause, "sqlite_errorname", ""))
    return (
        name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR") or getattr(cause, "sqlstate", "") == "53100"
    )
