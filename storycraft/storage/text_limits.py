"""Limits on typed text, checked before anything is stored; a text is stored completely or refused."""

from storycraft.domain.clean_text import readable
from storycraft.domain.errors import InputError
from storycraft.domain.look_alikes import visible
from storycraft.domain.message import Message
from storycraft.storage.workshop_limits import LONGEST


def checked(text: str, what: Message) -> str:
    """Check a text and return it unchanged, except for what nobody can read in it (see `readable`).

    Raises:
        InputError: it has no visible character, more than 10,000 characters, or a NUL, which no database stores.
    """
    kept = bounded(text, what)
    if not visible(text).strip():
        raise InputError("{what} has no words.", next_step="Type something first.", what=what)
    return kept


def bounded(text: str, what: Message, longest: int = LONGEST) -> str:
    """Check a text that may be blank and has a maximum length, and return it.

    Raises:
        InputError: it is too long, or holds characters that are not text.
    """
    if len(text) > longest:
        raise InputError(
            "{what} has {count} characters, and at most {longest} can be kept.",
            next_step="Split it into several.",
            what=what,
            count=len(text),
            longest=longest,
        )
    if "\x00" in text:
        raise InputError("{what} holds a character that is no text.", next_step="Type it anew.", what=what)
    return readable(text)
