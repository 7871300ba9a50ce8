"""The facilitator's call: everyone's screen opens the stage or the page that they are called to."""

import re

import streamlit as st

from storycraft.domain.controls import STORIES
from storycraft.text.directions import apart
from storycraft.ui.shared.access import PAGES
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.go_to_stage import go_to_stage
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.resume_choice import tell_address
from storycraft.ui.shared.translation import N_, _

ANSWERED, CALLS = "calls.answered", "calls"


@page_part
def answer_call(context: Context, *, on_stories: bool = False) -> None:
    """Open the stage that the facilitator called everyone to; ask first where somebody is typing."""
    if context.entry.is_facilitator:
        return
    controls = context.controls
    answered = calls_followed(controls.calls)
    stage = context.titles.stage(controls.called_to)
    there = on_stories if stage is None else not on_stories and st.session_state.get("stage") == stage.key
    if not (stage or controls.called_to == STORIES) or controls.calls == answered or there:
        _answer(controls.calls)
        return
    # An old address should not lead away from the group's page for good.
    at_work = bool(context.typing) or (stage is None and ANSWERED not in st.session_state)
    if at_work and not on_stories and not _agreed(stage.title if stage else N_("the stories")):
        return
    # Before the answer: whatever draws the page anew in between finds the stage, or else the open call.
    if stage is not None:
        go_to_stage(context, stage.key)
    _answer(controls.calls)
    if stage is None:
        st.switch_page("stories/stories.py", query_params=context.entry.query)
    if not on_stories:
        redraw()  # what stands above shows the stage too
    else:
        page, _label = PAGES[context.entry.role]
        st.switch_page(page, query_params={**context.entry.query, "stage": stage.key})


def calls_followed(calls: int) -> int:
    """The number of calls that this page has followed, kept in the address: a phone that slept follows later."""
    told = st.query_params.get(CALLS, "")
    return int(st.session_state.get(ANSWERED, told if re.fullmatch("[0-9]{1,9}", told) else calls))


def _answer(calls: int) -> None:
    st.session_state[ANSWERED] = calls
    tell_address(CALLS, str(calls))


def _agreed(called_to: str) -> bool:
    words, go = st.columns([4, 1], vertical_alignment="center")
    call = escape(_("The facilitator calls everyone to: {stage}", stage=apart(called_to)))
    words.html(f'<p class="sc-call" role="alert">{call}</p>')
    return draw_button(_("Go there"), go, type="primary", width="stretch", key="call.go")
