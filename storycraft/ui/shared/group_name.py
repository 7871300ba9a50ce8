"""What a page calls a group: its own name, and the room in the reader's language until somebody names it."""

from storycraft.domain.workshop import Group
from storycraft.locales.name_of_group import name_of_group
from storycraft.ui.shared.translation import reader


def group_name(group: Group) -> str:
    """The group's name, for a page."""
    return name_of_group(group, reader())
