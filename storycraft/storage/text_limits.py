"""What people type is taken whole or not at all: the bounds on a text, said before anything is stored."""

from storycraft.domain.errors import InputError
from storycraft.domain.look_alikes import visible
from storycraft.domain.text import without_half_characters
from storycraft.storage.room_bounds import LONGEST


def checked(text: str, what: str) -> str:
    """The text, if it can be kept: as it is, but for half characters (see `without_half_characters`).

    Raises:
        InputError: it is blank to the eye, longer than 10,000 characters, or holds a NUL, which no database keeps.
    """
    if not visible(text).strip():
        raise InputError(f"{what} has no words.", next_step="Type something first.")
    return bounded(text, what)


def bounded(text: str, what: str, longest: int = LONGEST) -> str:
    """The same for a text that may be blank, of at most so many characters.

    Raises:
        InputError: it is too long, or holds what is no text.
    """
    if len(text) > longest:
        raise InputError(
            f"{what} has {len(text):,} characters, and at most {longest:,} can be kept.",
            next_step="Split it into several.",
        )
    if "\x00" in text:
        raise InputError(f"{what} holds a character that is no text.", next_step="Type it anew.")
    return without_half_characters(text)
