"""Ways to change the room's threads: each takes the threads as they stand and gives them as they are then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from storycraft.domain.errors import Conflict, InputError, NotFound
from storycraft.domain.message import N_
from storycraft.domain.thread_change import LOOK, ChangeKind, ThreadChange, Threads
from storycraft.domain.workshop import Lane, Thread

NEW = ""
"""The id of a thread that has none yet."""
UNPLACED = ""
"""Where a point stands that is in no thread."""

GONE = N_("This thread is not there any more.")


@dataclass(frozen=True, slots=True)
class Pick:
    """A point that was taken up, and the thread that it was taken from: "" for an unplaced point."""

    point: str
    thread: str = UNPLACED


def move_points(
    threads: Threads, picks: Sequence[Pick], to: str, *, also: bool = False, disputed: Iterable[str] = ()
) -> Threads:
    """Put points into a thread, or with "" into none; with `also` they stay where they are as well.

    Points that are `disputed` stand in both threads and are marked there. One that has gone there already is left so:
    others had the same thought, or a page sent a press twice.

    Raises:
        Conflict: others have moved one of them since. NotFound: the thread is gone.
    """
    if to:
        thread_in(threads, to)
    here = tuple(pick for pick in picks if pick.thread != to and not _has_gone(threads, pick, to))
    contested = {pick.point for pick in here}.intersection(disputed)
    marked = contested | _marked(threads, here)
    found = _taken_out(threads, here, to, () if also else contested, also=also)
    if to:
        found[to] = _with_marks(with_points(found[to], (pick.point for pick in here)), marked)
    for point in contested:
        found = dict(mark_disputed(found, point))
    return found


def gather_points(
    threads: Threads,
    picks: Sequence[Pick],
    lane: Lane,
    title: str,
    statement: str = "",
    group_id: str = "",
) -> Threads:
    """Make a new thread of points; they leave the threads that they were taken from.

    Raises:
        Conflict: others have moved one of them since.
    """
    found = _taken_out(threads, picks, NEW, ())
    new = Thread(id=NEW, lane=lane, title=title, statement=statement, group_id=group_id)
    new = with_points(new, (pick.point for pick in picks))
    return {**found, NEW: _with_marks(new, _marked(threads, picks))}


def join_threads(threads: Threads, keep_id: str, other_id: str) -> Threads:
    """Give a thread what another gathers, and remove the other. Raises NotFound, or InputError for one with itself."""
    if keep_id == other_id:
        raise InputError("A thread cannot be merged with itself.", next_step="Choose another one.")
    keep, other = thread_in(threads, keep_id), thread_in(threads, other_id)
    found = {thread_id: thread for thread_id, thread in threads.items() if thread_id != other_id}
    merged = with_points(keep, other.contribution_ids)
    found[keep_id] = replace(
        merged,
        accepted=keep.accepted or other.accepted,
        disputed=_once((*keep.disputed, *other.disputed)),
    )
    return found


def rename_thread(threads: Threads, thread_id: str, words: tuple[str, str], seen: tuple[str, str]) -> Threads:
    """Give a thread another title and statement, where it has those that the person saw.

    Raises:
        Conflict: others have named it since. NotFound: it is gone.
    """
    thread = thread_in(threads, thread_id)
    if (thread.title, thread.statement) not in (seen, words):
        raise Conflict(
            "Somebody has named this thread “{title}” in the meantime.",
            next_step="Nothing was overwritten: look at the new name, then try again.",
            title=thread.title,
        )
    return {**threads, thread_id: replace(thread, title=words[0], statement=words[1])}


def change_lane(threads: Threads, thread_id: str, lane: Lane) -> Threads:
    """Put a thread into another lane. Raises NotFound."""
    return {**threads, thread_id: replace(thread_in(threads, thread_id), lane=lane)}


def accept_thread(threads: Threads, thread_id: str) -> Threads:
    """Make a proposal a thread of the room. Raises NotFound."""
    return {**threads, thread_id: replace(thread_in(threads, thread_id), accepted=True)}


def placed_points(threads: Iterable[Thread]) -> set[str]:
    """The ids of the points that stand in a thread of the room; a proposal is none."""
    return {point for thread in threads if thread.accepted for point in thread.contribution_ids}


def replace_proposals(threads: Threads, proposals: Iterable[Thread]) -> Threads:
    """The threads that the room has, with other proposals: each of the points that stand in no thread of the room."""
    found = {thread_id: thread for thread_id, thread in threads.items() if thread.accepted}
    placed = placed_points(found.values())
    left = (
        without(t, placed)
        for t in proposals
        if not t.contribution_ids or not placed.issuperset(t.contribution_ids)
    )
    return {**found, **{thread.id: thread for thread in left}}


def drop_thread(threads: Threads, thread_id: str) -> Threads:
    """Remove a thread; its points stay in the workshop. Raises NotFound."""
    thread_in(threads, thread_id)
    return {each: thread for each, thread in threads.items() if each != thread_id}


def mark_disputed(threads: Threads, point: str) -> Threads:
    """Mark a point as disputed in each thread in which it stands."""
    return {
        each: replace(thread, disputed=_once((*thread.disputed, point)))
        if point in thread.contribution_ids
        else thread
        for each, thread in threads.items()
    }


def settle_point(threads: Threads, point: str) -> Threads:
    """Take the mark of a disputed point away; it stays in the threads in which it stands."""
    return {
        each: replace(thread, disputed=tuple(one for one in thread.disputed if one != point))
        for each, thread in threads.items()
    }


def find_disputed(
    changes: Iterable[ThreadChange], picks: Sequence[Pick], to: str, group_id: str
) -> frozenset[str]:
    """The points that somebody else had moved the other way before: out of `to`, into where they are now.

    `changes` are in the order in which they were made. Who moves back what they moved themselves corrects a slip.
    """
    came: dict[tuple[str, str], tuple[str, str]] = {}
    for change in changes:
        if change.kind is ChangeKind.MOVED:
            came |= {(point, end): (start, change.group_id) for point, start, end in _ways(change)}
    found = set()
    for pick in picks:
        start, by = came.get((pick.point, pick.thread), ("", group_id))
        if to and start == to and by != group_id:
            found.add(pick.point)
    return frozenset(found)


def _ways(change: ThreadChange) -> Iterable[tuple[str, str, str]]:
    """Each point that a change moved, with the thread that it left and the one that it came into."""
    before = {thread.id: set(thread.contribution_ids) for thread in change.before}
    after = {thread.id: set(thread.contribution_ids) for thread in change.after}
    for start, left in before.items():
        for end, held in after.items():
            for point in (left - after.get(start, set())) & (held - before.get(end, set())):
                yield point, start, end


def thread_in(threads: Threads, thread_id: str) -> Thread:
    """The thread of that id. Raises NotFound."""
    if thread_id not in threads:
        raise NotFound(GONE, next_step=LOOK)
    return threads[thread_id]


def with_points(thread: Thread, points: Iterable[str]) -> Thread:
    """The thread with these points as well, each once."""
    return replace(thread, contribution_ids=_once((*thread.contribution_ids, *points)))


def without(thread: Thread, points: set[str]) -> Thread:
    """The thread without these points, and without marks on them."""
    return replace(
        thread,
        contribution_ids=tuple(one for one in thread.contribution_ids if one not in points),
        disputed=tuple(one for one in thread.disputed if one not in points),
    )


def _taken_out(
    threads: Threads, picks: Sequence[Pick], to: str, stay: Iterable[str], *, also: bool = False
) -> dict[str, Thread]:
    """The threads without the points that were taken up, but for those that stay as well."""
    _refuse_moved(threads, picks, to)
    found, staying = dict(threads), set(stay)
    for pick in picks:
        if pick.thread and not also and pick.point not in staying:
            found[pick.thread] = without(found[pick.thread], {pick.point})
    return found


def _refuse_moved(threads: Threads, picks: Iterable[Pick], to: str) -> None:
    """Raise Conflict where a point is not any more where it was taken up."""
    placed = {
        point: thread for thread in threads.values() if thread.accepted for point in thread.contribution_ids
    }
    for pick in picks:
        now = placed.get(pick.point)
        if pick.thread:
            there = pick.point in thread_in(threads, pick.thread).contribution_ids
        else:
            there = now is None or now.id == to
        if not there:
            raise _moved(now)


def _has_gone(threads: Threads, pick: Pick, to: str) -> bool:
    """Whether a point has left the thread that it was taken from, for where it should go."""
    if not pick.thread or (pick.thread in threads and pick.point in threads[pick.thread].contribution_ids):
        return False
    homes = {key for key, t in threads.items() if t.accepted and pick.point in t.contribution_ids}
    return to in homes if to else not homes


def _moved(to: Thread | None) -> Conflict:
    if to is None:
        return Conflict("Somebody has moved this point out of its thread in the meantime.", next_step=LOOK)
    return Conflict(
        "Somebody has moved this point into “{title}” in the meantime.", next_step=LOOK, title=to.title
    )


def _marked(threads: Threads, picks: Iterable[Pick]) -> set[str]:
    return {pick.point for pick in picks if pick.thread and pick.point in threads[pick.thread].disputed}


def _with_marks(thread: Thread, points: set[str]) -> Thread:
    marks = (point for point in thread.contribution_ids if point in points)
    return replace(thread, disputed=_once((*thread.disputed, *marks)))


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
