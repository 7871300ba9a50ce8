"""The choices of a thread's lane and points; they show what is stored until somebody changes them."""

from typing import Any

import streamlit as st

from storycraft.domain.workshop import Contribution, Lane
from storycraft.text.shorten import shorten
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import N_, _, shown

LABEL_LENGTH = 90


def choose_lane(context: Context, stored: Lane, key: str) -> Lane:
    """Draw the lanes; gives the one that was chosen here, or else what is stored."""
    seen = _follow(key, stored)
    titles = {lane: context.titles.lanes[lane].title for lane in Lane}
    chosen = st.selectbox(_("Lane"), list(Lane), format_func=titles.__getitem__, key=key)
    return stored if chosen in (None, seen) else chosen


def choose_points(
    context: Context,
    stored: tuple[str, ...],
    key: str,
    *,
    only: tuple[str, ...] = (),
    label: str = N_("Its points"),
) -> tuple[str, ...]:
    """Draw points to choose from; gives what is stored with what was added and taken away here."""
    said = (c for c in context.workshop.contributions if not only or c.id in only)
    labels = {c.id: _label(context, c) for c in said}
    seen = _follow(key, [cid for cid in stored if cid in labels])
    st.session_state[key] = [cid for cid in st.session_state[key] if cid in labels]
    chosen = st.multiselect(
        shown(label), list(labels), format_func=labels.__getitem__, key=key, placeholder=_("Choose …")
    )
    kept = (cid for cid in stored if cid in chosen or cid not in seen)
    return tuple(dict.fromkeys((*kept, *(cid for cid in chosen if cid not in seen))))


def _follow(key: str, stored: Any) -> Any:
    """Let a choice that nobody touched show what is stored; gives what it was when it was touched."""
    seen = f"{key}.seen"
    if st.session_state.get(key, stored) in (stored, st.session_state.get(seen)):
        st.session_state[key] = st.session_state[seen] = stored
    return st.session_state[seen]


def _label(context: Context, contribution: Contribution) -> str:
    return f"{shorten(contribution.text, LABEL_LENGTH)} ({context.group_name(contribution.group_id)})"
