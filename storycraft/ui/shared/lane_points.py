"""The points of one lane of the common threads, on a group's page and on a person's: choose the lane, and type."""

import streamlit as st

from storycraft.domain.workshop import Lane
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.gallery_round import draw_marked
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.points import draw_points
from storycraft.ui.shared.resume_choice import resume
from storycraft.ui.shared.translation import _

FIRST_LANE = Lane.RESONATES
"""The lane in view until another is chosen."""


def choose_lane_in_view(context: Context) -> Lane:
    """Draw the choice of a lane; the one that was chosen last on this screen is chosen again."""
    titles = {lane.value: context.titles.lanes[lane].title for lane in Lane}
    resume("lane", titles, FIRST_LANE.value, context.id)
    chosen = st.segmented_control(
        _("Lane"),
        list(titles),
        format_func=titles.__getitem__,
        key="lane",
        required=True,
        label_visibility="collapsed",
    )
    return Lane(chosen or FIRST_LANE)


@page_part
def draw_points_of_lane(context: Context, lane: Lane, *, fold: bool = False) -> None:
    """Draw the field for points of this lane, and the points of others that were marked with it."""
    draw_points(context, lane.value, what_to_type(context, lane), fold=fold)
    draw_marked(context, lane)


def what_to_type(context: Context, lane: Lane) -> str:
    """What the field for points of this lane is called."""
    return _("{lane}: type a point", lane=context.titles.lanes[lane].title)
