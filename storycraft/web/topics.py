"""The topics of change events of a screen: a group's screen gets its own and common changes, others and boards all."""

from collections.abc import Mapping

from storycraft.domain.role import Role
from storycraft.services.check_link import Entry
from storycraft.services.follow_changes import ChangeCounters


def topics_of(entry: Entry, *, board: bool = False) -> tuple[str, ...]:
    """The topics whose changes the screen of this entry shows; all of them while it shows the room's `board`.

    In a full room most changes are another group's points or text: to draw every screen again for each of
    them costs a process more than all the rest.
    """
    if entry.role is Role.PERSON or (entry.role is Role.GROUP and not board):
        return _topic(entry.workshop_id, ""), _topic(entry.workshop_id, entry.group_id)
    return (entry.workshop_id,)


def topics_of_joining(workshop_id: str) -> tuple[str, ...]:
    """The topics of somebody who has the code and no group yet: what concerns all, its groups among it."""
    return (_topic(workshop_id, ""),)


class Revisions:
    """Reads the newest revision of every topic, asking again only about workshops that have changed."""

    def __init__(self, counters: ChangeCounters) -> None:
        self._counters = counters
        self._workshops: Mapping[str, int] = {}
        self._groups: dict[str, int] = {}

    def __call__(self) -> Mapping[str, int]:
        """All topics with their revisions; raises StorageError."""
        workshops = self._counters.workshop_revisions()
        changed = [name for name, revision in workshops.items() if revision != self._workshops.get(name)]
        if changed:
            found = self._counters.group_revisions(changed)
            self._groups |= {_topic(*names): revision for names, revision in found.items()}
        if gone := self._workshops.keys() - workshops.keys():
            kept = (each for each in self._groups.items() if each[0].partition("/")[0] not in gone)
            self._groups = dict(kept)
        self._workshops = workshops
        return {**self._groups, **workshops}


def _topic(workshop_id: str, group_id: str) -> str:
    return f"{workshop_id}/{group_id}"
