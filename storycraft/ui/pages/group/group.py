"""The page of one group's shared screen: stage by stage, its points, its threads, its story."""

import streamlit as st

from storycraft.domain.format import StageKind
from storycraft.domain.role import Role
from storycraft.services.check_link import Entry
from storycraft.ui.pages.group.question_choice import draw_choice, draw_questions
from storycraft.ui.pages.group.story_stage import draw_telling
from storycraft.ui.pages.group.thread_list import draw_threads
from storycraft.ui.shared.access import draw_group_chooser, enter
from storycraft.ui.shared.calls import answer_call
from storycraft.ui.shared.context import Context, read_context
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.header import draw_header
from storycraft.ui.shared.invitation import draw_more_screens
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.points import draw_points
from storycraft.ui.shared.stages import open_stage, stage_in_view
from storycraft.ui.shared.translation import _


@page_part
def draw_stage(context: Context) -> None:
    """Draw the stage that is chosen as its kind wants it."""
    context, stage = open_stage(context)
    if stage.kind is StageKind.THREADS:
        draw_threads(context)
    elif stage.kind is StageKind.STORY:
        draw_telling(context)
    else:
        if stage.questions:
            draw_questions(context, stage)
            draw_choice(context, stage)
        draw_points(context, stage.key, _("Type a point, or paste many: one per line"))


@st.fragment
@page_body
def draw_body(entry: Entry) -> None:
    """Draw the whole page below the navigation; it runs again by itself whenever the workshop changes."""
    context = read_context(entry)
    name, stage = (group_name(context.group), stage_in_view(context)) if context.group else (_("Groups"), "")
    draw_header(context, name, stage)
    if context.group is None:
        draw_group_chooser(context)
        return
    answer_call(context)
    draw_stage(context)
    draw_more_screens(context)


entry = enter(
    _("Join with the code that the facilitator shows, and your group's page opens here."),
    Role.GROUP,
    Role.FACILITATOR,
)
if entry is not None:
    draw_body(entry)
