"""Checks the link that a browser came with, on every run of a page: it decides role and group."""

import time

import streamlit as st

from storycraft.domain.errors import Refused
from storycraft.services.check_link import QUERY, Entry, check_entry
from storycraft.ui.shared.current_browser import current_browser, current_visitor
from storycraft.web.attempt_limit import missed

STATE = "entry"


def current_entry() -> Entry | None:
    """The entry of this browser tab: from its address, or else from the page before.

    Raises:
        Refused: the address holds a link that does not fit.
    """
    given = {name: st.query_params.get(name, "") for name in QUERY}
    if not any(given.values()):
        given = st.session_state.get(STATE, {})
        if not given:
            return None
    try:
        entry = check_entry(given, current_browser())
    except Refused:
        time.sleep(missed(given, current_visitor()))
        raise
    remember(entry)
    return entry


def remember(entry: Entry) -> None:
    """Store the entry for the next page, and in the address for a reload."""
    st.session_state[STATE] = entry.query
    for name in QUERY:
        if st.query_params.get(name, "") != entry.query.get(name, ""):
            if name in entry.query:
                st.query_params[name] = entry.query[name]
            else:
                st.query_params.pop(name, None)
