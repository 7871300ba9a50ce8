"""People's words beside words of the other direction: neither turns the other around, and nothing unseen does."""

import unicodedata
from collections.abc import Iterator

from storycraft.domain.clean_text import readable

_KEPT = "\u200c\u200d\u00ad\u200e\u200f\u061c"
"""Joiners and marks of direction: people type them, and they change nothing but what they stand beside."""
_EMBEDDING, _ISOLATING = "\u202a\u202b", "\u2066\u2067\u2068"
_END, _END_ISOLATE = "\u202c", "\u2069"
_FIRST_STRONG = "\u2068"
_FROM_THE_RIGHT = ("R", "AL")


def apart(text: str) -> str:
    """The text for a line without HTML: words written from right to left, between marks that nobody sees (UAX #9)."""
    return isolated(visible(text))


def isolated(seen: str) -> str:
    """The same between those marks, where any of it is written from right to left."""
    if seen.isascii() or not any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in seen):
        return seen
    return f"{_FIRST_STRONG}{seen}{_END_ISOLATE}"


def visible(text: str) -> str:
    """The text without what is not seen and turns letters around."""
    # Half a character, as files can bring it, would keep the whole page from being drawn.
    text = readable(text)
    if text.isascii():
        return text
    paired = frozenset(_paired(text))
    return "".join(
        c for place, c in enumerate(text) if unicodedata.category(c) != "Cf" or c in _KEPT or place in paired
    )


def _paired(text: str) -> Iterator[int]:
    """Where embeddings and isolates stand that end where they should: one left open would turn what comes after it."""
    opened: list[tuple[int, str]] = []
    for place, c in enumerate(text):
        if c in _EMBEDDING:
            opened.append((place, _END))
        elif c in _ISOLATING:
            opened.append((place, _END_ISOLATE))
        elif c in "\u202d\u202e":  # an override shows other words than were typed: it and its end go
            opened.append((-1, _END))
        elif opened and c == opened[-1][1]:
            began, _ = opened.pop()
            if began >= 0:
                yield from (began, place)
        elif c == "\n":  # where a paragraph ends, so does all that was opened in it
            opened.clear()
