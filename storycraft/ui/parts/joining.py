"""Joining with a code: the workshop first, then the group's screen or one's own phone."""

import time

import streamlit as st

from storycraft.archive.archive import Archive
from storycraft.domain.attendance import Role
from storycraft.domain.errors import Refused, StorycraftError
from storycraft.domain.workshop import ROOM_ID, Workshop
from storycraft.ui.browser import current_visitor, require_browser
from storycraft.ui.entry import Entry, remember
from storycraft.ui.errors import errors_shown, show_error
from storycraft.ui.guessing import CODES
from storycraft.ui.markup import as_label
from storycraft.ui.page_part import page_part
from storycraft.ui.parts.saying import say_heading, say_note
from storycraft.wiring import parts

SHARED = "Our group's shared screen"
OWN = "My own phone or laptop"


@page_part
def draw_joining() -> None:
    """Draw the code's field, and behind a right code the ways in."""
    say_heading("Join with a code")
    say_note("The facilitator shows it to the room.")
    code = st.text_input(
        "Join code", st.query_params.get("join", ""), placeholder="ABC DEF", key="join.code", max_chars=20
    )
    st.button("Join", key="join.go", type="primary")
    if not code.strip():
        return
    try:
        workshop = _find(parts().archive, code)
    except StorycraftError as error:
        show_error(error)
        return
    with errors_shown():
        _draw_ways_in(workshop)


def _find(archive: Archive, code: str) -> Workshop:
    visitor = current_visitor()
    time.sleep(CODES.check(visitor))
    try:
        workshop = archive.workshop(archive.enter_with_code(code))
    except Refused:
        CODES.miss(visitor, code)
        raise
    if archive.conduct(workshop.id).ended:
        raise Refused("This workshop has ended.", next_step="Ask the facilitator for the story files.")
    return workshop


@page_part
def _draw_ways_in(workshop: Workshop) -> None:
    on_phone = "Mobi" in st.context.headers.get("User-Agent", "")
    screen = st.radio("This is", (SHARED, OWN), index=int(on_phone), key="join.screen", horizontal=True)
    if screen == OWN:
        say_note(f"You are joining {workshop.title}. Where do your points go?")
        for group in workshop.groups:
            if st.button(as_label(group.name), key=f"person.{group.id}", width="stretch"):
                _open_phone(workshop.id, group.id)
        return
    say_note(f"You are joining {workshop.title}. Which group are you?")
    for group in (g for g in workshop.groups if g.id != ROOM_ID):
        if st.button(as_label(group.name), key=f"join.{group.id}", width="stretch"):
            _open_group(workshop.id, group.id)
    with st.form("join.new", border=False, clear_on_submit=False), errors_shown():
        name = st.text_input("Or start a new group", placeholder="Blue table")
        if st.form_submit_button("Start this group") and name.strip():
            require_browser()  # before there is a group that nobody can enter
            _open_group(workshop.id, parts().archive.add_group(workshop.id, name.strip()).id)


def _open_group(workshop_id: str, group_id: str) -> None:
    browser = require_browser()
    key = parts().archive.open_group(workshop_id, group_id, browser)
    entry = Entry(workshop_id=workshop_id, role=Role.GROUP, group_id=group_id, key=key, browser=browser)
    remember(entry)
    st.switch_page("views/group.py", query_params=entry.query)


def _open_phone(workshop_id: str, group_id: str) -> None:
    browser = require_browser()
    key = parts().archive.person_key(workshop_id, group_id, browser)
    entry = Entry(workshop_id=workshop_id, role=Role.PERSON, group_id=group_id, key=key, browser=browser)
    remember(entry)
    st.switch_page("views/phone.py", query_params=entry.query)
