"""Joining with a code: the workshop first, then the group."""

import streamlit as st

from storycraft.domain.errors import StorycraftError
from storycraft.ui.entry import Entry, remember
from storycraft.ui.errors import errors_shown, show_error
from storycraft.ui.parts.saying import say_heading, say_note
from storycraft.wiring import parts


def draw_joining() -> None:
    """Draw the code's field, and behind a right code the groups."""
    say_heading("Join with a code")
    say_note("The facilitator shows it to the room.")
    code = st.text_input(
        "Join code", st.query_params.get("join", ""), placeholder="ABC DEF", key="join.code", max_chars=20
    )
    st.button("Join", key="join.go", type="primary")
    if not code.strip():
        return
    try:
        workshop_id = parts().archive.enter_with_code(code)
    except StorycraftError as error:
        show_error(error)
        return
    _draw_groups(workshop_id)


def _draw_groups(workshop_id: str) -> None:
    workshop = parts().archive.workshop(workshop_id)
    say_note(f"You are joining {workshop.title}. Which group are you?")
    for group in workshop.groups:
        if st.button(group.name, key=f"join.{group.id}", width="stretch"):
            _open_group(workshop_id, group.id)
    with st.form("join.new", border=False, clear_on_submit=False), errors_shown():
        name = st.text_input("Or start a new group", placeholder="Blue table")
        if st.form_submit_button("Start this group") and name.strip():
            _open_group(workshop_id, parts().archive.add_group(workshop_id, name.strip()).id)


def _open_group(workshop_id: str, group_id: str) -> None:
    entry = Entry(
        workshop_id=workshop_id, group_id=group_id, key=parts().archive.group_key(workshop_id, group_id)
    )
    remember(entry)
    st.switch_page("views/group.py", query_params=entry.query)
