"""Escapes people's words for a page: the only functions that turn them into HTML or Streamlit labels."""

import functools
import html
import re
import unicodedata
from datetime import datetime

from storycraft.domain.text import without_half_characters

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")
# Streamlit and its Markdown look for these once more after a backslash has done its work: short codes,
# addresses and arrows. An invisible joiner in their midst keeps them words.
_SECOND_LOOK = re.compile(r":(?=[\w+-]+:|//)|@|\b[wW]{3}(?=\.)|(?<!\S)[<>~-](?=(?:->|[>=-])(?!\S))", re.ASCII)
_JOINER = "\u2060"


def escape(text: str) -> str:
    """The text as HTML that shows exactly these characters; invisible direction marks are dropped."""
    return html.escape(_visible(text), quote=True)


def as_label(text: str) -> str:
    """The text as the label of a button, a choice or a fold, which Streamlit reads as Markdown: in one line, as it is."""
    words = _SECOND_LOOK.sub(rf"\g<0>{_JOINER}", " ".join(_visible(text).split()))
    return _MARKS.sub(r"\\\g<0>", words)


def lines(text: str) -> str:
    """The text as HTML with its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def _visible(text: str) -> str:
    # Half a character, as files can bring it, would keep the whole page from being drawn.
    text = without_half_characters(text)
    return "".join(c for c in text if unicodedata.category(c) != "Cf" or c in "\u200d\u200c\u00ad")


def count_of(number: int, noun: str) -> str:
    """A number with its noun: "1 point", "2 points"."""
    return f"{number} {noun}" + "s" * (number != 1)


@functools.lru_cache(maxsize=4096)
def clock(moment: datetime | None) -> str:
    """The time of day in the server's own zone, "" where it is not known."""
    return moment.astimezone().strftime("%H:%M") if moment else ""
