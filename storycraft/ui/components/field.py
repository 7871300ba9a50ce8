"""A field for words that a button beside it uses."""

import secrets

import streamlit as st

from storycraft.domain.clean_text import readable
from storycraft.ui.components.register import Data, register

_field = register("field")


def draw_field(key: str, *, label: str, typing: Data, placeholder: str = "", rows: int = 1) -> str:
    """Draw a field for words that a button beside it uses; returns what is in it.

    The words stay in the browser, whatever is drawn or not drawn meanwhile, until `empty_field`.
    """
    used = st.session_state.get(f"{key}.used", {"token": "", "text": ""})
    data = {**typing, "label": label, "placeholder": placeholder, "rows": rows, "used": used}
    typed = readable(_field(key, data, on_words_change=_nothing).get("words")) or {}
    # What was used already may be sent once more before the browser knows of it.
    return str(typed["text"]) if typed.get("used") == used["token"] else ""


def empty_field(key: str, text: str) -> None:
    """Tell the field on its next drawing that this text in it was used."""
    st.session_state[f"{key}.used"] = {"token": secrets.token_hex(4), "text": text}


def _nothing() -> None:
    """A value is read from the result; Streamlit wants a callback to offer it."""
