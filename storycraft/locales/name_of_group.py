"""What a reader calls a group: by its own name, or as the room where nobody has named it."""

from storycraft.domain.message import N_
from storycraft.domain.workshop import Group
from storycraft.locales.translator import Translator


def name_of_group(group: Group, reader: Translator) -> str:
    """A group's own name; the room in the reader's language until somebody names it."""
    return reader.message(N_("The room")) if group.is_unnamed_room else group.name
