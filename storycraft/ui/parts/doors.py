"""Ways in: checking the link that a browser came with, and what to show when there is none."""

import streamlit as st

from storycraft.domain.errors import Refused
from storycraft.ui.entry import STATE, Entry, current_entry, remember
from storycraft.ui.errors import show_error
from storycraft.ui.parts.context import Context


def enter() -> Entry | None:
    """The entry of this tab, or None where it has none or a wrong one (which is said)."""
    try:
        return current_entry()
    except Refused as error:
        st.session_state.pop(STATE, None)
        show_error(error)
        return None


def draw_closed_door(hint: str) -> None:
    """Say what to do on a page that needs a workshop."""
    st.html('<h1 class="sc-brand">No workshop is open here yet</h1>')
    st.html(f'<p class="sc-lead">{hint}</p>')
    st.page_link("views/home.py", label="Go to Home", icon=":material/home:")


def draw_group_chooser(context: Context) -> None:
    """Let the facilitator pick the group whose page to look at."""
    st.html('<h2 class="sc-ask">Whose page do you want to see?</h2>')
    for group in context.workshop.groups:
        if st.button(group.name, key=f"see.{group.id}", icon=":material/groups:"):
            entry = context.entry
            remember(
                Entry(workshop_id=entry.workshop_id, group_id=group.id, key=entry.key, is_facilitator=True)
            )
            st.rerun()
