"""How a thread came to be: each change of it in one sentence, with the points that it is about."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from storycraft.domain.message import N_, Message
from storycraft.domain.thread_change import ChangeKind, ThreadChange
from storycraft.domain.workshop import Lane, Thread


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


def tell_history(
    ids: Collection[str], changes: Sequence[ThreadChange], lanes: Mapping[Lane, str]
) -> tuple[HistoryStep, ...]:
    """All that was done to the threads of these ids, in the order of the changes; `lanes` are the titles of lanes.

    What was undone or done again is told as it was done first, where that is among the changes.
    """
    kinds = _first_kinds(changes)
    return tuple(
        step
        for change in changes
        for thread_id in ids
        for step in _steps(thread_id, change, kinds[change.revision], lanes)
    )


def merged_into(thread_id: str, changes: Sequence[ThreadChange]) -> tuple[str, str] | None:
    """The title of a thread and of the one into which it went with the last of its changes; None where it did not.

    One that had no points changed nothing there, and counts as removed.
    """
    if not changes or changes[-1].kind is ChangeKind.UNDONE:
        return None
    last = changes[-1]
    if _first_kinds(changes)[last.revision] is not ChangeKind.MERGED or not _lost(thread_id, last):
        return None
    return next((t.title for t in last.before if t.id == thread_id), ""), last.after[0].title


def _first_kinds(changes: Sequence[ThreadChange]) -> Mapping[int, ChangeKind]:
    """What each change was done as first, by its revision: an undone merge is of a merge."""
    kinds = {change.revision: change.kind for change in changes}
    return {change.revision: kinds.get(change.of, change.kind) for change in changes}


def _lost(thread_id: str, change: ThreadChange) -> bool:
    """Whether a change took a thread away and left others."""
    return bool(change.after) and all(thread.id != thread_id for thread in change.after)


def _steps(
    thread_id: str, change: ThreadChange, kind: ChangeKind, lanes: Mapping[Lane, str]
) -> Iterator[HistoryStep]:
    """What a change, which was first done as one of that kind, did to a thread."""
    done = replace(change, kind=kind)
    if change.kind is ChangeKind.UNDONE:
        done = replace(done, before=change.after, after=change.before)
    before = next((thread for thread in done.before if thread.id == thread_id), None)
    after = next((thread for thread in done.after if thread.id == thread_id), None)
    now = before if change.kind is ChangeKind.UNDONE else after
    title = next((thread.title for thread in (now, before, after) if thread), "")
    for what, points in _told(before, after, done, lanes):
        if change.kind is ChangeKind.UNDONE:
            what = Message("undone: {change}", change=what)
        elif change.kind is ChangeKind.REDONE:
            what = Message("done again: {change}", change=what)
        yield HistoryStep(made=change.made, group_id=change.group_id, title=title, what=what, points=points)


def _told(
    before: Thread | None, after: Thread | None, change: ThreadChange, lanes: Mapping[Lane, str]
) -> Iterator[tuple[Message, tuple[str, ...]]]:
    if before and after:
        yield from _words(before, after, lanes)
        yield from _moves(before, after, change)
        yield from _marks(before, after)
    elif after:
        yield _beginning(after, change), after.contribution_ids
    elif before:
        merged = change.kind is ChangeKind.MERGED and change.after
        removed = N_("removed; its points stayed")
        how = Message("merged into “{into}”", into=change.after[0].title) if merged else removed
        yield how, before.contribution_ids


def _beginning(thread: Thread, change: ThreadChange) -> Message:
    if change.kind is ChangeKind.PROPOSED:
        return Message("proposed as “{title}”", title=thread.title)
    return Message("made as “{title}”", title=thread.title)


def _words(
    before: Thread, after: Thread, lanes: Mapping[Lane, str]
) -> Iterator[tuple[Message, tuple[str, ...]]]:
    if before.title != after.title:
        yield Message("renamed from “{before}” to “{after}”", before=before.title, after=after.title), ()
    if before.statement != after.statement:
        words = Message("says now “{statement}”", statement=after.statement)
        yield words if after.statement else N_("says nothing any more"), ()
    if before.lane is not after.lane:
        old, new = lanes[before.lane], lanes[after.lane]
        yield Message("moved from the lane “{before}” to “{after}”", before=old, after=new), ()
    if before.accepted != after.accepted:
        yield (N_("kept") if after.accepted else N_("a proposal again")), ()


def _moves(before: Thread, after: Thread, change: ThreadChange) -> Iterator[tuple[Message, tuple[str, ...]]]:
    come = tuple(point for point in after.contribution_ids if point not in before.contribution_ids)
    gone = tuple(point for point in before.contribution_ids if point not in after.contribution_ids)
    if come:
        source = _other(come, change.before, after.id)
        yield _came(source.title, change.kind) if source else N_("got points"), come
    if gone:
        target = _other(gone, change.after, after.id)
        yield (Message("gave points to “{title}”", title=target.title) if target else N_("lost points")), gone


def _came(source: str, kind: ChangeKind) -> Message:
    if kind is ChangeKind.MERGED:
        return Message("merged with “{source}”", source=source)
    return Message("got points from “{source}”", source=source)


def _marks(before: Thread, after: Thread) -> Iterator[tuple[Message, tuple[str, ...]]]:
    marked = tuple(point for point in after.disputed if point not in before.disputed)
    settled = tuple(
        point for point in before.disputed if point not in after.disputed and point in after.contribution_ids
    )
    if marked:
        yield N_("has disputed points"), marked
    if settled:
        yield N_("settled what was disputed"), settled


def _other(points: tuple[str, ...], threads: Iterable[Thread], thread_id: str) -> Thread | None:
    """The thread beside this one in which these points stand."""
    return next(
        (t for t in threads if t.id != thread_id and not set(points).isdisjoint(t.contribution_ids)), None
    )
