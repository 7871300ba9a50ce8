"""The page for one person's phone: the present question, an entry field, and this phone's points."""

import streamlit as st

from storycraft.domain.format import StageKind
from storycraft.domain.role import Role
from storycraft.services.check_link import Entry
from storycraft.ui.pages.group.question_choice import draw_questions
from storycraft.ui.shared.access import enter
from storycraft.ui.shared.calls import answer_call
from storycraft.ui.shared.context import Context, read_context
from storycraft.ui.shared.gallery_round import draw_round
from storycraft.ui.shared.header import draw_header
from storycraft.ui.shared.lane_points import choose_lane_in_view, draw_points_of_lane
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.points import draw_points
from storycraft.ui.shared.stages import open_stage, stage_in_view
from storycraft.ui.shared.translation import _


@page_part
def draw_asking(context: Context) -> None:
    """Draw the stage that is chosen, as far as one person has a part in it."""
    context, stage = open_stage(context)
    if stage.kind is StageKind.STORY:
        say_note(_("Your group tells its story on its shared screen. Sit around it."))
    elif stage.kind is StageKind.THREADS:
        with reserved_place():
            if context.controls.round:
                draw_round(context)
        draw_points_of_lane(context, choose_lane_in_view(context))
    else:
        if stage.questions:
            draw_questions(context, stage)
        draw_points(context, stage.key, _("Type a point"))


@st.fragment
@page_body
def draw_body(entry: Entry) -> None:
    """Draw the page; it runs again by itself whenever the workshop changes."""
    context = read_context(entry)
    draw_header(context, context.group_name(context.entry.group_id), stage_in_view(context))
    answer_call(context)
    draw_asking(context)


entry = enter(_("Scan the facilitator's QR code, or type the join code on the Home page."), Role.PERSON)
if entry is not None:
    draw_body(entry)
