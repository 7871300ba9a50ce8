"""Stores the room's threads, and every change of them with what was before and after."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from storycraft.domain.board import replace_proposals
from storycraft.domain.clean_text import readable
from storycraft.domain.errors import NotFound
from storycraft.domain.message import N_
from storycraft.domain.thread_change import (
    DEPTH,
    ChangeKind,
    Steps,
    ThreadChange,
    Threads,
    do_again,
    next_steps,
    take_back,
)
from storycraft.domain.workshop import Thread
from storycraft.storage import tables
from storycraft.storage.counters import raise_counter
from storycraft.storage.database import Store, leave_unchanged, now
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.thread_rows import (
    thread_change_from,
    thread_change_row,
    thread_from,
    thread_row,
    thread_values,
)
from storycraft.storage.workshop_limits import POINTS, THREADS, refuse_beyond

_table, _changes = tables.thread, tables.thread_change
_TYPED = frozenset({ChangeKind.ADDED, ChangeKind.CHANGED})
"""Changes in which people type a title or a statement."""
_ENDS = frozenset({ChangeKind.REMOVED, ChangeKind.SETTLED, ChangeKind.UNDONE})
"""Changes that take something away or back."""
_LOOKED_AT = 8 * DEPTH
"""Changes among which the next one to undo is looked for: each of the last ones may have come and gone some times."""


class ThreadStore(Store):
    """Reads and writes the room's threads and their changes."""

    def change_threads(
        self,
        workshop_id: str,
        kind: ChangeKind,
        change: Callable[[Threads], Threads],
        *,
        group_id: str = "",
        about: str = "",
        of: int = 0,
    ) -> ThreadChange | None:
        """Change the threads as they stand now, and keep the change; None where nothing changes.

        `change` gets all threads of the room and gives them as they shall be, a new one under "". It runs within
        the transaction, so two people's changes come one after the other. `group_id` is who makes it.

        Raises:
            InputError: a title or a statement can't be kept. And what `change` raises.
        """
        with self.writing(workshop_id, kind.value, about, ends=kind in _ENDS) as connection:
            before = _read_all(connection, workshop_id)
            after = change(before)
            if after == before:
                leave_unchanged(connection)
                return None
            return _keep(connection, workshop_id, kind, before, after, group_id, of)

    def undo_change(self, workshop_id: str, revision: int, group_id: str = "") -> ThreadChange | None:
        """Take a change back; what others have done since stays. Raises Conflict where that would lose something."""
        return self._again(workshop_id, ChangeKind.UNDONE, revision, take_back, group_id)

    def redo_change(self, workshop_id: str, revision: int, group_id: str = "") -> ThreadChange | None:
        """Make a change again that was undone. Raises as `undo_change`."""
        return self._again(workshop_id, ChangeKind.REDONE, revision, do_again, group_id)

    def thread_steps(self, workshop_id: str) -> Steps:
        """What can be undone and redone now."""
        table = _changes
        query = sa.select(table.c.revision, table.c.kind, table.c.of).where(
            table.c.workshop_id == workshop_id
        )
        with self.reading() as connection:
            rows = connection.execute(query.order_by(table.c.revision.desc()).limit(_LOOKED_AT)).all()
        return next_steps((row.revision, ChangeKind(row.kind), row.of) for row in reversed(rows))

    def thread_changes(
        self, workshop_id: str, thread_id: str = "", latest: int | None = None
    ) -> tuple[ThreadChange, ...]:
        """The changes of a thread, or of all threads, the oldest first; only the `latest` of them (a number)."""
        table = _changes
        query = sa.select(table).where(table.c.workshop_id == workshop_id)
        if thread_id:
            query = query.where(table.c.about.contains(f" {thread_id} ", autoescape=True))
        with self.reading() as connection:
            rows = connection.execute(query.order_by(table.c.revision.desc()).limit(latest)).all()
            return tuple(map(thread_change_from, reversed(rows)))

    def replace_proposals(
        self, workshop_id: str, group_id: str, threads: Sequence[Thread]
    ) -> tuple[Thread, ...]:
        """Replace the proposals that nobody accepted by these; `group_id` is the group that asked for them.

        Points that people have put into a thread meanwhile stay where they put them.
        """
        new = [
            replace(thread, id=f"new {n}", group_id=group_id, accepted=False)
            for n, thread in enumerate(threads)
        ]
        made = self.change_threads(
            workshop_id,
            ChangeKind.PROPOSED,
            lambda there: replace_proposals(there, new),
            group_id=group_id,
            about=group_id,
        )
        return made.after if made else ()

    def _again(
        self,
        workshop_id: str,
        kind: ChangeKind,
        revision: int,
        step: Callable[[ThreadChange, Threads], Threads],
        group_id: str,
    ) -> ThreadChange | None:
        with self.reading() as connection:
            where = (_changes.c.workshop_id == workshop_id, _changes.c.revision == revision)
            row = connection.execute(sa.select(_changes).where(*where)).first()
        if row is None:
            raise NotFound("This change is not known.", next_step="Nothing was changed.")
        change = thread_change_from(row)
        return self.change_threads(
            workshop_id, kind, lambda threads: step(change, threads), group_id=group_id, of=revision
        )


