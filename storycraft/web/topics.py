"""The topics of change events of a screen: a group's screen gets its own and common changes, others and boards all."""

from collections.abc import Collection, Mapping

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


def workshop_of(topic: str) -> str:
    """The id of the workshop that a topic is about."""
    return topic.partition("/")[0]


class Revisions:
    """Reads the newest revision of every topic of some workshops, asking again only about those that have changed."""

    def __init__(self, counters: ChangeCounters) -> None:
        self._counters = counters
        self._workshops: Mapping[str, int] = {}
        self._groups: dict[str, int] = {}

    def __call__(self, workshop_ids: Collection[str]) -> Mapping[str, int]:
        """The topics of these workshops with their revisions; raises StorageError."""
        workshops = self._counters.workshop_revisions(workshop_ids)
        changed = [name for name, revision in workshops.items() if revision != self._workshops.get(name)]
        found = self._counters.group_revisions(changed) if changed else {}
        if changed or self._workshops.keys() - workshops.keys():
            kept = {topic: each for topic, each in self._groups.items() if workshop_of(topic) in workshops}
            self._groups = kept | {_topic(*names): revision for names, revision in found.items()}
        self._workshops = workshops
        return {**self._groups, **workshops}


def _topic(workshop_id: str, group_id: str) -> str:
    return f"{workshop_id}/{group_id}"
