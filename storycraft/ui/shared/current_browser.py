"""The browser that a page is drawn for."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from storycraft.domain.errors import Refused
from storycraft.services.browsers import ALLOW_COOKIES, NO_COOKIES, browser_in


def current_browser() -> str:
    """The id of the browser that this page is drawn for; "" where it keeps no cookies."""
    return browser_in(st.context.cookies)


def current_visitor() -> str:
    """Who this page is drawn for: the browser, or where that keeps no cookies the connection alone."""
    context = get_script_run_ctx(suppress_warning=True)
    return current_browser() or (f"connection {context.session_id}" if context else "")


def require_browser() -> str:
    """The same, where there has to be one.

    Raises:
        Refused: the browser keeps no cookies.
    """
    if browser := current_browser():
        return browser
    raise Refused(NO_COOKIES, next_step=ALLOW_COOKIES)
