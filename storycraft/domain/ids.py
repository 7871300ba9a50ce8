"""Checks the form of a point's id ("c17"); text of any other form cannot be a citation or markup in a file."""

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
    """Return a point's id in lower case, since Markdown ignores the case of footnote labels.

    Raises:
        InputError: it is not of the form.
    """
    if not _ID.fullmatch(given):
        raise InputError(
            "“{given}” can't be the id of a point",
            next_step="Take up to 32 letters, digits and hyphens.",
            given=given[:40],
        )
    return given.lower()


def cited_ids(given: Iterable[str]) -> tuple[str, ...]:
    """The ids that a sentence cites; text that is not a valid id becomes an id that no point has."""
    return tuple(map(cited_id, given))


def cited_id(given: str) -> str:
    """One cited id in valid form; text that is not a valid id is changed: "c1](x)" becomes "?c1-x"."""
    if _CITATION.fullmatch(given):
        return given.lower()
    left = _ELSE.sub("-", given[:1000]).strip("-")[:32]
    return f"{NO_ID}{left}".lower()
