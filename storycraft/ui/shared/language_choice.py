"""The choice of the interface's language, at the head of each page; a press loads the page anew in it."""

from urllib.parse import urlencode

import streamlit as st

from storycraft.locales.choose_language import LANGUAGES, QUERY
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.translation import _, reader


def language_choice() -> str:
    """The present language, which opens to links to all of them; each link is this page's address with a language."""
    now = reader().code
    links = "".join(
        f'<li><a href="?{_address(code)}" lang="{code}" dir="auto"{_current(code == now)}>{name}</a></li>'
        for code, name in LANGUAGES.items()
    )
    about = escape(_("Language of this page"))
    return (
        f'<details class="sc-language"><summary title="{about}"><span class="sc-heard">{about}: </span>'
        f'<span lang="{now}">{LANGUAGES.get(now, now)}</span></summary><ul>{links}</ul></details>'
    )


def _address(code: str) -> str:
    kept = {name: value for name, value in st.query_params.items() if name != QUERY}
    return escape(urlencode({**kept, QUERY: code}))


def _current(is_current: bool) -> str:
    return ' aria-current="true"' if is_current else ""
