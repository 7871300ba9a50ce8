"""Lists the workshops that a browser was in, and lets it return to them without a link."""

from storycraft.domain.recent_workshop import RecentWorkshop
from storycraft.domain.rights import ANYBODY, Action
from storycraft.domain.role import Role
from storycraft.services.check_link import Entry, new_entry
from storycraft.services.check_right import writing
from storycraft.wiring import parts


def list_recent_workshops(browser: str) -> tuple[RecentWorkshop, ...]:
    """The workshops that this browser was in by links that are still good, the newest change first."""
    return parts().archive.recent_workshops(browser)


def remember_workshop(workshop_id: str, browser: str, role: Role, group_id: str) -> None:
    """Remember that this browser came in; raises StorageError."""
    writing(Action.KEEP_RECENT_WORKSHOP, ANYBODY).remember_workshop(workshop_id, browser, role, group_id)


def forget_workshop(way: RecentWorkshop, browser: str) -> None:
    """Offer a way back to this browser no more; the link stays good."""
    writing(Action.KEEP_RECENT_WORKSHOP, ANYBODY).forget_workshop(way, browser)


def return_to_workshop(way: RecentWorkshop, browser: str) -> Entry:
    """The entry that a way back opens; raises NotFound where the workshop or group is gone."""
    return new_entry(way.workshop_id, way.role, browser, way.group_id)
