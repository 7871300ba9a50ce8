"""Escapes people's words for a page: the only functions that turn them into HTML or Streamlit labels."""

import functools
import html
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime

from storycraft.domain.clean_text import readable

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")
# Streamlit and its Markdown look for these once more after a backslash has done its work: short codes,
# addresses and arrows. An invisible joiner in their midst keeps them words.
_SECOND_LOOK = re.compile(r":(?=[\w+-]+:|//)|@|\b[wW]{3}(?=\.)|(?<!\S)[<>~-](?=(?:->|[>=-])(?!\S))", re.ASCII)
_JOINER = "\u2060"
_KEPT = "\u200c\u200d\u00ad\u200e\u200f\u061c"
"""Joiners and marks of direction: people type them, and they change nothing but what they stand beside."""
_EMBEDDING, _ISOLATING = "\u202a\u202b", "\u2066\u2067\u2068"
_END, _END_ISOLATE = "\u202c", "\u2069"
_FIRST_STRONG = "\u2068"
_FROM_THE_RIGHT = ("R", "AL")


def escape(text: str) -> str:
    """The text as HTML that shows exactly these characters; what turns letters around is dropped."""
    return html.escape(_visible(text), quote=True)


def spoken(language: str = "") -> str:
    """The attributes of an element that holds people's words and nothing else: their own direction and language."""
    return ' dir="auto"' + (f' lang="{escape(language)}"' if language else "")


def within(text: str, language: str = "") -> str:
    """People's words as HTML inside a line of ours: neither turns the other around."""
    return f"<bdi{spoken(language)}>{escape(text)}</bdi>"


def apart(text: str) -> str:
    """The same where there is no HTML: words written from right to left, between marks that nobody sees (UAX #9)."""
    return _isolated(_visible(text))


def typed_line(text: str) -> str:
    """A command or an address as HTML inside a line of ours: from left to right, whatever stands around it."""
    return f'<bdi dir="ltr" class="sc-typed">{escape(text)}</bdi>'


def as_label(text: str) -> str:
    """The text as the label of a button, a choice or a fold, which Streamlit reads as Markdown: in one line, as it is."""
    words = _SECOND_LOOK.sub(rf"\g<0>{_JOINER}", " ".join(_visible(text).split()))
    return _isolated(_MARKS.sub(r"\\\g<0>", words))


def scrolling(table: str, about: str) -> str:
    """A table that scrolls sideways by itself where it is wider than the page; the keyboard reaches it by its name."""
    return f'<div class="sc-scroll" role="region" tabindex="0" aria-label="{escape(about)}">{table}</div>'


def column_name(title: str) -> str:
    """The head of a column (HTML) within a cell, seen where a small screen puts cells below each other."""
    return f'<small class="sc-of">{title}</small>' if title else ""


def lines(text: str) -> str:
    """The text as HTML with its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def _isolated(seen: str) -> str:
    if seen.isascii() or not any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in seen):
        return seen
    return f"{_FIRST_STRONG}{seen}{_END_ISOLATE}"


def _visible(text: str) -> str:
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


@functools.lru_cache(maxsize=4096)
def clock(moment: datetime | None) -> str:
    """The time of day in the server's own zone, "" where it is not known."""
    return moment.astimezone().strftime("%H:%M") if moment else ""
