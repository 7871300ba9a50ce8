"""Stores threads: adds, changes, merges and splits them without losing their contributions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from storycraft.domain.errors import InputError, NotFound
from storycraft.domain.workshop import Lane, Thread
from storycraft.storage import tables
from storycraft.storage.counters import count, raise_counter
from storycraft.storage.database import Store
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.room_bounds import POINTS, THREADS, refuse_beyond
from storycraft.storage.row_versions import change
from storycraft.storage.text_limits import bounded, checked

_table = tables.thread


class Threads(Store):
    """Reads and writes threads."""

    def add_thread(self, workshop_id: str, thread: Thread) -> Thread:
        """Store a new thread and give it an id."""
        checked(thread.title, "The thread's title")
        bounded(thread.statement, "What the thread says")
        with self.writing(workshop_id, "thread added", only=thread.group_id) as connection:
            return _insert(connection, workshop_id, thread)

    def save_thread(self, workshop_id: str, thread: Thread) -> Thread:
        """Save a changed thread, by version."""
        checked(thread.title, "The thread's title")
        bounded(thread.statement, "What the thread says")
        with self.writing(workshop_id, "thread changed", thread.id) as connection:
            return _save(connection, workshop_id, thread)

    def remove_thread(self, workshop_id: str, thread_id: str, version: int) -> None:
        """Remove a thread, by version; its contributions stay in the workshop."""
        where = {"workshop_id": workshop_id, "id": thread_id}
        with self.writing(workshop_id, "thread removed", thread_id) as connection:
            change(connection, _table, where, version, {}, "The thread")
            connection.execute(_where(sa.delete(_table), workshop_id, thread_id))

    def replace_proposals(
        self, workshop_id: str, group_id: str, threads: Sequence[Thread]
    ) -> tuple[Thread, ...]:
        """Replace the group's proposals that nobody accepted by these."""
        with self.writing(workshop_id, "threads proposed", group_id, only=group_id) as connection:
            connection.execute(
                sa.delete(_table).where(
                    _table.c.workshop_id == workshop_id,
                    _table.c.group_id == group_id,
                    _table.c.accepted.is_(False),
                )
            )
            return tuple(
                _insert(connection, workshop_id, thread, group_id=group_id, accepted=False)
                for thread in threads
            )

    def merge_threads(self, workshop_id: str, keep: Thread, other: Thread) -> Thread:
        """Give `keep` the contributions of `other` as well, and remove `other`; both by version."""
        gathered = tuple(dict.fromkeys((*keep.contribution_ids, *other.contribution_ids)))
        with self.writing(workshop_id, "threads merged", f"{keep.id} {other.id}") as connection:
            where = {"workshop_id": workshop_id, "id": other.id}
            change(connection, _table, where, other.version, {}, "The other thread")
            connection.execute(_where(sa.delete(_table), workshop_id, other.id))
            return _save(connection, workshop_id, keep, contribution_ids=gathered)

    def split_thread(
        self, workshop_id: str, thread: Thread, contribution_ids: Sequence[str], title: str
    ) -> tuple[Thread, Thread]:
        """Move some of a thread's contributions into a new one beside it.

        Raises:
            InputError: none of these contributions is in the thread, or the title has no words.
        """
        checked(title, "The new thread's title")
        moved = tuple(cid for cid in thread.contribution_ids if cid in set(contribution_ids))
        if not moved:
            raise InputError("None of the chosen points is in this thread.", next_step="Choose at least one.")
        rest = tuple(cid for cid in thread.contribution_ids if cid not in moved)
        new = Thread(id="", lane=thread.lane, title=title, contribution_ids=moved, group_id=thread.group_id)
        with self.writing(workshop_id, "thread split", thread.id) as connection:
            kept = _save(connection, workshop_id, thread, contribution_ids=rest)
            return kept, _insert(connection, workshop_id, new)


def _insert(connection: sa.Connection, workshop_id: str, thread: Thread, **values: Any) -> Thread:
    there = count(connection, _table, _table.c.workshop_id == workshop_id)
    refuse_beyond(there + 1, THREADS, "threads in a workshop")
    number = raise_counter(connection, workshop_id, "threads_made")
    where = {"workshop_id": workshop_id, "id": f"t{number}"}
    values = _values(connection, workshop_id, replace(thread, **values))
    connection.execute(sa.insert(_table).values(**where, place=number, version=1, **values))
    return _read(connection, workshop_id, where["id"])


def _save(connection: sa.Connection, workshop_id: str, thread: Thread, **values: Any) -> Thread:
    where = {"workshop_id": workshop_id, "id": thread.id}
    values = _values(connection, workshop_id, replace(thread, **values))
    change(connection, _table, where, thread.version, values, "The thread")
    return _read(connection, workshop_id, thread.id)


def _values(connection: sa.Connection, workshop_id: str, thread: Thread) -> dict[str, Any]:
    refuse_beyond(len(thread.contribution_ids), POINTS, "points in a thread")
    group_id = thread.group_id and standing_group(connection, workshop_id, thread.group_id)
    return {
        "group_id": group_id,
        "lane": thread.lane.value,
        "title": thread.title,
        "statement": thread.statement,
        "contribution_ids": list(thread.contribution_ids),
        "accepted": thread.accepted,
    }


def _read(connection: sa.Connection, workshop_id: str, thread_id: str) -> Thread:
    row = connection.execute(_where(sa.select(_table), workshop_id, thread_id)).first()
    if row is None:
        raise NotFound("The thread is not there any more.")
    return thread_from(row)


def _where(query: Any, workshop_id: str, thread_id: str) -> Any:
    return query.where(_table.c.workshop_id == workshop_id, _table.c.id == thread_id)


def thread_from(row: sa.Row[Any]) -> Thread:
    """The thread (domain object) made from a database row."""
    return Thread(
        id=row.id,
        lane=Lane(row.lane),
        title=row.title,
        statement=row.statement,
        contribution_ids=tuple(row.contribution_ids),
        group_id=row.group_id,
        accepted=row.accepted,
        version=row.version,
    )
