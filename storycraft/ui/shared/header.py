"""The header of a workshop's page: its title, whether it is live, the timer and the facilitator's call."""

import re
from urllib.parse import urlencode

import streamlit as st

from storycraft.domain.controls import STORIES
from storycraft.domain.format import StageKind
from storycraft.domain.role import Role
from storycraft.ui.components import draw_live, draw_timer
from storycraft.ui.shared.access import PAGES
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import apart, escape, spoken, within
from storycraft.ui.shared.messages import say_paused
from storycraft.ui.shared.news import news_of
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, shown

ANSWERED, CALLS = "calls.answered", "calls"


@page_part
def draw_header(context: Context, place: str, stage: str = "") -> None:
    """Draw the header; `place` is the group's name or the page's, `stage` the key of the shown stage or ""."""
    # The wall's heading is its question.
    tag = "p" if context.entry.role is Role.WALL else "h1"
    title = within(context.workshop.title, context.workshop.language)
    where = f'<{tag} class="sc-where"><b>{title}</b>{within(place)}</{tag}>'
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(where)
        _show_timer(context, stage)
        # The group stands in it a second time: merged into another one, the screen listens to that one.
        listens = {**context.entry.query, "to": context.entry.group_id}
        if context.entry.role is Role.GROUP and _shows_board(context, stage):
            listens["board"] = "1"
        draw_live(
            "/api/events?" + urlencode(listens),
            context.workshop.revision,
            news=news_of(context),
            typing=context.entry.role is not Role.WALL,
        )
    if context.controls.rehearsal:
        say_paused(_("This is a dress rehearsal with invented words. It can be thrown away."))
    if context.refusal:
        say_paused(shown(context.refusal))


def _shows_board(context: Context, stage: str) -> bool:
    """Whether the stage is that of the room's threads, where every group's changes are seen."""
    shown = context.titles.stage(stage)
    return shown is not None and shown.kind is StageKind.THREADS


def _show_timer(context: Context, stage: str) -> None:
    """Draw the time that is left in the stage that the page shows; the facilitator sees which stage that is."""
    role = context.entry.role
    draw_timer(
        context.controls.timer_in(stage),
        about=context.titles.place_title(stage) if role is Role.FACILITATOR else "",
        screen=role.value,
        large=role is Role.WALL,
        sounds=role is not Role.PERSON,
    )


def say_question(ask: str, also: tuple[str, ...] = ()) -> None:
    """Draw what the room is asked, large enough for the back row."""
    follow = "".join(f"<li{spoken()}>{escape(line)}</li>" for line in also)
    st.html(
        f'<h2 class="sc-ask"{spoken()}>{escape(ask)}</h2>'
        + (f'<ul class="sc-also">{follow}</ul>' if follow else "")
    )


@page_part
def answer_call(context: Context, *, on_stories: bool = False) -> None:
    """Open the stage that the facilitator called everyone to; ask first where somebody is typing."""
    if context.entry.is_facilitator:
        return
    controls = context.controls
    answered = _answered(controls.calls)
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
        st.session_state["stage"] = stage.key
    _answer(controls.calls)
    if stage is None:
        st.switch_page("stories/stories.py", query_params=context.entry.query)
    if not on_stories:
        redraw()  # what stands above shows the stage too
    else:
        page, _label = PAGES[context.entry.role]
        st.switch_page(page, query_params={**context.entry.query, "stage": stage.key})


def _answered(calls: int) -> int:
    """The number of calls that this page has followed, kept in the address: a phone that slept follows later."""
    told = st.query_params.get(CALLS, "")
    return int(st.session_state.get(ANSWERED, told if re.fullmatch("[0-9]{1,9}", told) else calls))


def _answer(calls: int) -> None:
    st.session_state[ANSWERED] = calls
    if st.query_params.get(CALLS) != str(calls):
        st.query_params[CALLS] = str(calls)


def _agreed(called_to: str) -> bool:
    words, go = st.columns([4, 1], vertical_alignment="center")
    call = escape(_("The facilitator calls everyone to: {stage}", stage=apart(called_to)))
    words.html(f'<p class="sc-call" role="alert">{call}</p>')
    return go.button(_("Go there"), type="primary", width="stretch", key="call.go")
