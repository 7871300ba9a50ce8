"""The one form of a point's id: what is not of it can cite nothing, and comes alive in no file."""

import re
from collections.abc import Iterable

from storycraft.domain.errors import InputError

_LETTER = "[A-Za-z0-9]"
ID = rf"{_LETTER}[A-Za-z0-9-]{{0,31}}"
"""As a pattern: up to 32 letters, digits and hyphens of ASCII."""
NO_ID = "?"
"""What a citation begins with that is no id: no point's id begins so."""
CITATION = rf"\{NO_ID}?{ID}|\{NO_ID}"
"""As a pattern: an id, or what is left of something that is none."""
_ID = re.compile(ID)
_CITATION = re.compile(CITATION)
_ELSE = re.compile(r"[^A-Za-z0-9]+")


def point_id(given: str) -> str:
    """The id of a point, in small letters, as a Markdown reader compares footnotes.

    Raises:
        InputError: it is not of the form.
    """
    if not _ID.fullmatch(given):
        raise InputError(
            f"“{given[:40]}” can't be the id of a point",
            next_step="Take up to 32 letters, digits and hyphens.",
        )
    return given.lower()


def cited_ids(given: Iterable[str]) -> tuple[str, ...]:
    """What a text, whoever wrote it, cites, in the form of ids; what is no id becomes one that no point has."""
    return tuple(map(cited_id, given))


def cited_id(given: str) -> str:
    """The same for one id: "c1](x)" becomes "?c1-x"."""
    if _CITATION.fullmatch(given):
        return given.lower()
    left = _ELSE.sub("-", given[:1000]).strip("-")[:32]
    return f"{NO_ID}{left}".lower()
