"""The one place that shows errors: what went wrong, and what to do now, in words."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from storycraft.domain.errors import StorageError, StorycraftError
from storycraft.ui.components import draw_again
from storycraft.ui.markup import escape, lines
from storycraft.ui.reserved import reserved

NOTICE = "notice"
NOTICE_SECONDS = 30.0
"""How old a notice may be that is drawn: in a full room a page is drawn again each second for what others do."""

REFUSALS = "refusals"


@contextmanager
def errors_shown(*, whole_page: bool = False) -> Iterator[None]:
    """Draw a `StorycraftError` where it happened; anything else is a bug and goes on.

    A database that does not answer may be back in a moment: a `whole_page` then looks again by itself.
    """
    try:
        yield
    except StorycraftError as error:
        show_error(error)
        if whole_page and isinstance(error, StorageError):
            draw_again()


def attempt(action: Callable[..., Any], *args: Any, words: str = "") -> Any:
    """Do what a click asks for; an error is kept for the page to show, and None returned.

    `words` is what the person typed: it is shown with the error, so that it can be copied and is not lost.
    """
    st.session_state.pop(NOTICE, None)
    try:
        return action(*args)
    except StorycraftError as error:
        st.session_state[NOTICE] = (time.monotonic(), error.message, error.next_step, words)
        st.session_state[REFUSALS] = refusals() + 1
        return None


def refusals() -> int:
    """How many attempts have failed on this screen.

    A widget that saves what it shows has this in its key: after a failure it shows again what is stored,
    instead of asking for the same once more with every drawing.
    """
    return int(st.session_state.get(REFUSALS, 0))


def show_notice() -> None:
    """Draw what the last click ran into: for a while, or until another one; typed words until another one."""
    since, message, next_step, words = st.session_state.get(NOTICE, (0.0, "", "", ""))
    with reserved():
        if message and (words or time.monotonic() - since < NOTICE_SECONDS):
            _draw(message, next_step, words)


def show_error(error: StorycraftError) -> None:
    """Draw an error."""
    _draw(error.message, error.next_step)


def _draw(message: str, next_step: str, words: str = "") -> None:
    # The message may hold people's words (a file name, a title): never as Markdown.
    typed = f"<br><em>What you typed:</em><br>{lines(words)}" if words else ""
    then = f"<br>{escape(next_step)}" if next_step else ""
    st.html(f'<div class="sc-error" role="alert"><strong>{escape(message)}</strong>{then}{typed}</div>')
