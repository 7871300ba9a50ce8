"""What a page calls a group: its own name, and the room in the reader's language until somebody names it."""

from storycraft.domain.workshop import ROOM, ROOM_ID, Group
from storycraft.ui.shared.translation import _


def group_name(group: Group) -> str:
    """The group's name, for a page."""
    return _("The room") if (group.id, group.name) == (ROOM_ID, ROOM) else group.name
