"""How groups get in: the code for the wall, and the facilitator's own link to keep."""

from urllib.parse import urlencode

import streamlit as st

from storycraft.ui.markup import escape
from storycraft.ui.parts.context import Context


def draw_invitation(context: Context) -> None:
    """Draw the join code, large."""
    code = context.archive.join_code(context.id)
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.html(
        f'<h1 class="sc-brand">{escape(context.workshop.title)}</h1>'
        f'<p class="sc-note">{escape(context.format.title)}</p>'
    )
    right.html(
        f'<p class="sc-note" style="margin:0">Groups join with this code</p><div class="sc-code">{code}</div>'
    )
    with right.popover("Links", icon=":material/link:"):
        st.text("Your own link, for another screen. Whoever has it can do what you can.")
        st.code(address("facilitator", context.entry.query), language=None, wrap_lines=True)
        st.text("For groups: opens Home with the code filled in.")
        st.code(address("", {"join": code}), language=None, wrap_lines=True)


def address(page: str, query: dict[str, str]) -> str:
    """The full address of a page, as this browser reaches the server."""
    base = (st.context.url or "").split("?")[0].rstrip("/").removesuffix("/facilitator")
    return f"{base}/{page}?{urlencode(query)}"
