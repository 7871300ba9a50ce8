"""Making, keeping, changing, merging, splitting and removing threads."""

from storycraft.domain.rights import Action
from storycraft.domain.workshop import Lane, Thread
from storycraft.services.visit import Visit


def make_thread(visit: Visit, lane: Lane, title: str, statement: str, point_ids: tuple[str, ...]) -> Thread:
    """Keep a new thread of the visitor's group; raises Refused."""
    thread = Thread(
        id="",
        lane=lane,
        title=title,
        statement=statement,
        contribution_ids=point_ids,
        group_id=visit.entry.group_id,
    )
    return visit.writing(Action.MAKE_THREAD).add_thread(visit.id, thread)


def save_thread(visit: Visit, thread: Thread) -> Thread:
    """Keep a thread as it was changed; a proposal becomes a thread by being accepted.

    Raises:
        Refused: it is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
    """
    return visit.writing(Action.CHANGE_THREAD, thread).save_thread(visit.id, thread)


def remove_thread(visit: Visit, thread: Thread) -> None:
    """Remove a thread or a proposal; its points stay. Raises the same as `save_thread`."""
    visit.writing(Action.CHANGE_THREAD, thread).remove_thread(visit.id, thread.id, thread.version)


def merge_threads(visit: Visit, keep: Thread, other: Thread) -> Thread:
    """Take another thread's points into this one. Raises the same as `save_thread`, for either of them."""
    return visit.writing(Action.CHANGE_THREAD, keep, other).merge_threads(visit.id, keep, other)


def split_thread(visit: Visit, thread: Thread, moved: tuple[str, ...], title: str) -> tuple[Thread, Thread]:
    """Move points of these ids into a new thread of that title. Raises the same as `save_thread`."""
    return visit.writing(Action.CHANGE_THREAD, thread).split_thread(visit.id, thread, moved, title)
