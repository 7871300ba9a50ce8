"""Keeps the value of a choice (a selection widget), also after a page on which it was not drawn."""

from collections.abc import Collection

import streamlit as st


def resume(key: str, options: Collection[str], first: str, of: str = "") -> None:
    """Call before a widget with this key is drawn, so that it shows the last choice made here, or else `first`.

    `of` is the id of what is chosen in: in another one nothing was chosen yet.
    """
    # A widget that is not drawn for a while forgets what was chosen.
    chosen = st.session_state.get(key, left_at(key, of))
    st.session_state[key] = st.session_state[_last(key, of)] = chosen if chosen in options else first


def choose(key: str, value: str, of: str = "") -> None:
    """Choose for whoever is looking, as if it had been drawn: what its browser tells of an earlier choice is late."""
    st.session_state[key] = st.session_state[_last(key, of)] = value


def set_back_if_late(key: str, address: str, of: str = "") -> None:
    """Choose again what was drawn last, where a browser tells of the choice before; `address` is its name in there.

    With whatever it asks for a browser tells what is chosen in it, and what its address says. Where that is not what was
    drawn last, it has not seen that drawing yet: what it says is then no choice, or one that was made meanwhile, by a
    call or for a draft that came, would be undone.
    """
    asked, drawn = st.query_params.get(address), left_at(key, of)
    if asked and drawn and asked != drawn and st.session_state.get(key) == asked:
        st.session_state[key] = drawn


def left_at(key: str, of: str = "") -> str | None:
    """What was chosen with this key when it was last drawn on this screen, if it was."""
    return st.session_state.get(_last(key, of))


def _last(key: str, of: str) -> str:
    return f"{key}.last.{of}"
