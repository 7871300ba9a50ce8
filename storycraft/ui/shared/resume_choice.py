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
    if st.session_state.get(key) != value:
        st.session_state[_led(key, of)] = True
    st.session_state[key] = st.session_state[_last(key, of)] = value


def set_back_if_late(key: str, address: str, of: str = "") -> None:
    """Choose again what was drawn last, where a browser tells of the choice before; `address` is its name in there.

    With whatever it asks for a browser tells what is chosen in it, and what its address says. Where `choose` has led
    to another choice and the address is not that one, it has not seen that drawing yet, and nobody has pressed. From a
    press on, until `choose` leads elsewhere, all that it tells is pressed.
    """
    told, drawn = st.session_state.get(key), left_at(key, of)
    if not told or not drawn or told == drawn:
        return
    if st.session_state.get(_led(key, of)) and st.query_params.get(address) == told:
        st.session_state[key] = drawn
    else:
        st.session_state[_led(key, of)] = False


def tell_address(address: str, value: str) -> None:
    """Say in the page's address what is chosen; before the choice is drawn, so that whoever presses it was told so."""
    if st.query_params.get(address) != value:
        st.query_params[address] = value


def left_at(key: str, of: str = "") -> str | None:
    """What was chosen with this key when it was last drawn on this screen, if it was."""
    return st.session_state.get(_last(key, of))


def _last(key: str, of: str) -> str:
    return f"{key}.last.{of}"


def _led(key: str, of: str) -> str:
    """Where it is kept whether `choose` has led to the choice, and nobody has pressed since."""
    return f"{key}.led.{of}"
