"""The stage of common threads: the points of each lane, and the threads that contain them."""

import streamlit as st

from storycraft.domain.board import UNPLACED, Pick
from storycraft.domain.workshop import Lane
from storycraft.services.change_threads import make_thread
from storycraft.ui.pages.group.proposals import draw_proposing_threads
from storycraft.ui.pages.group.submitted_text import draw_words, use_words
from storycraft.ui.pages.group.thread_board import draw_board_of_threads
from storycraft.ui.pages.group.thread_choices import choose_lane, choose_most, choose_points
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.gallery_round import draw_round
from storycraft.ui.shared.lane_points import choose_lane_in_view, draw_points_of_lane
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_empty, say_heading, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _


@page_part
def draw_threads(context: Context) -> None:
    """Draw the chosen lane with its points, and all threads below."""
    with reserved_place():
        if context.controls.round:
            draw_round(context)
    lane = choose_lane_in_view(context)
    ask = context.titles.lanes[lane].ask
    if not _is_asked(context, ask):
        st.html(f'<p class="sc-lead"{spoken()}>{escape(ask)}</p>')
    waiting = context.controls.hidden and not context.entry.is_facilitator
    # Once there are threads, the board below shows all points in full, as soon as it is drawn.
    draw_points_of_lane(context, lane, fold=bool(context.workshop.threads) and not waiting)
    if waiting:
        say_paused(_("Threads are shown when the facilitator reveals the points."))
    else:
        _draw_room(context, lane)


def _is_asked(context: Context, ask: str) -> bool:
    """Whether the question of a lane stands within the stage's question already."""
    asked = context.titles.threads_stage.ask
    return ask.strip(" ?؟\N{NO-BREAK SPACE}").casefold() in asked.casefold()


@page_part
def _draw_room(context: Context, lane: Lane) -> None:
    """Draw the room's threads, and the ways to make new ones."""
    row = st.container(horizontal=True, vertical_alignment="bottom", key="threads_head")
    with row:
        say_heading(_("The threads of the room"))
    with row.popover(_("New thread"), icon=":material/add:"):
        _draw_new(context, lane)
    most = choose_most(row) if any(not t.accepted for t in context.workshop.threads) else 0
    draw_proposing_threads(context, row, offered=not context.refusal, most=most)
    with reserved_place():
        if not context.workshop.threads:
            say_empty(_("No threads yet. Name one yourselves, or have some proposed and keep what fits."))
    draw_board_of_threads(context)


@page_part
def _draw_new(context: Context, lane: Lane) -> None:
    title = draw_words(context, "new.title", label=_("Title"), placeholder=_("In a few words"))
    statement = draw_words(
        context,
        "new.statement",
        label=_("What it says"),
        placeholder=_("One sentence you all recognise"),
        rows=3,
    )
    # A new number after each thread gives empty choices.
    key = f"new.{st.session_state.setdefault('new.number', 0)}"
    lane = choose_lane(context, lane, f"{key}.lane")
    ids = choose_points(context, f"{key}.points")
    if draw_button(_("Make this thread"), key=f"{key}.make", type="primary", disabled=not title.strip()):
        words = f"{title}\n{statement}"
        picks = [Pick(point, _stands_in(context, point)) for point in ids]
        if attempt(make_thread, context, lane, title.strip(), statement.strip(), picks, words=words):
            st.session_state["new.number"] += 1
            use_words(context, {"new.title": title, "new.statement": statement})
        redraw()


def _stands_in(context: Context, point: str) -> str:
    """The thread in which a point stands now, or else the proposal."""
    threads = sorted(context.workshop.threads, key=lambda thread: not thread.accepted)
    return next((t.id for t in threads if point in t.contribution_ids), UNPLACED)
