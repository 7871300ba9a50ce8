"""Which stage of the format a page shows; the address remembers it."""

import streamlit as st

from storycraft.domain.format import Stage, StageKind
from storycraft.domain.rights import CLOSED
from storycraft.domain.role import Role
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.header import say_question
from storycraft.ui.shared.messages import say_paused
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.resume_choice import left_at, resume, set_back_if_late, tell_address
from storycraft.ui.shared.translation import _, reader, shown


def open_stage(context: Context) -> tuple[Context, Stage]:
    """Draw the choice of a stage and what is asked in the chosen one; the context is for working in it."""
    stage = choose_stage(context)
    context = context.within(stage.key)
    with reserved_place():
        if not _has_story(context, stage):
            say_question(stage.ask, stage.also)
        if context.closed:
            say_paused(shown(CLOSED))
    return context, stage


def _has_story(context: Context, stage: Stage) -> bool:
    """Whether stories are what the page is for now, the group's or those to read back: its question stands elsewhere."""
    if stage.kind is not StageKind.STORY or context.entry.role is Role.PERSON:
        return False
    return context.controls.reading_back or bool(context.drafts(context.entry.group_id))


def stage_in_view(context: Context) -> str:
    """The key of the stage that this page shows; a new page opens where everyone is."""
    set_back_if_late("stage", "stage", context.id)
    asked = st.query_params.get("stage")
    wanted = (st.session_state.get("stage"), asked, left_at("stage", context.id), context.controls.called_to)
    return context.titles.first_stage(wanted).key


def choose_stage(context: Context) -> Stage:
    """Draw the stages in order and return the one that is chosen: where one was, or else where everyone is."""
    stages = {stage.key: stage for stage in context.titles.stages}
    titles = stage_titles(context)
    shown = st.session_state.setdefault("stage", stage_in_view(context))
    resume("stage", stages, shown, context.id)
    stage = stages[st.session_state["stage"]]
    tell_address("stage", stage.key)
    st.pills(
        _("Stage"),
        list(stages),
        format_func=titles.__getitem__,
        key="stage",
        required=True,
        label_visibility="collapsed",
    )
    return stage


def stage_titles(context: Context) -> dict[str, str]:
    """What the stages are called where one chooses between them, by key: with number, if closed, if the room is there."""
    titles = {}
    for number, stage in enumerate(context.titles.stages, start=1):
        called, title = stage.key == context.controls.called_to, stage.title
        if not context.controls.is_open(stage.key):
            title = _("{stage} · closed", stage=title)
        if called:
            title = f"{title} :small[· {_('everyone is here')}]"
        # What is strong in a choice has a mark, also on a small screen, which has no room for the words.
        mark = "**" if called else ""
        titles[stage.key] = f"{mark}{reader().number(number)}.{mark} {title}"
    return titles
