"""Shows errors on pages with what to do now; keeps an error until the part of the page where it happened is drawn."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import streamlit as st

from storycraft.domain.errors import StorageError, StorycraftError
from storycraft.ui.components.live import draw_again
from storycraft.ui.shared.markup import escape, lines, spoken
from storycraft.ui.shared.place import Place, here
from storycraft.ui.shared.translation import _, shown

log = logging.getLogger(__name__)

NOTICE = "notice"
NOTICE_SECONDS = 30.0
"""How old a notice may be that is drawn: in a full room a page is drawn again each second for what others do."""

REFUSALS = "refusals"


@dataclass(slots=True)
class Notice:
    """The error of a click; `words` is the text that was typed, `drawn` whether this drawing has shown it already.

    `about` is what was chosen and typed when it happened, where the part says so.
    """

    place: Place
    since: float
    error: StorycraftError
    words: str = ""
    about: object = None
    drawn: bool = False

    @property
    def is_old(self) -> bool:
        """Whether it was shown long enough; one with typed text stays until another notice replaces it."""
        return not self.words and time.monotonic() - self.since >= NOTICE_SECONDS


@dataclass(slots=True)
class Drawing:
    """One drawing of a body: `broken` are the parts that failed on this screen, `noticed` is whether there is a notice.

    Each look into the session's state costs a drawing more than most of what it draws: here it is looked at once.
    """

    broken: set[Place]
    noticed: bool


under_way: ContextVar[Drawing | None] = ContextVar("under_way", default=None)
"""The drawing of a body that is under way."""

BROKEN = "parts.broken"
"""The parts that failed when they were last drawn on this screen."""


@contextmanager
def errors_shown() -> Iterator[None]:
    """Draw whatever goes wrong where it happened.

    A database that does not answer may be back in a moment: the page then looks again by itself.
    """
    try:
        yield
    except Exception as error:
        trouble = explained(error)
        show_error(trouble)
        if isinstance(trouble, StorageError):
            draw_again()


def explained(error: Exception) -> StorycraftError:
    """The error as people can be told of it; one that nobody thought of goes to the log with its lines of code."""
    if isinstance(error, StorycraftError):
        return error
    log.error("A part of a page has failed.", exc_info=error)
    return StorycraftError(
        "This part of the page has failed; the fault is the program's, not yours.",
        next_step="Load the page again. If it fails again, the server's log says where.",
    )


def attempt(action: Callable[..., Any], *args: Any, words: str = "", about: object = None) -> Any:
    """Do what a click asks for; an error is kept for the part of the page to show, and None returned.

    `words` is what the person typed: it is shown with the error, so that it can be copied and is not lost.
    `about` is what the error is about: see `outdate_notice`.
    """
    st.session_state.pop(NOTICE, None)
    try:
        return action(*args)
    except StorycraftError as error:
        keep_notice(error, words, about)
        st.session_state[REFUSALS] = refusals() + 1
        return None


def refusals() -> int:
    """How many attempts have failed on this screen.

    A widget that saves what it shows has this in its key: after a failure it shows again what is stored,
    instead of asking for the same once more with every drawing.
    """
    return int(st.session_state.get(REFUSALS, 0))


def keep_notice(error: StorycraftError, words: str = "", about: object = None) -> None:
    """Keep an error until the part in which it happened has been drawn again."""
    st.session_state[NOTICE] = Notice(here.get(), time.monotonic(), error, words, about)
    if drawing := under_way.get():
        drawing.noticed = True


def drawing_now() -> Drawing:
    """The drawing that is under way, or a new one."""
    return under_way.get() or Drawing(
        broken=st.session_state.setdefault(BROKEN, set()), noticed=NOTICE in st.session_state
    )


def notice() -> Notice | None:
    """The error of the last click, for a limited time or until another one."""
    kept: Notice | None = st.session_state.get(NOTICE)
    return None if kept is None or kept.is_old else kept


def outdate_notice(about: object) -> None:
    """Forget the error of a click in this part once it is about something else than what is chosen and typed now."""
    if drawing_now().noticed and (kept := notice()) and kept.place == here.get() and kept.about != about:
        st.session_state.pop(NOTICE)


def show_notice(kept: Notice) -> None:
    """Draw a notice."""
    _draw(kept.error, kept.words, "sc-error sc-notice")
    kept.drawn = True


def show_error(error: StorycraftError) -> None:
    """Draw an error."""
    _draw(error)


def _draw(error: StorycraftError, words: str = "", look: str = "sc-error") -> None:
    typed = f"<br><em>{_('What you typed:')}</em><div{spoken()}>{lines(words)}</div>" if words else ""
    st.html(told_wrong(error, typed, look))


def told_wrong(error: StorycraftError, more: str = "", look: str = "sc-error", *, name: str = "") -> str:
    """The error as HTML, with more of it; `name` is the id by which a field is described by it."""
    message, next_step = shown(error.message), shown(error.next_step)
    called = f' id="{name}"' if name else ""
    # The message may hold people's words (a file name, a title): never as Markdown.
    then = f"<br>{escape(next_step)}" if next_step else ""
    return f'<div class="{look}" role="alert"{called}><strong>{escape(message)}</strong>{then}{more}</div>'
