"""How a thread came to be: each change of it in one sentence, with the points that it is about."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from storycraft.domain.thread_change import ChangeKind, ThreadChange
from storycraft.domain.workshop import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One thing that was done to a thread; `group_id` is who did it, "" for the facilitator.

    `title` is the thread's at that time, `points` are the ids of the points that came or went.
    """

    made: datetime
    group_id: str
    title: str
    what: str
    points: tuple[str, ...] = ()


def came_from(thread_id: str, changes: Iterable[ThreadChange]) -> tuple[str, ...]:
    """The threads that were merged into this one."""
    found = []
    for change in changes:
        before, after = ({t.id for t in each} for each in (change.before, change.after))
        if change.kind is ChangeKind.MERGED and thread_id in after:
            found += sorted(before - after)
    return tuple(found)


def tell_history(ids: Collection[str], changes: Sequence[ThreadChange]) -> tuple[HistoryStep, ...]:
    """All that was done to the threads of these ids, in the order of the changes."""
    return tuple(step for change in changes for thread_id in ids for step in _steps(thread_id, change))


def _steps(thread_id: str, change: ThreadChange) -> Iterator[HistoryStep]:
    before = next((thread for thread in change.before if thread.id == thread_id), None)
    after = next((thread for thread in change.after if thread.id == thread_id), None)
    for what, points in _told(before, after, change):
        title = after.title if after else before.title if before else ""
        sign = {ChangeKind.UNDONE: "undone: ", ChangeKind.REDONE: "done again: "}.get(change.kind, "")
        yield HistoryStep(
            made=change.made, group_id=change.group_id, title=title, what=sign + what, points=points
        )


def _told(
    before: Thread | None, after: Thread | None, change: ThreadChange
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if before and after:
        yield from _words(before, after)
        yield from _moves(before, after, change)
        yield from _marks(before, after)
    elif after:
        yield _beginning(after, change), after.contribution_ids
    elif before:
        merged = change.kind is ChangeKind.MERGED
        into = next((t.title for t in change.after), "")
        yield (f"merged into “{into}”" if merged else "removed; its points stayed"), before.contribution_ids


def _beginning(thread: Thread, change: ThreadChange) -> str:
    if change.kind is ChangeKind.PROPOSED:
        return f"proposed as “{thread.title}”"
    if change.kind is ChangeKind.UNDONE:
        return f"brought back as “{thread.title}”"
    return f"made as “{thread.title}”"


def _words(before: Thread, after: Thread) -> Iterator[tuple[str, tuple[str, ...]]]:
    if before.title != after.title:
        yield f"renamed from “{before.title}” to “{after.title}”", ()
    if before.statement != after.statement:
        yield (f"says now “{after.statement}”" if after.statement else "says nothing any more"), ()
    if before.lane is not after.lane:
        yield f"moved from the lane “{before.lane}” to “{after.lane}”", ()
    if before.accepted != after.accepted:
        yield ("kept" if after.accepted else "a proposal again"), ()


def _moves(before: Thread, after: Thread, change: ThreadChange) -> Iterator[tuple[str, tuple[str, ...]]]:
    come = tuple(point for point in after.contribution_ids if point not in before.contribution_ids)
    gone = tuple(point for point in before.contribution_ids if point not in after.contribution_ids)
    if come:
        source = _other(come, change.before, after.id)
        how = "merged with" if change.kind is ChangeKind.MERGED else "got points from"
        yield (f"{how} “{source.title}”" if source else "got points"), come
    if gone:
        target = _other(gone, change.after, after.id)
        yield (f"gave points to “{target.title}”" if target else "lost points"), gone


def _marks(before: Thread, after: Thread) -> Iterator[tuple[str, tuple[str, ...]]]:
    marked = tuple(point for point in after.disputed if point not in before.disputed)
    settled = tuple(
        point for point in before.disputed if point not in after.disputed and point in after.contribution_ids
    )
    if marked:
        yield "has disputed points", marked
    if settled:
        yield "settled what was disputed", settled


def _other(points: tuple[str, ...], threads: Iterable[Thread], thread_id: str) -> Thread | None:
    """The thread beside this one in which these points stand."""
    return next(
        (t for t in threads if t.id != thread_id and not set(points).isdisjoint(t.contribution_ids)), None
    )
