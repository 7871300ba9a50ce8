"""Following changes: counters that go up with every change of a workshop, for a watcher that asks often."""

from collections.abc import Collection, Mapping
from typing import Protocol

from storycraft.wiring import parts


class ChangeCounters(Protocol):
    """Counts the changes of workshops and of groups; each raises StorageError."""

    def workshop_revisions(self, workshop_ids: Collection[str]) -> Mapping[str, int]:
        """The revision of each of these workshops that is there, by id."""

    def group_revisions(self, workshop_ids: Collection[str]) -> Mapping[tuple[str, str], int]:
        """The revision of each group of these workshops, by both ids; "" is what concerns all groups."""


def change_counters() -> ChangeCounters:
    """Where changes are counted."""
    return parts().archive
