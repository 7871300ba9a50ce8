"""Shows the points that a text is based on, in a list that is folded at first."""

from collections.abc import Iterable

import streamlit as st

from storycraft.domain.workshop import Contribution
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import escape, within
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place


def points_as_html(context: Context, points: Iterable[Contribution], summary: str) -> str:
    """A folded list of points with who said them; `summary` is our own text."""
    items = "".join(
        f"<li>{within(c.text, c.language or context.workshop.language)} <small>({escape(context.about(c))})</small></li>"
        for c in points
    )
    return f'<details class="sc-thread"><summary>{summary}</summary><ul>{items}</ul></details>'


@page_part
def draw_sources(context: Context, ids: Iterable[str], summary: str) -> None:
    """Draw the points of those ids that are still there; nothing where there are none."""
    wanted = set(ids)
    said = [c for c in context.workshop.contributions if c.id in wanted]
    with reserved_place():
        if said:
            st.html(points_as_html(context, said, summary))
