"""The browser that a page is drawn for."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from storycraft.services.browsers import browser_in


def current_browser() -> str:
    """The id of the browser that this page is drawn for; "" where it keeps no cookies."""
    return browser_in(st.context.cookies)


def current_visitor() -> str:
    """Who this page is drawn for: the browser, or where that keeps no cookies the connection alone."""
    context = get_script_run_ctx(suppress_warning=True)
    return current_browser() or (f"connection {context.session_id}" if context else "")
