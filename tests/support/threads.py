"""Clears the board of threads, for tests that put their own there."""

from storycraft.domain.thread_change import ChangeKind
from storycraft.storage.archive import Archive


def remove_threads(archive: Archive, workshop_id: str) -> None:
    """Remove all threads and proposals of a workshop; the points stay."""
    archive.change_threads(workshop_id, ChangeKind.REMOVED, lambda threads: {})
