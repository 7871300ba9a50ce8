"""Final stories on the wall, in the place of the stage, while the facilitator has them presented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from storycraft.domain.controls import Presenting
from storycraft.domain.story import Draft
from storycraft.drafts.presented_pages import pages_of
from storycraft.services.turn_page import turn_page
from storycraft.ui.components.present import draw_presenting
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presented_stories import present_data
from storycraft.ui.shared.redraw import redraw


@page_part
def draw_presented(context: Context, presenting: Presenting, stories: Sequence[Draft]) -> None:
    """Draw the stories over the whole screen, on the page that was turned to last, here or by the facilitator."""
    st.html(f'<h1 class="sc-ask"{spoken(stories[0].language)}>{escape(stories[0].title)}</h1>')
    wall = {
        "page": presenting.page,
        "unit": "sentence" if presenting.by_sentence else "paragraph",
        "dark": presenting.dark,
    }
    turned = draw_presenting("present.wall", {**present_data(context, stories), "wall": wall})
    if turned:
        attempt(turn_page, context, presenting, _turned_to(turned, presenting, stories))
        redraw()


def _turned_to(turned: Mapping[str, Any], presenting: Presenting, stories: Sequence[Draft]) -> Presenting:
    """Where the wall's own keyboard has turned to, within the pages that there are; what it does not name stays."""
    by_sentence = turned["unit"] == "sentence" if "unit" in turned else presenting.by_sentence
    dark = turned["dark"] is True if "dark" in turned else presenting.dark
    last = len(pages_of(stories, by_sentence=by_sentence)) - 1
    page = turned.get("page")
    page = min(max(page, 0), last) if isinstance(page, int) else presenting.page
    return replace(presenting, page=page, by_sentence=by_sentence, dark=dark)
