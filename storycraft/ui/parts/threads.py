"""Common threads: what the group heard in each lane, and the threads that gather it."""

import dataclasses

import streamlit as st

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.ui.errors import attempt
from storycraft.ui.markup import count_of, escape
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.points import draw_points
from storycraft.ui.parts.proposing import THREADS, draw_proposing
from storycraft.ui.parts.saying import say_empty, say_heading, say_note, say_paused
from storycraft.ui.parts.sources import draw_sources
from storycraft.ui.redraw import redraw

LABEL_LENGTH = 90


def draw_threads(context: Context) -> None:
    """Draw the lane that is listened to, and all threads below."""
    titles = {lane.value: context.format.lanes[lane].title for lane in Lane}
    chosen = st.segmented_control(
        "Lane",
        list(titles),
        default=Lane.RESONATES.value,
        format_func=titles.__getitem__,
        key="lane",
        required=True,
    )
    lane = Lane(chosen or Lane.RESONATES)
    st.html(f'<p class="sc-lead">{escape(context.format.lanes[lane].ask)}</p>')
    draw_points(context, lane.value, titles[lane.value])
    if context.conduct.hidden and not context.entry.is_facilitator:
        say_paused("Threads are shown when the facilitator reveals the points.")
    else:
        _draw_loom(context, lane)


def _draw_loom(context: Context, lane: Lane) -> None:
    """Draw the group's and the room's threads, lane by lane, and the ways to make new ones."""
    say_heading("The threads")
    say_note("A thread gathers the points that belong together.")
    row = st.container(horizontal=True)
    with row.popover("New thread", icon=":material/add:"):
        _draw_new(context, lane)
    draw_proposing(context, THREADS, "Propose threads from the points", row)
    threads = [t for t in context.workshop.threads if t.group_id in ("", context.entry.group_id)]
    if not threads:
        say_empty("No threads yet. Name one yourselves, or have some proposed and keep what fits.")
    for column, each in zip(st.columns(len(Lane)), Lane, strict=True):
        with column:
            st.html(f'<span class="sc-tag {each.value}">{escape(context.format.lanes[each].title)}</span>')
            for thread in (t for t in threads if t.lane is each):
                draw_thread(context, thread, threads)


def draw_thread(context: Context, thread: Thread, threads: list[Thread]) -> None:
    """Draw one thread with its points, and what can be done with it."""
    whose = "" if thread.group_id else '<span class="sc-tag">Whole room</span>'
    proposed = "" if thread.accepted else '<span class="sc-tag">Proposed</span>'
    with st.container(border=True):
        st.html(
            f'<div class="sc-thread">{proposed}{whose}<h4>{escape(thread.title)}</h4>'
            f"<p>{escape(thread.statement)}</p></div>"
        )
        draw_sources(context, thread.contribution_ids, count_of(len(thread.contribution_ids), "point"))
        if not thread.accepted:
            _draw_decision(context, thread)
        elif thread.group_id == context.entry.group_id or context.entry.is_facilitator:
            with st.popover("Change", icon=":material/edit:", width="stretch"):
                _draw_change(context, thread, threads)


def _draw_decision(context: Context, thread: Thread) -> None:
    keep, drop = st.columns(2)
    if keep.button("Keep", key=f"keep.{thread.id}", type="primary", width="stretch"):
        attempt(context.archive.save_thread, context.id, dataclasses.replace(thread, accepted=True))
        redraw()
    if drop.button("Not ours", key=f"drop.{thread.id}", width="stretch"):
        attempt(context.archive.remove_thread, context.id, thread.id, thread.version)
        redraw()


def _draw_new(context: Context, lane: Lane) -> None:
    # A new number after each thread gives empty fields; what is typed before stays where it is.
    key = f"new.{st.session_state.setdefault('new.number', 0)}"
    title = st.text_input("Title", key=f"{key}.title", placeholder="In a few words")
    statement = st.text_area(
        "What it says", key=f"{key}.statement", placeholder="One sentence you all recognise"
    )
    lane = _choose_lane(context, lane, f"{key}.lane")
    ids = _choose_points(context, (), f"{key}.points")
    if st.button("Make this thread", key=f"{key}.make", type="primary", disabled=not title.strip()):
        thread = Thread(
            id="",
            lane=lane,
            title=title.strip(),
            statement=statement.strip(),
            contribution_ids=ids,
            group_id=context.entry.group_id,
        )
        if attempt(context.archive.add_thread, context.id, thread):
            st.session_state["new.number"] += 1
        redraw()


def _draw_change(context: Context, thread: Thread, threads: list[Thread]) -> None:
    key = f"thread.{thread.id}.{thread.version}"
    title = st.text_input("Title", thread.title, key=f"{key}.title")
    statement = st.text_area("What it says", thread.statement, key=f"{key}.statement")
    lane = _choose_lane(context, thread.lane, f"{key}.lane")
    ids = _choose_points(context, thread.contribution_ids, f"{key}.points")
    if st.button("Save", key=f"{key}.save", type="primary", disabled=not title.strip()):
        changed = dataclasses.replace(
            thread, title=title.strip(), statement=statement.strip(), lane=lane, contribution_ids=ids
        )
        attempt(context.archive.save_thread, context.id, changed, words=f"{title}\n{statement}")
        redraw()
    _draw_merge(context, thread, threads, key)
    _draw_split(context, thread, key)
    if st.button("Remove this thread (its points stay)", key=f"{key}.remove"):
        attempt(context.archive.remove_thread, context.id, thread.id, thread.version)
        redraw()


def _draw_merge(context: Context, thread: Thread, threads: list[Thread], key: str) -> None:
    others = {t.id: t for t in threads if t.id != thread.id and t.accepted}
    if not others:
        return
    other = st.selectbox(
        "Merge another thread into this one",
        list(others),
        index=None,
        format_func=lambda tid: others[tid].title,
        key=f"{key}.merge",
    )
    if other and st.button("Merge", key=f"{key}.do_merge"):
        attempt(context.archive.merge_threads, context.id, thread, others[other])
        redraw()


def _draw_split(context: Context, thread: Thread, key: str) -> None:
    if len(thread.contribution_ids) < 2:
        return
    moved = _choose_points(
        context, (), f"{key}.split", only=thread.contribution_ids, label="Split off these points"
    )
    title = st.text_input("… into a thread called", key=f"{key}.split_title")
    if st.button("Split", key=f"{key}.do_split", disabled=not (moved and title.strip())):
        attempt(context.archive.split_thread, context.id, thread, moved, title.strip())
        redraw()


def _choose_lane(context: Context, lane: Lane, key: str) -> Lane:
    lanes = list(Lane)
    return st.selectbox(
        "Lane",
        lanes,
        index=lanes.index(lane),
        format_func=lambda each: context.format.lanes[each].title,
        key=key,
    )


def _choose_points(
    context: Context,
    chosen: tuple[str, ...],
    key: str,
    *,
    only: tuple[str, ...] = (),
    label: str = "Its points",
) -> tuple[str, ...]:
    by_id = {c.id: c for c in context.workshop.contributions if not only or c.id in only}
    ids = st.multiselect(
        label,
        list(by_id),
        default=[cid for cid in chosen if cid in by_id],
        format_func=lambda cid: _label(context, by_id[cid]),
        key=key,
    )
    return tuple(ids)


def _label(context: Context, contribution: Contribution) -> str:
    text = " ".join(contribution.text.split())
    short = text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + "…"
    return f"{short} ({context.group_name(contribution.group_id)})"
