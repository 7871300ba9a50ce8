"""Draws messages on a page: headings, notes, success, errors and hints, each in its own style."""

import streamlit as st

from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.translation import N_

MET = N_("When and where the room met. A story may say so, but what it tells of is never dated by it.")
"""What the fields for a workshop's date and place are for: a button of help would stand before each of them."""


def say_heading(text: str) -> None:
    """Draw the title of a part of the page."""
    st.html(heading(text))


def heading(text: str, *, level: int = 2) -> str:
    """The same as HTML, at level 1 of the whole page."""
    return f'<h{level} class="sc-h">{escape(text)}</h{level}>'


def say_note(text: str, voice: str = "") -> None:
    """Draw a note in small type; `voice` is `spoken(…)` where it is in people's words."""
    st.html(note(text, voice))


def note(text: str, voice: str = "", *, heard: bool = False) -> str:
    """The same as HTML; `heard` has it read out."""
    role = ' role="status"' if heard else ""
    return f'<p class="sc-note"{role}{voice}>{escape(text)}</p>'


def say_empty(text: str) -> None:
    """Draw what to do where there is nothing yet."""
    st.html(f'<p class="sc-empty">{escape(text)}</p>')


def say_good(text: str) -> None:
    """Draw a message of success."""
    st.html(f'<div class="sc-good" role="status">{escape(text)}</div>')


def say_wrong(title: str, *sentences: str) -> None:
    """Draw an error with what to do now."""
    rest = "".join(f"<br>{escape(sentence)}" for sentence in sentences if sentence)
    st.html(f'<div class="sc-error" role="alert"><strong>{escape(title)}</strong>{rest}</div>')


def say_paused(text: str) -> None:
    """Draw why something is not possible now, where this is no error."""
    st.html(f'<div class="sc-paused" role="status">{escape(text)}</div>')
