"""Final stories on the wall, in the place of the stage, while the facilitator has them presented."""

from collections.abc import Sequence

import streamlit as st

from storycraft.domain.controls import Presenting
from storycraft.domain.story import Draft
from storycraft.ui.components import draw_presenting
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presented_stories import present_data


@page_part
def draw_presented(context: Context, presenting: Presenting, stories: Sequence[Draft]) -> None:
    """Draw the stories over the whole screen, on the page that the facilitator has turned to."""
    st.html(f'<h1 class="sc-ask"{spoken(stories[0].language)}>{escape(stories[0].title)}</h1>')
    wall = {
        "page": presenting.page,
        "unit": "sentence" if presenting.by_sentence else "paragraph",
        "dark": presenting.dark,
    }
    draw_presenting("present.wall", {**present_data(context, stories), "wall": wall})
