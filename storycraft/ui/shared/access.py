"""Controls access to pages: checks the browser's link, and shows what to do where it has none."""

import contextlib
import dataclasses

import streamlit as st

from storycraft.domain.errors import Refused, StorageError
from storycraft.domain.role import Role
from storycraft.services.check_link import Entry
from storycraft.services.return_to_workshop import remember_workshop
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import show_error
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import as_label
from storycraft.ui.shared.page_entry import STATE, current_entry, remember
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.translation import N_, _, shown

NOTED = "ways.noted"
"""The ways back that were noted from this screen."""
PAGES = {
    Role.FACILITATOR: ("facilitator/facilitator.py", N_("Go to the facilitator's page")),
    Role.GROUP: ("group/group.py", N_("Go to your group's page")),
    Role.PERSON: ("phone/phone.py", N_("Go to your page")),
    Role.WALL: ("wall/wall.py", N_("Go to the wall")),
}


def enter(hint: str, *roles: Role) -> Entry | None:
    """The entry of this tab, if its role may see this page.

    None where it has none, a wrong one or one for another page; what to do then is drawn, with `hint`
    where there is none.
    """
    try:
        entry = current_entry()
    except Refused as error:
        st.session_state.pop(STATE, None)
        show_error(error)
        entry = None
    if entry is None:
        draw_closed_door(hint)
    elif entry.role not in roles:
        _draw_other_door(entry)
        return None
    else:
        _note_way(entry)
    return entry


def _note_way(entry: Entry) -> None:
    """Store that the home page can offer this workshop again; the page is drawn even if that fails."""
    group_id = "" if entry.is_facilitator else entry.came_as or entry.group_id
    way, noted = (entry.key, group_id), st.session_state.setdefault(NOTED, set())
    if entry.browser and entry.role is not Role.WALL and way not in noted:
        with contextlib.suppress(StorageError):
            remember_workshop(entry.workshop_id, entry.browser, entry.role, group_id)
            noted.add(way)


@page_part
def _draw_other_door(entry: Entry) -> None:
    st.html(f'<h1 class="sc-brand">{_("This page is not for your link")}</h1>')
    page, label = PAGES[entry.role]
    st.page_link(page, label=shown(label), icon=":material/meeting_room:", query_params=entry.query)


@page_part
def draw_closed_door(hint: str) -> None:
    """Draw what to do on a page that needs a workshop where the browser has none."""
    st.html(f'<h1 class="sc-brand">{_("No workshop is open here yet")}</h1>')
    st.html(f'<p class="sc-lead">{hint}</p>')
    st.page_link("home/home.py", label=_("Go to Home"), icon=":material/home:")


@page_part
def draw_group_chooser(context: Context) -> None:
    """Let the facilitator pick the group whose page to look at."""
    st.html(f'<h2 class="sc-ask">{_("Whose page do you want to see?")}</h2>')
    for group in context.workshop.groups:
        if draw_button(as_label(group_name(group)), key=f"see.{group.id}", icon=":material/groups:"):
            remember(dataclasses.replace(context.entry, group_id=group.id))
            st.rerun()
