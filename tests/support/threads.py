"""Puts threads on the board, or clears it, for tests that want their own there."""

from dataclasses import replace

from storycraft.domain.board import NEW
from storycraft.domain.thread_change import ChangeKind
from storycraft.domain.workshop import Thread
from storycraft.storage.archive import Archive


def add_thread(archive: Archive, workshop_id: str, thread: Thread) -> Thread:
    """Add a thread as its group does on the page; the thread with its id."""
    made = archive.change_threads(
        workshop_id,
        ChangeKind.ADDED,
        lambda threads: {**threads, NEW: replace(thread, id=NEW)},
        group_id=thread.group_id,
    )
    assert made is not None
    return made.after[0]


def remove_threads(archive: Archive, workshop_id: str) -> None:
    """Remove all threads and proposals of a workshop; the points stay."""
    archive.change_threads(workshop_id, ChangeKind.REMOVED, lambda threads: {})
