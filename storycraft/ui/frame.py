"""The script of every page: page list, look, and the one place that shows errors."""

from importlib import resources
from pathlib import Path

import streamlit as st

from storycraft.ui.errors import errors_shown, show_notice

ICON = Path(__file__).with_name("static") / "icon.svg"
PAGES = [
    st.Page("views/home.py", title="Home", icon=":material/home:", default=True),
    st.Page("views/group.py", title="Group", icon=":material/groups:"),
    st.Page("views/facilitator.py", title="Facilitator", icon=":material/co_present:"),
    st.Page("views/stories.py", title="Stories", icon=":material/menu_book:"),
]


def draw() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="Storycraft", page_icon=ICON, layout="wide")
    page = st.navigation(PAGES, position="top")
    st.html("<style>" + resources.files("storycraft.ui").joinpath("look.css").read_text("utf-8") + "</style>")
    show_notice()
    with errors_shown():
        page.run()


draw()
