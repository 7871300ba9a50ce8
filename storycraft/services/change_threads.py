"""Changing the room's threads. Each change is kept with what was before and after, and can be taken back."""

from collections.abc import Callable, Mapping, Sequence

from storycraft.domain import board
from storycraft.domain.board import Pick
from storycraft.domain.rights import Action
from storycraft.domain.thread_change import DEPTH, ChangeKind, ThreadChange, Threads
from storycraft.domain.workshop import Lane, Thread
from storycraft.services.read_workshop import Visit
from storycraft.threads.history import HistoryStep, came_from, tell_history

Changed = ThreadChange | None
"""What is kept of a change; None where the threads stood so already."""


def make_thread(
    visit: Visit, lane: Lane, title: str, statement: str = "", picks: Sequence[Pick] = ()
) -> Changed:
    """Make a thread, with the points that were taken up for it.

    Raises:
        Refused: the visitor may change no threads, or not now. InputError: the title has no words.
        Conflict: others have moved one of the points since.
    """
    archive = visit.writing(Action.MAKE_THREAD)
    group_id = visit.acting_group

    def change(threads: Threads) -> Threads:
        return board.gather_points(threads, picks, lane, title, statement, group_id)

    return archive.change_threads(visit.id, ChangeKind.ADDED, change, group_id=group_id)


def move_points(visit: Visit, picks: Sequence[Pick], to: str, *, also: bool = False) -> Changed:
    """Put points into the thread of that id, with "" into none; with `also` they stay where they are as well.

    A point that somebody else had moved the other way before stands in both threads then, as disputed.
    Raises as `make_thread`, and NotFound where the thread is gone.
    """
    archive, group_id = visit.writing(Action.CHANGE_THREAD), visit.acting_group
    before = archive.thread_changes(visit.id, latest=DEPTH)
    disputed = () if also else board.find_disputed(before, picks, to, group_id)

    def change(threads: Threads) -> Threads:
        return board.move_points(threads, picks, to, also=also, disputed=disputed)

    return archive.change_threads(visit.id, ChangeKind.MOVED, change, group_id=group_id, about=to)


def merge_threads(visit: Visit, keep_id: str, other_id: str) -> Changed:
    """Give a thread what another gathers, and remove the other. Raises Refused, or NotFound where one is gone."""
    about = f"{keep_id} {other_id}"
    return _change(visit, ChangeKind.MERGED, about, lambda t: board.join_threads(t, keep_id, other_id))


def rename_thread(visit: Visit, thread_id: str, words: tuple[str, str], seen: tuple[str, str]) -> Changed:
    """Give a thread another title and statement, where it has those that the person saw. Raises as `make_thread`."""
    return _change(
        visit, ChangeKind.CHANGED, thread_id, lambda t: board.rename_thread(t, thread_id, words, seen)
    )


def change_lane(visit: Visit, thread_id: str, lane: Lane) -> Changed:
    """Put a thread into another lane. Raises Refused, or NotFound where it is gone."""
    return _change(visit, ChangeKind.CHANGED, thread_id, lambda t: board.change_lane(t, thread_id, lane))


def accept_thread(visit: Visit, thread_id: str) -> Changed:
    """Make a proposal a thread of the room. Raises Refused, or NotFound where it is gone."""
    return _change(visit, ChangeKind.CHANGED, thread_id, lambda t: board.accept_thread(t, thread_id))


def remove_thread(visit: Visit, thread_id: str) -> Changed:
    """Remove a thread or a proposal; its points stay. Raises Refused, or NotFound where it is gone."""
    return _change(visit, ChangeKind.REMOVED, thread_id, lambda t: board.drop_thread(t, thread_id))


def mark_disputed(visit: Visit, point: str) -> Changed:
    """Mark a point as disputed wherever it stands. Raises Refused."""
    return _change(visit, ChangeKind.DISPUTED, point, lambda t: board.mark_disputed(t, point))


def settle_point(visit: Visit, point: str) -> Changed:
    """Take that mark away. Raises Refused."""
    return _change(visit, ChangeKind.SETTLED, point, lambda t: board.settle_point(t, point))


def undo_change(visit: Visit, revision: int) -> Changed:
    """Take a change of the threads back, whoever made it; what others have done since stays.

    Raises:
        Refused: the visitor may change no threads, or not now. Conflict: others have changed the same since.
    """
    return visit.writing(Action.CHANGE_THREAD).undo_change(visit.id, revision, visit.acting_group)


def redo_change(visit: Visit, revision: int) -> Changed:
    """Make a change again that was undone. Raises as `undo_change`."""
    return visit.writing(Action.CHANGE_THREAD).redo_change(visit.id, revision, visit.acting_group)


def read_history(visit: Visit, thread: Thread, lanes: Mapping[Lane, str]) -> tuple[HistoryStep, ...]:
    """How a thread came to be, the oldest step first; with the steps of the threads that were merged into it.

    `lanes` are the titles of lanes in the language of whoever reads it.
    """
    ids, changes = [thread.id], dict[int, ThreadChange]()
    for each in ids:
        found = visit.thread_changes(each)
        changes |= {change.revision: change for change in found}
        ids += [other for other in came_from(each, found) if other not in ids]
    in_order = [changes[revision] for revision in sorted(changes)]
    return tell_history(ids, in_order, lanes)


def _change(visit: Visit, kind: ChangeKind, about: str, change: Callable[[Threads], Threads]) -> Changed:
    archive = visit.writing(Action.CHANGE_THREAD)
    return archive.change_threads(visit.id, kind, change, group_id=visit.acting_group, about=about)
