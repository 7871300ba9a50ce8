"""The projector: large, live, and nothing on it that is not for everybody."""

import streamlit as st

from storycraft.domain.attendance import Role
from storycraft.services.entry import Entry
from storycraft.ui.page_part import page_body
from storycraft.ui.parts.context import read_context
from storycraft.ui.parts.doors import enter
from storycraft.ui.parts.header import draw_header
from storycraft.ui.parts.projecting import current_stage, draw_wall


@st.fragment
@page_body
def draw_body(entry: Entry) -> None:
    """Draw the page; it runs again by itself whenever the workshop changes."""
    context = read_context(entry)
    draw_header(context, "", current_stage(context).key)
    draw_wall(context)


entry = enter("The facilitator's page has the wall's link, under “Links”.", Role.WALL)
if entry is not None:
    draw_body(entry)
