"""How screens get in: the code and its picture for the wall, and links to keep."""

import functools
from urllib.parse import urlencode

import segno
import streamlit as st

from storycraft.ui.markup import escape
from storycraft.ui.page_part import page_part
from storycraft.ui.parts.context import Context

ENTER = "enter"
PAGES = ("facilitator", "group", "wall", "phone", "stories")


@page_part
def draw_invitation(context: Context) -> None:
    """Draw the join code, large."""
    code = context.parts.archive.join_code(context.id)
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.html(
        f'<h1 class="sc-ask">{escape(context.workshop.title)}</h1>'
        f'<p class="sc-note">{escape(context.format.title)}</p>'
    )
    right.html(
        f'<p class="sc-note" style="margin:0">People join with this code</p><div class="sc-code">{code}</div>'
    )
    with right.container(horizontal=True):
        st.link_button("Wall", wall_address(context), icon=":material/connected_tv:")
        with st.popover("QR code", icon=":material/qr_code_2:"):
            st.html(qr_picture(address("", {"join": code}), "Join code to scan"))
        with st.popover("Links", icon=":material/link:"):
            st.text("Your own link, for another screen. Whoever has it can do what you can.")
            st.code(link(context.entry.link), language=None, wrap_lines=True)
            st.text("For groups and phones: opens Home with the code filled in.")
            st.code(address("", {"join": code}), language=None, wrap_lines=True)
            st.text("For the projector: shows points and threads, and can change nothing.")
            st.code(wall_address(context), language=None, wrap_lines=True)


@page_part
def draw_more_screens(context: Context) -> None:
    """Let a group open its page on one more screen."""
    with st.popover("Another screen", icon=":material/add_to_queue:"):
        st.text("Whoever scans this can do what this screen can: read, type and weave.")
        link = group_address(context, context.entry.group_id)
        st.html(qr_picture(link, "This group's link to scan"))
        st.code(link, language=None, wrap_lines=True)


def group_address(context: Context, group_id: str) -> str:
    """A group's own link."""
    key = context.parts.archive.group_key(context.id, group_id)
    return link({"w": context.id, "g": group_id, "key": key})


def wall_address(context: Context) -> str:
    """The projector's link."""
    return link({"w": context.id, "wkey": context.parts.archive.wall_key(context.id)})


@functools.lru_cache(maxsize=1024)
def qr_picture(text: str, label: str) -> str:
    """A QR code (ISO/IEC 18004) of a text, as an image element."""
    source = segno.make(text, error="m", micro=False).svg_data_uri(scale=6, border=2)
    return f'<img class="sc-qr" alt="{escape(label)}" src="{escape(source)}">'


def link(parameters: dict[str, str]) -> str:
    """The full address of a link; what stands behind its # no browser sends anywhere, so no log has the key."""
    return f"{address(ENTER, {}).removesuffix('?')}#{urlencode(parameters)}"


def address(page: str, query: dict[str, str]) -> str:
    """The full address of a page, as this browser reaches the server."""
    base = (st.context.url or "").split("?")[0].rstrip("/")
    for name in PAGES:
        base = base.removesuffix(f"/{name}")
    return f"{base}/{page}?{urlencode(query)}"
