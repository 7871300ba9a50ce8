"""The rows of threads and of their changes, and the frozen objects that they are."""

from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.thread_change import ChangeKind, ThreadChange
from storycraft.domain.workshop import Lane, Thread

_bodies = TypeAdapter(dict[str, tuple[Thread, ...]])


def thread_row(workshop_id: str, thread: Thread) -> dict[str, Any]:
    """The row of a thread that has its number."""
    return {
        "workshop_id": workshop_id,
        "id": thread.id,
        "place": int(thread.id[1:]),
        "version": thread.version,
        **thread_values(thread),
    }


def thread_values(thread: Thread) -> dict[str, Any]:
    """The columns of a thread that people change."""
    return {
        "group_id": thread.group_id,
        "lane": thread.lane.value,
        "title": thread.title,
        "statement": thread.statement,
        "contribution_ids": list(thread.contribution_ids),
        "accepted": thread.accepted,
        "disputed": list(thread.disputed),
    }


def thread_change_row(workshop_id: str, change: ThreadChange) -> dict[str, Any]:
    """The row of a change, which names the threads that it touched."""
    touched = dict.fromkeys(thread.id for thread in (*change.after, *change.before))
    return {
        "workshop_id": workshop_id,
        "revision": change.revision,
        "made": change.made,
        "kind": change.kind.value,
        "group_id": change.group_id,
        "about": f" {' '.join(touched)} ",
        "of": change.of,
        "body": _bodies.dump_python({"before": change.before, "after": change.after}, mode="json"),
    }


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
        disputed=tuple(row.disputed),
        version=row.version,
    )


def thread_change_from(row: sa.Row[Any]) -> ThreadChange:
    """The change (domain object) made from a database row."""
    body = _bodies.validate_python(row.body)
    return ThreadChange(
        revision=row.revision,
        made=row.made,
        kind=ChangeKind(row.kind),
        group_id=row.group_id,
        before=body["before"],
        after=body["after"],
        of=row.of,
    )
