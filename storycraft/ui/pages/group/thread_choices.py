"""The choices of a new thread's lane and points."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.domain.workshop import Contribution, Lane
from storycraft.text.shorten import shorten
from storycraft.threads.propose_threads import FEWEST, MOST
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import _

LABEL_LENGTH = 90


def choose_lane(context: Context, first: Lane, key: str) -> Lane:
    """Draw the lanes; until somebody chooses another, it is the `first`, whichever that is now."""
    seen = f"{key}.seen"
    if st.session_state.get(key) in (None, st.session_state.get(seen)):
        st.session_state[key] = st.session_state[seen] = first
    titles = {lane: context.titles.lanes[lane].title for lane in Lane}
    chosen = st.selectbox(_("Lane"), list(Lane), format_func=titles.__getitem__, key=key)
    return chosen or first


def choose_most(row: DeltaGenerator) -> int:
    """Draw how many threads may be proposed, for whoever finds those that are there too many or too few; 0: as fits."""
    # The widget forgets it when it is not drawn for a while: then their number follows the points again.
    counts = {0: _("As many threads as fit")} | {
        n: _("{count} threads at most", count=n) for n in range(FEWEST, MOST + 1)
    }
    return row.selectbox(
        _("How many threads are proposed"),
        list(counts),
        format_func=counts.__getitem__,
        key="propose.most",
        label_visibility="collapsed",
        width=240,
    )


def choose_points(context: Context, key: str) -> list[str]:
    """Draw the points to choose from; gives the ids of those that were chosen."""
    labels = {c.id: _label(context, c) for c in context.workshop.contributions}
    # What was withdrawn meanwhile can be chosen no more.
    st.session_state[key] = [cid for cid in st.session_state.get(key, ()) if cid in labels]
    return st.multiselect(
        _("Its points"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        placeholder=_("Choose …"),
    )


def _label(context: Context, contribution: Contribution) -> str:
    return f"{shorten(contribution.text, LABEL_LENGTH)} ({context.group_name(contribution.group_id)})"
