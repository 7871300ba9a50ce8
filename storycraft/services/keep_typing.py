"""Keeping half-typed words, so that a reload or a restart brings them back."""

from storycraft.domain.rights import Action
from storycraft.services.check_link import Entry
from storycraft.services.check_right import writing
from storycraft.wiring import parts


def keep_typing(entry: Entry, field: str, text: str) -> None:
    """Keep what is half-typed in a field; "" forgets it.

    Raises:
        Refused: the wall takes no words, and an ended workshop none. InputError: too much is half-typed already.
    """
    archive = writing(Action.KEEP_TYPING, entry.actor)
    archive.keep_typing(entry.workshop_id, entry.owner, field, text)


def read_typing(entry: Entry) -> dict[str, str]:
    """What this visitor has half-typed, by field."""
    return parts().archive.typing(entry.workshop_id, entry.owner)
