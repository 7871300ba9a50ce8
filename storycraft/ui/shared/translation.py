"""Texts of the pages in the language of whoever looks at them: `_` and `ngettext` in what is being drawn."""

from collections.abc import Iterable
from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from storycraft.domain.message import N_, LanguageName, Message
from storycraft.locales.choose_language import COOKIE, ENGLISH, QUERY, choose_language, known
from storycraft.locales.translator import Translator, translator

__all__ = ("N_", "_", "choose_again", "clauses", "named", "ngettext", "pgettext", "reader", "shown", "speak")

CHOSEN = "language"
"""The language that was chosen on this screen."""

_speaking: ContextVar[Translator | None] = ContextVar("speaking", default=None)


def _(template: str, /, **values: object) -> str:
    """The text in the reader's language, with the values in the places of `{name}`."""
    return reader().text(template, values)


def pgettext(sense: str, template: str, /, **values: object) -> str:
    """The text in the sense that is told, for a word of which another language has two."""
    return reader().text(template, values, sense)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The text for so many of something; `{count}` in it is the number."""
    return reader().counted(one, many, {**values, "count": count})


def named(name: str, text: str) -> str:
    """A name and what it says of itself: "Blue table: 4 points", with the colon as the reader's language sets it.

    Where it says nothing, the name alone.
    """
    return _("{name}: {text}", name=name, text=text) if text else name


def clauses(parts: Iterable[str]) -> str:
    """What is said one behind the other on one line, with the semicolon as the reader's language sets it."""
    return _("{one}; {other}", one="", other="").join(parts)


def shown(said: str) -> str:
    """A message of another part of the program, or what a language is called, in the reader's; other text as it is."""
    if isinstance(said, LanguageName):
        return reader().language(said.code) or said
    return reader().message(said) if isinstance(said, Message) else said


def reader() -> Translator:
    """The translator of the drawing that is under way."""
    return _speaking.get() or choose_again()


def speak(code: str) -> Translator:
    """Draw in this language from now on, as the wall does in its workshop's."""
    chosen = translator(code)
    _speaking.set(chosen)
    return chosen


def choose_again() -> Translator:
    """Draw in the language that this screen's address, its browser's memory or its browser asks for."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return translator(ENGLISH)
    if asked := known(st.query_params.get(QUERY, "")):
        st.session_state[CHOSEN] = asked
    kept, accepted = st.context.cookies.get(COOKIE, ""), st.context.headers.get("Accept-Language", "")
    return speak(choose_language(st.session_state.get(CHOSEN, ""), kept, accepted))
