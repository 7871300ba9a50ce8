"""The stage of common threads: the points of each lane, and the threads that contain them."""

import dataclasses

import streamlit as st

from storycraft.domain.workshop import Lane, Thread
from storycraft.services.change_threads import make_thread, remove_thread, save_thread
from storycraft.services.propose import THREADS
from storycraft.ui.pages.group.proposals import draw_proposing
from storycraft.ui.pages.group.source_points import draw_sources
from storycraft.ui.pages.group.submitted_text import draw_words, use_words
from storycraft.ui.pages.group.thread_choices import choose_lane, choose_points
from storycraft.ui.pages.group.thread_editor import draw_change
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import count_of, escape, spoken
from storycraft.ui.shared.messages import say_empty, say_heading, say_note, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.part_receipts import check_parts_of, doubtful, draw_part_receipts
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.points import draw_points
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.resume_choice import resume


@page_part
def draw_threads(context: Context) -> None:
    """Draw the chosen lane with its points, and all threads below."""
    titles = {lane.value: context.format.lanes[lane].title for lane in Lane}
    resume("lane", titles, Lane.RESONATES.value, context.id)
    chosen = st.segmented_control(
        "Lane",
        list(titles),
        format_func=titles.__getitem__,
        key="lane",
        required=True,
    )
    lane = Lane(chosen or Lane.RESONATES)
    st.html(f'<p class="sc-lead"{spoken()}>{escape(context.format.lanes[lane].ask)}</p>')
    draw_points(context, lane.value, titles[lane.value])
    if context.controls.hidden and not context.entry.is_facilitator:
        say_paused("Threads are shown when the facilitator reveals the points.")
    else:
        _draw_loom(context, lane)


@page_part
def _draw_loom(context: Context, lane: Lane) -> None:
    """Draw the group's and the room's threads, lane by lane, and the ways to make new ones."""
    say_heading("The threads")
    say_note("A thread gathers the points that belong together.")
    row = st.container(horizontal=True)
    with row.popover("New thread", icon=":material/add:"):
        _draw_new(context, lane)
    draw_proposing(context, THREADS, "Propose threads from the points", row, offered=not context.refusal)
    threads = [t for t in context.workshop.threads if t.group_id in ("", context.entry.group_id)]
    with reserved_place():
        if not threads:
            say_empty("No threads yet. Name one yourselves, or have some proposed and keep what fits.")
    for column, each in zip(st.columns(len(Lane)), Lane, strict=True):
        with column:
            st.html(f'<span class="sc-tag {each.value}">{escape(context.format.lanes[each].title)}</span>')
            for thread in (t for t in threads if t.lane is each):
                draw_thread(context, thread, threads)


@page_part
def draw_thread(context: Context, thread: Thread, threads: list[Thread]) -> None:
    """Draw one thread with its points, and what can be done with it."""
    whose = "" if thread.group_id else '<span class="sc-tag">Whole room</span>'
    proposed = "" if thread.accepted else '<span class="sc-tag">Proposed</span>'
    parts = check_parts_of(context, threads=[thread])
    anew = '<span class="sc-tag question">Name it anew</span>' if any(p.left for p in parts) else ""
    with st.container(border=True, key=f"card.{thread.id}"):
        st.html(
            f'<div class="sc-thread">{proposed}{whose}{anew}<h3{context.voice()}>{escape(thread.title)}</h3>'
            f"<p{context.voice()}>{escape(thread.statement)}</p></div>"
        )
        draw_sources(context, thread.contribution_ids, count_of(len(thread.contribution_ids), "point"))
        draw_part_receipts(context, doubtful(parts))
        if not context.owns(thread):
            return
        if not thread.accepted:
            _draw_decision(context, thread)
        else:
            with st.popover("Change", icon=":material/edit:", width="stretch"):
                draw_change(context, thread, threads)


@page_part
def _draw_decision(context: Context, thread: Thread) -> None:
    keep, drop = st.columns(2)
    if keep.button("Keep", key=f"keep.{thread.id}", type="primary", width="stretch"):
        attempt(save_thread, context, dataclasses.replace(thread, accepted=True))
        redraw()
    if drop.button("Not ours", key=f"drop.{thread.id}", width="stretch"):
        attempt(remove_thread, context, thread)
        redraw()


@page_part
def _draw_new(context: Context, lane: Lane) -> None:
    title = draw_words(context, "new.title", label="Title", placeholder="In a few words")
    statement = draw_words(
        context, "new.statement", label="What it says", placeholder="One sentence you all recognise", rows=3
    )
    # A new number after each thread gives empty choices.
    key = f"new.{st.session_state.setdefault('new.number', 0)}"
    lane = choose_lane(context, lane, f"{key}.lane")
    ids = choose_points(context, (), f"{key}.points")
    if st.button("Make this thread", key=f"{key}.make", type="primary", disabled=not title.strip()):
        words = f"{title}\n{statement}"
        if attempt(make_thread, context, lane, title.strip(), statement.strip(), ids, words=words):
            st.session_state["new.number"] += 1
            use_words(context, {"new.title": title, "new.statement": statement})
        redraw()
