"""The page for the projector: large type, updated live, nothing private."""

import streamlit as st

from storycraft.domain.role import Role
from storycraft.locales.choose_language import ENGLISH, known
from storycraft.services.check_link import Entry
from storycraft.ui.pages.wall.presentation import draw_presented
from storycraft.ui.pages.wall.projection import current_stage, draw_wall
from storycraft.ui.shared.access import enter
from storycraft.ui.shared.context import read_context
from storycraft.ui.shared.header import draw_header
from storycraft.ui.shared.page_part import page_body
from storycraft.ui.shared.presented_stories import stories_presented
from storycraft.ui.shared.translation import _, speak


@st.fragment
@page_body
def draw_body(entry: Entry) -> None:
    """Draw the page; it runs again by itself whenever the workshop changes."""
    context = read_context(entry)
    speak(known(context.workshop.language) or ENGLISH)
    draw_header(context, "", current_stage(context).key)
    presenting = None if context.controls.hidden else context.controls.presenting
    if presenting and (stories := stories_presented(context, presenting)):
        draw_presented(context, presenting, stories)
    else:
        draw_wall(context)


entry = enter(_("The facilitator's page has the wall's link, under “Links”."), Role.WALL)
if entry is not None:
    draw_body(entry)
