"""The top of a workshop's page: where one is, and whether it is live."""

from urllib.parse import urlencode

import streamlit as st

from storycraft.ui.components import draw_live
from storycraft.ui.markup import escape
from storycraft.ui.parts.context import Context


def draw_header(context: Context, place: str) -> None:
    """Draw it; `place` is the group's name or the page's."""
    words, badge = st.columns([5, 1], vertical_alignment="center")
    words.html(f'<p class="sc-where"><b>{escape(context.workshop.title)}</b><span>{escape(place)}</span></p>')
    with badge:
        draw_live("/api/events?" + urlencode(context.entry.query), context.workshop.revision)


def draw_question(ask: str, also: tuple[str, ...] = ()) -> None:
    """Draw what the room is asked, large enough for the back row."""
    follow = "".join(f"<li>{escape(line)}</li>" for line in also)
    st.html(
        f'<h2 class="sc-ask">{escape(ask)}</h2>' + (f'<ul class="sc-also">{follow}</ul>' if follow else "")
    )