def _keep(
    connection: sa.Connection,
    workshop_id: str,
    kind: ChangeKind,
    before: Threads,
    after: Threads,
    group_id: str,
    of: int,
) -> ThreadChange:
    """Write what is changed, and the change itself."""
    removed = tuple(thread for thread_id, thread in before.items() if thread_id not in after)
    changed = tuple(t for thread_id, t in after.items() if thread_id in before and before[thread_id] != t)
    new = tuple(thread for thread_id, thread in after.items() if thread_id not in before)
    if kind in _TYPED:
        _check_words((*changed, *new))
    for thread in removed:
        connection.execute(_where(sa.delete(_table), workshop_id, thread.id))
    refuse_beyond(len(after), THREADS, N_("threads in a workshop"))
    kept = [_save(connection, workshop_id, thread) for thread in changed]
    kept += [_insert(connection, workshop_id, thread) for thread in new]
    change = ThreadChange(
        revision=connection.execute(
            sa.select(tables.workshop.c.revision).where(tables.workshop.c.id == workshop_id)
        ).scalar_one(),
        made=now(),
        kind=kind,
        group_id=group_id and standing_group(connection, workshop_id, group_id),
        before=(*(before[thread.id] for thread in changed), *removed),
        after=tuple(kept),
        of=of,
    )
    connection.execute(sa.insert(_changes).values(**thread_change_row(workshop_id, change)))
    return change


def insert_threads(
    connection: sa.Connection, workshop_id: str, threads: Sequence[Thread], revisions: Sequence[int]
) -> None:
    """Insert new threads, and that each was added as a change of its own, at the revision that was raised for it.

    They get the next ids; their groups are those of the workshop, and none of them was merged.

    Raises:
        InputError: a title or a statement can't be kept, or a thread holds too many points.
    """
    if not threads:
        return
    _check_words(threads)
    last = raise_counter(connection, workshop_id, "threads_made", len(threads))
    numbered = enumerate(threads, last - len(threads) + 1)
    made = [_cleaned(replace(thread, id=f"t{n}", version=0), thread.group_id) for n, thread in numbered]
    connection.execute(sa.insert(_table), [thread_row(workshop_id, thread) for thread in made])
    added = [
        ThreadChange(
            revision=revision,
            made=now(),
            kind=ChangeKind.ADDED,
            group_id=thread.group_id,
            before=(),
            after=(thread,),
        )
        for revision, thread in zip(revisions, made, strict=True)
    ]
    connection.execute(sa.insert(_changes), [thread_change_row(workshop_id, change) for change in added])


def _check_words(threads: Iterable[Thread]) -> None:
    for thread in threads:
        checked(thread.title, N_("The thread's title"))
        bounded(thread.statement, N_("What the thread says"))


def _insert(connection: sa.Connection, workshop_id: str, thread: Thread) -> Thread:
    """Insert a thread: a new one under the next id, one that comes back under its own."""
    number = int(thread.id[1:]) if thread.id[1:].isdecimal() else 0
    if not number:
        number = raise_counter(connection, workshop_id, "threads_made")
        thread = replace(thread, id=f"t{number}", version=0)
    made = _stored(connection, workshop_id, thread)
    connection.execute(sa.insert(_table).values(**thread_row(workshop_id, made)))
    return made


def _save(connection: sa.Connection, workshop_id: str, thread: Thread) -> Thread:
    made = _stored(connection, workshop_id, thread)
    values = {**thread_values(made), "version": made.version}
    connection.execute(_where(sa.update(_table), workshop_id, thread.id).values(**values))
    return made


def _stored(connection: sa.Connection, workshop_id: str, thread: Thread) -> Thread:
    """The thread as it is stored: with its next version, and the group that its group has become."""
    return _cleaned(thread, thread.group_id and standing_group(connection, workshop_id, thread.group_id))


def _cleaned(thread: Thread, group_id: str) -> Thread:
    """The thread with its next version, in this group, and with words that can be kept."""
    refuse_beyond(len(thread.contribution_ids), POINTS, N_("points in a thread"))
    title, statement = map(readable, (thread.title, thread.statement))
    return replace(thread, title=title, statement=statement, group_id=group_id, version=thread.version + 1)


def _read_all(connection: sa.Connection, workshop_id: str) -> dict[str, Thread]:
    rows = connection.execute(
        sa.select(_table).where(_table.c.workshop_id == workshop_id).order_by(_table.c.place)
    )
    return {row.id: thread_from(row) for row in rows}


def _where(query: Any, workshop_id: str, thread_id: str) -> Any:
    return query.where(_table.c.workshop_id == workshop_id, _table.c.id == thread_id)
