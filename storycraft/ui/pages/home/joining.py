"""Joins a workshop with a code; then a visitor chooses a group's screen or their own phone."""

import time
from urllib.parse import urlencode

import streamlit as st

from storycraft.domain.errors import Refused, StorycraftError
from storycraft.domain.workshop import ROOM_ID, Group, Workshop
from storycraft.services.check_link import Entry
from storycraft.services.join import (
    check_code,
    groups_open_elsewhere,
    look_in,
    open_group,
    open_phone,
    start_group,
)
from storycraft.ui.components import draw_live
from storycraft.ui.shared.current_browser import current_browser, current_visitor, require_browser
from storycraft.ui.shared.errors import show_error
from storycraft.ui.shared.markup import as_label
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_entry import remember
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.presses import draw_button, draw_submit
from storycraft.ui.shared.translation import N_, _, shown
from storycraft.web.attempt_limit import CODES

SHARED = N_("Our group's shared screen")
OWN = N_("My own phone or laptop")


@page_part
def draw_joining(*, alone: bool = False) -> None:
    """Draw the field for the code, and after a valid code the choices of how to join; `alone` it is the whole page.

    Whoever scanned a code that opens a workshop is not asked for it.
    """
    scanned = st.query_params.get("join", "")
    if alone and _opens(scanned):
        with st.container(key="joining"):
            draw_ways_in(scanned, alone=True)
        return
    say_heading(_("Join with a code"), level=1 if alone else 2)
    say_note(_("The facilitator shows it to the room."))
    code = st.text_input(
        _("Join code"),
        scanned,
        placeholder=_("ABC DEF"),
        key="join.code",
        max_chars=20,
    )
    draw_button(_("Join"), key="join.go", type="primary")
    if not code.strip():
        return
    try:
        _find(code)
    except StorycraftError as error:
        show_error(error)
        return
    draw_ways_in(code)


def _opens(code: str) -> bool:
    try:
        _find(code)
    except StorycraftError:  # the page says why beside the field
        return False
    return True


def _find(code: str) -> None:
    """Look a code up, as often as somebody who guesses may; raises Refused."""
    visitor = current_visitor()
    time.sleep(CODES.check(visitor))
    try:
        check_code(code)
    except Refused:
        CODES.miss(visitor, code)
        raise


@st.fragment
@page_body
def draw_ways_in(code: str, *, alone: bool = False) -> None:
    """Draw how to join after a valid code; redrawn whenever a group is added, removed or opened."""
    joining = look_in(code)
    workshop = joining.workshop
    with st.container(horizontal=True, vertical_alignment="center", key="joined"):
        told = _("You are joining {title}.", title=workshop.title)
        if alone:
            say_heading(told, level=1)
        else:
            say_note(told, heard=True)
        listens = {"w": workshop.id, "jkey": joining.key}
        draw_live("/api/events?" + urlencode(listens), workshop.revision)
    if joining.ended:
        raise Refused("This workshop has ended.", next_step="Ask the facilitator for the story files.")
    on_phone = "Mobi" in st.context.headers.get("User-Agent", "")
    screen = st.radio(
        _("This is"),
        (SHARED, OWN),
        format_func=shown,
        index=int(on_phone),
        key="join.screen",
        horizontal=True,
    )
    if screen == OWN:
        say_note(_("Where do your points go?"))
        for group in workshop.groups:
            draw_phones_way(workshop, group)
        return
    say_note(_("Which group are you?"))
    taken = groups_open_elsewhere(workshop.id, current_browser())
    for group in (g for g in workshop.groups if g.id != ROOM_ID):
        draw_groups_way(workshop, group, group.id in taken)
    draw_new_groups_way(workshop)


@page_part
def draw_phones_way(workshop: Workshop, group: Group) -> None:
    """Draw the choice to join with one's own phone, whose points go to a group."""
    if draw_button(as_label(group.name), key=f"person.{group.id}", width="stretch"):
        _go_in(open_phone(workshop.id, group.id, require_browser()), "phone/phone.py")


@page_part
def draw_groups_way(workshop: Workshop, group: Group, taken: bool) -> None:
    """Draw the choice to join as a group's shared screen; where another screen has it, say what to do."""
    name = as_label(group.name)
    label = _("{group} · open on another screen", group=name) if taken else name
    if draw_button(label, key=f"join.{group.id}", width="stretch"):
        _go_in(open_group(workshop.id, group.id, require_browser()), "group/group.py")


@page_part
def draw_new_groups_way(workshop: Workshop) -> None:
    """Draw the choice to join as a new group; a name that is refused stays in its field."""
    with st.form("join.new", border=False, clear_on_submit=False):
        name = st.text_input(_("Or start a new group"), placeholder=_("Blue table"))
        if draw_submit(_("Start this group")) and name.strip():
            _go_in(start_group(workshop.id, name.strip(), require_browser()), "group/group.py")


def _go_in(entry: Entry, page: str) -> None:
    remember(entry)
    st.switch_page(page, query_params=entry.query)
