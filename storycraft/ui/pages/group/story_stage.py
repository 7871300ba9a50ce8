"""The story stage of a group: its story to read, and one bar that opens whatever else can be done with it."""

from collections.abc import Sequence

import streamlit as st

from storycraft.domain.rights import NOT_REVEALED
from storycraft.domain.weave import WeaveState
from storycraft.ui.pages.group.drafts import draw_draft
from storycraft.ui.pages.group.frame_editor import draw_frame
from storycraft.ui.pages.group.read_back_round import chosen_to_read, draw_read_back
from storycraft.ui.pages.group.weave_panel import draw_weaving
from storycraft.ui.shared.compare_drafts import draw_comparison
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.header import say_question
from storycraft.ui.shared.messages import say_heading, say_note, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.resume_choice import resume
from storycraft.ui.shared.stages import stage_in_view
from storycraft.ui.shared.translation import N_, _, shown

PART = "story.part"
READ, FRAME, WEAVE = N_("Read"), N_("What it stands on"), N_("Weave more drafts")
REVISE, COMPARE = N_("Ask for a change"), N_("Compare")
UNDER_WAY = N_("Drafts are being woven. Each is shown here as soon as it is there.")
BROKE_OFF = N_("The last weave did not finish. “Weave more drafts” says why.")


@page_part
def draw_telling(context: Context) -> None:
    """Draw the story, or the way to the first one; not while points are hidden, because they quote all groups."""
    if context.controls.hidden and not context.entry.is_facilitator:
        say_paused(shown(NOT_REVEALED))
        return
    with reserved_place():
        reading = chosen_to_read(context)
    if reading and context.group:
        draw_read_back(context, context.group)
    elif context.drafts(context.entry.group_id):
        _draw_story(context)
    else:
        _draw_beginning(context)


@page_part
def _draw_beginning(context: Context) -> None:
    """Draw the weave first, which needs nothing else; a frame that is filled in before it makes it better."""
    with reserved_place():
        if context.controls.reading_back:
            _ask(context)
    say_heading(_("Weave the first drafts"))
    with reserved_place():
        draw_weaving(context)
    say_heading(shown(FRAME))
    say_note(_("What you leave open here becomes a question to you beside the draft."))
    draw_frame(context)


@page_part
def _draw_story(context: Context) -> None:
    """Draw the bar, and below it the part that was chosen in it."""
    drafts = {draft.id: draft for draft in context.drafts(context.entry.group_id)}
    with st.container(key="story_bar"):
        part = _choose_part([READ, FRAME, WEAVE, REVISE] + [COMPARE] * (len(drafts) > 1))
    if part == FRAME:
        _draw_frame_asked(context)
    elif part == WEAVE:
        draw_weaving(context)
    elif part == COMPARE:
        draw_comparison(context, list(drafts.values()))
    else:
        with reserved_place():
            _draw_weave_state(context)
        draw_draft(context, drafts, revising=part == REVISE)


def _choose_part(parts: Sequence[str]) -> str:
    resume(PART, parts, READ)  # there may be one draft only now
    return (
        st.segmented_control(
            _("What to do"), parts, format_func=shown, key=PART, required=True, label_visibility="collapsed"
        )
        or READ
    )


@page_part
def _draw_frame_asked(context: Context) -> None:
    """Draw the frame below the stage's question."""
    _ask(context)
    draw_frame(context)


def _ask(context: Context) -> None:
    """Draw the stage's question, which does not stand above a story, nor above sentences to read back."""
    stage = context.titles.stage(stage_in_view(context))
    if stage:
        say_question(stage.ask, stage.also)


@page_part
def _draw_weave_state(context: Context) -> None:
    latest = next(iter(context.weaves(context.entry.group_id)), None)
    if latest and not latest.state.ended:
        say_note(shown(UNDER_WAY))
    elif latest and latest.state is WeaveState.FAILED:
        say_note(shown(BROKE_OFF))
