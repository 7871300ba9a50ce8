"""The list "Your workshops": those that this browser can open again."""

from datetime import datetime
from urllib.parse import urlencode

import streamlit as st

from storycraft.domain.recent_workshop import RecentWorkshop
from storycraft.domain.role import Role
from storycraft.services.return_to_workshop import forget_workshop, list_recent_workshops, return_to_workshop
from storycraft.ui.shared.access import NOTED, PAGES
from storycraft.ui.shared.current_browser import current_browser
from storycraft.ui.shared.markup import as_label, escape, within
from storycraft.ui.shared.messages import heading, note, say_heading
from storycraft.ui.shared.page_entry import remember
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, reader, shown
from storycraft.web.links import PAGE_OF

SHOWN = 4
ROLES = {
    Role.FACILITATOR: N_("Facilitator"),
    Role.GROUP: N_("Shared screen"),
    Role.PERSON: N_("Own phone or laptop"),
}


@page_part
def draw_ways_back() -> None:
    """Draw the workshops that this browser was in, the newest change first; nothing where there are none."""
    ways = list_recent_workshops(current_browser())
    if not ways:
        return
    with st.container(border=True):
        say_heading(_("Your workshops"))
        for way in ways[:SHOWN]:
            draw_recent_workshop(way)
        if rest := ways[SHOWN:]:
            with st.expander(_("{count} more", count=len(rest)), key="ways.rest"):
                for way in rest:
                    draw_recent_workshop(way)


@page_part
def draw_recent_workshop(way: RecentWorkshop) -> None:
    """Draw one of them, with a button to remove it from the list."""
    key = f"{way.workshop_id}.{way.role}.{way.group_id}"
    with st.container(horizontal=True, vertical_alignment="top", key=f"way.{key}"):
        with st.container(gap=None):
            if draw_button(as_label(way.title), key=f"back.{key}", width="stretch", icon=":material/login:"):
                _go_back(way)
            st.html(_about(way))
        if draw_button(
            _("Forget"),
            type="tertiary",
            key=f"forget.{key}",
            help=_("Offer it here no more. The link to it stays good."),
        ):
            forget_workshop(way, current_browser())
            st.session_state.pop(NOTED, None)
            redraw()


def ways_back(browser: str) -> str:
    """The same as HTML, as long as nobody presses anything but a way; "" where there are none."""
    ways = list_recent_workshops(browser)
    rows = "".join(f"<li>{_link(way, browser)}{_about(way)}</li>" for way in ways[:SHOWN])
    return f'{heading(_("Your workshops"))}<ul class="ways">{rows}</ul>' if ways else ""


def _link(way: RecentWorkshop, browser: str) -> str:
    address = f"{PAGE_OF[way.role]}?{urlencode(return_to_workshop(way, browser).query)}"
    return f'<a href="{escape(address)}">{within(way.title)}</a>'


def _about(way: RecentWorkshop) -> str:
    role = " · ".join(filter(None, (shown(ROLES[way.role]), way.group_name)))
    return note(_("{role} · last change {day}", role=role, day=_day(way.changed)))


def _go_back(way: RecentWorkshop) -> None:
    entry = return_to_workshop(way, current_browser())
    remember(entry)
    page, _label = PAGES[way.role]
    st.switch_page(page, query_params=entry.query)


def _day(moment: datetime) -> str:
    there = moment.astimezone()
    return _("{day}, {time}", day=reader().day(there), time=reader().clock(there))
