"""The points of one lane of the common threads, on a group's page and on a person's: choose the lane, and type."""

import streamlit as st

from storycraft.domain.workshop import Lane
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.gallery_round import draw_marked
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.points import draw_points
from storycraft.ui.shared.resume_choice import resume
from storycraft.ui.shared.translation import _


def choose_lane_in_view(context: Context) -> Lane:
    """Draw the choice of a lane; the one that was chosen last on this screen is chosen again."""
    titles = {lane.value: context.titles.lanes[lane].title for lane in Lane}
    resume("lane", titles, Lane.RESONATES.value, context.id)
    chosen = st.segmented_control(
        _("Lane"), list(titles), format_func=titles.__getitem__, key="lane", required=True
    )
    return Lane(chosen or Lane.RESONATES)


@page_part
def draw_points_of_lane(context: Context, lane: Lane) -> None:
    """Draw the field for points of this lane, and the points of others that were marked with it."""
    draw_points(context, lane.value, _("{lane}: type a point", lane=context.titles.lanes[lane].title))
    draw_marked(context, lane)
