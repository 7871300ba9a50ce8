"""The script that runs for every page: navigation, page style, and the handling of errors."""

from pathlib import Path

import streamlit as st

from storycraft.domain.role import Role
from storycraft.services.check_link import QUERY, role_in
from storycraft.ui.shared.errors import errors_shown
from storycraft.ui.shared.first_sight import read
from storycraft.ui.shared.language_choice import language_choice
from storycraft.ui.shared.look_choice import look_choice
from storycraft.ui.shared.page_entry import STATE
from storycraft.ui.shared.sign_in import may_enter
from storycraft.ui.shared.translation import N_, choose_again, shown

ICON = Path(__file__).with_name("static") / "icon.svg"
PAGES = {
    "home": (N_("Home"), ":material/home:"),
    "group": (N_("Group"), ":material/groups:"),
    "phone": (N_("My points"), ":material/smartphone:"),
    "facilitator": (N_("Facilitator"), ":material/co_present:"),
    "stories": (N_("Stories"), ":material/menu_book:"),
    "wall": (N_("Wall"), ":material/connected_tv:"),
}
# The pages that the navigation offers to each role.
VISIBLE = {
    Role.FACILITATOR: ("home", "group", "facilitator", "stories"),
    Role.GROUP: ("home", "group", "stories"),
    Role.PERSON: ("home", "phone", "stories"),
    Role.WALL: (),
    None: ("home", "group", "facilitator", "stories"),
}


def draw() -> None:
    """Draw the page that the address names."""
    choose_again()
    # Told first, or the browser asks another address for the navigation's own icon.
    st.set_page_config(page_title="Storycraft", page_icon=ICON, layout="wide")
    visible = VISIBLE[_role()]
    pages = [
        st.Page(
            f"{name}/{name}.py",
            title=shown(title),
            icon=icon,
            default=name == "home",
            visibility="visible" if name in visible else "hidden",
        )
        for name, (title, icon) in PAGES.items()
    ]
    page = st.navigation(pages, position="top" if visible else "hidden")
    title = "Storycraft" if page.url_path == "" else f"{page.title} · Storycraft"
    st.set_page_config(page_title=title, page_icon=ICON, layout="wide")
    st.html("<style>" + read("look.css") + "</style>")
    # The wall speaks its workshop's language; its room may be dark.
    address = dict(st.query_params.items())
    languages = language_choice(address) if visible else ""
    st.html(f'<div class="sc-head">{look_choice(st.context.cookies, address)}{languages}</div>')
    with errors_shown():
        if may_enter():
            page.run()


def _role() -> Role | None:
    """Which role this tab came in; whether its link fits is for the page to say."""
    asked = {name: st.query_params.get(name, "") for name in QUERY}
    return role_in(asked if any(asked.values()) else st.session_state.get(STATE, {}))


draw()
