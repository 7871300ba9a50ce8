"""Plain sentences on a page, in the look that fits what they say."""

import streamlit as st

from storycraft.ui.shared.markup import escape


def say_heading(text: str) -> None:
    """The title of a part of the page."""
    st.html(f'<h3 class="sc-h">{escape(text)}</h3>')


def say_note(text: str) -> None:
    """A quiet remark."""
    st.html(f'<p class="sc-note">{escape(text)}</p>')


def say_empty(text: str) -> None:
    """What to do where there is nothing yet."""
    st.html(f'<p class="sc-empty">{escape(text)}</p>')


def say_good(text: str) -> None:
    """Something has worked."""
    st.html(f'<div class="sc-good" role="status">{escape(text)}</div>')


def say_wrong(title: str, *sentences: str) -> None:
    """Something has not, and what to do now."""
    rest = "".join(f"<br>{escape(sentence)}" for sentence in sentences if sentence)
    st.html(f'<div class="sc-error" role="alert"><strong>{escape(title)}</strong>{rest}</div>')


def say_paused(text: str) -> None:
    """Something can't be done now, and nobody did anything wrong."""
    st.html(f'<div class="sc-paused" role="status">{escape(text)}</div>')
