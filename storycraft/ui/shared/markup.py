"""Escapes people's words for a page: the only functions that turn them into HTML or Streamlit labels."""

import html
import re

from storycraft.text.directions import isolated, visible

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")
# Streamlit and its Markdown look for these once more after a backslash has done its work: short codes,
# addresses and arrows. An invisible joiner in their midst keeps them words.
_SECOND_LOOK = re.compile(r":(?=[\w+-]+:|//)|@|\b[wW]{3}(?=\.)|(?<!\S)[<>~-](?=(?:->|[>=-])(?!\S))", re.ASCII)
_JOINER = "\u2060"


def escape(text: str) -> str:
    """The text as HTML that shows exactly these characters; what turns letters around is dropped."""
    return html.escape(visible(text), quote=True)


def spoken(language: str = "") -> str:
    """The attributes of an element that holds people's words and nothing else: their own direction and language."""
    return ' dir="auto"' + (f' lang="{escape(language)}"' if language else "")


def within(text: str, language: str = "") -> str:
    """People's words as HTML inside a line of ours: neither turns the other around."""
    return f"<bdi{spoken(language)}>{escape(text)}</bdi>"


def typed_line(text: str) -> str:
    """A command or an address as HTML inside a line of ours: from left to right, whatever stands around it."""
    return f'<bdi dir="ltr" class="sc-typed">{escape(text)}</bdi>'


def as_label(text: str) -> str:
    """The text as the label of a button, a choice or a fold, which Streamlit reads as Markdown: in one line, as it is."""
    words = _SECOND_LOOK.sub(rf"\g<0>{_JOINER}", " ".join(visible(text).split()))
    return isolated(_MARKS.sub(r"\\\g<0>", words))


def scrolling(table: str, about: str) -> str:
    """A table that scrolls sideways by itself where it is wider than the page; the keyboard reaches it by its name."""
    return f'<div class="sc-scroll" role="region" tabindex="0" aria-label="{escape(about)}">{table}</div>'


def column_name(title: str) -> str:
    """The head of a column (HTML) within a cell, seen where a small screen puts cells below each other."""
    return f'<small class="sc-of">{title}</small>' if title else ""


def lines(text: str) -> str:
    """The text as HTML with its line breaks kept."""
    return escape(text).replace("\n", "<br>")
