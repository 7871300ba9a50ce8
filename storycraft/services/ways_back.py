"""A browser's ways back into the workshops that it was in."""

from storycraft.domain.rights import ANYBODY, Action
from storycraft.domain.screens import Role, WayBack
from storycraft.services.check_link import Entry, new_entry
from storycraft.services.check_right import writing
from storycraft.wiring import parts


def list_ways_back(browser: str) -> tuple[WayBack, ...]:
    """The workshops that this browser was in by links that are still good, the newest change first."""
    return parts().archive.ways_back(browser)


def note_way(workshop_id: str, browser: str, role: Role, group_id: str) -> None:
    """Remember that this browser came in; raises StorageError."""
    writing(Action.KEEP_WAY_BACK, ANYBODY).note_way(workshop_id, browser, role, group_id)


def forget_way(way: WayBack, browser: str) -> None:
    """Offer a way back to this browser no more; the link stays good."""
    writing(Action.KEEP_WAY_BACK, ANYBODY).forget_way(way, browser)


def go_back(way: WayBack, browser: str) -> Entry:
    """The entry that a way back opens; raises NotFound where the workshop or group is gone."""
    return new_entry(way.workshop_id, way.role, browser, way.group_id)
