"""The editor of a thread that other people of the group may be changing at the same time."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import streamlit as st

from storycraft.domain.workshop import Thread
from storycraft.services.change_threads import merge_threads, remove_thread, save_thread, split_thread
from storycraft.ui.components import draw_editor
from storycraft.ui.pages.group.edit_conflict import changed_words
from storycraft.ui.pages.group.submitted_text import draw_words, use_words
from storycraft.ui.pages.group.thread_choices import choose_lane, choose_points
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw

WORDS = {"title": ("Title", 1), "statement": ("What it says", 3)}
"""The parts of a thread that are typed, each with its label and its height in lines."""


@page_part
def draw_change(context: Context, thread: Thread, threads: list[Thread]) -> None:
    """Draw its words, its lane and points, and the ways to merge, split and remove it.

    No field's key depends on the thread's version: half-typed text stays when others change the thread.
    """
    key = f"thread.{thread.id}"
    for name in WORDS:
        _draw_words(context, thread, name, f"{key}.{name}")
    lane = choose_lane(context, thread.lane, f"{key}.lane")
    ids = choose_points(context, thread.contribution_ids, f"{key}.points")
    changed = dataclasses.replace(thread, lane=lane, contribution_ids=ids)
    if st.button("Save lane and points", key=f"{key}.save", type="primary", disabled=changed == thread):
        attempt(save_thread, context, changed)
        redraw()
    # A new number after each of these gives empty fields again.
    numbered = f"{key}.{st.session_state.setdefault(f'{key}.number', 0)}"
    with reserved_place():
        _draw_merge(context, thread, threads, numbered)
    with reserved_place():
        _draw_split(context, thread, numbered)
    if st.button("Remove this thread (its points stay)", key=f"{key}.remove"):
        attempt(remove_thread, context, thread)
        redraw()


@page_part
def _draw_words(context: Context, thread: Thread, name: str, key: str) -> None:
    label, rows = WORDS[name]
    say_note(label)
    saved = draw_editor(
        key,
        label=label,
        value=getattr(thread, name),
        version=thread.version,
        typing=context.typing_in(key),
        rows=rows,
    )
    if saved:
        attempt(_save_words, context, thread, name, saved, words=str(saved["value"]))
        redraw()


def _save_words(context: Context, thread: Thread, name: str, saved: Mapping[str, Any]) -> None:
    text = changed_words(saved, getattr(thread, name), f"“{WORDS[name][0]}”")
    named = {"title": thread.title, "statement": thread.statement, name: text}
    save_thread(context, dataclasses.replace(thread, title=named["title"], statement=named["statement"]))


@page_part
def _draw_merge(context: Context, thread: Thread, threads: list[Thread], key: str) -> None:
    # A thread of the whole room is not a group's to take into its own.
    others = {t.id: t for t in threads if t.id != thread.id and t.accepted and context.owns(t)}
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
        if attempt(merge_threads, context, thread, others[other]):
            _empty_fields(thread)
        redraw()


@page_part
def _draw_split(context: Context, thread: Thread, key: str) -> None:
    if len(thread.contribution_ids) < 2:
        return
    moved = choose_points(
        context, (), f"{key}.split", only=thread.contribution_ids, label="Split off these points"
    )
    named = f"thread.{thread.id}.split_title"
    title = draw_words(context, named, label="… into a thread called")
    if st.button("Split", key=f"{key}.do_split", disabled=not (moved and title.strip())):
        if attempt(split_thread, context, thread, moved, title.strip(), words=title):
            _empty_fields(thread)
            use_words(context, {named: title})
        redraw()


def _empty_fields(thread: Thread) -> None:
    st.session_state[f"thread.{thread.id}.number"] += 1
