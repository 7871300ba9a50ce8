"""Shows how to join a workshop: address, join code, QR code and links."""

import functools
from collections.abc import Mapping
from urllib.parse import urlencode

import segno
import streamlit as st

from storycraft.ui.shared.context import Context
from storycraft.ui.shared.invitation_address import address_warning, page_url, room_url
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.translation import _

ENTER = "enter"
PAGES = ("facilitator", "group", "wall", "phone", "stories")


@page_part
def draw_invitation(context: Context, *, folded: bool) -> None:
    """Draw how people join; folded it is one line with the code, and the rest one press away."""
    if folded:
        with st.container(horizontal=True, key="ways"):
            with st.popover(
                _("Join code: {code}", code=context.join_code),
                icon=":material/smartphone:",
                key="join_code",
            ):
                st.html(invitation(context.join_code))
                draw_reach()
            _show_ways(context)
        return
    left, right = st.columns(2, vertical_alignment="center", gap="large")
    left.html(invitation(context.join_code))
    with right:
        with st.container(horizontal=True):
            _show_ways(context)
        draw_reach()


def _show_ways(context: Context) -> None:
    # This browser opens it itself, so at the address that is known to answer it.
    st.link_button(_("Wall"), link(context.wall_link(), page_url()), icon=":material/connected_tv:")
    with st.popover(_("Links"), icon=":material/link:"):
        st.text(_("Your own link, for another screen. Whoever has it can do what you can."))
        st.code(link(context.entry.link), language=None, wrap_lines=True)
        st.text(_("For groups and phones: opens Home with the code filled in."))
        st.code(address("", {"join": context.join_code}), language=None, wrap_lines=True)
        st.text(_("For the projector: shows points and threads, and can change nothing."))
        st.code(wall_address(context), language=None, wrap_lines=True)


@page_part
def draw_more_screens(context: Context) -> None:
    """Let a group open its page on one more screen; what is in the fold is drawn only while it is open."""
    fold = st.popover(
        _("Another screen"), icon=":material/add_to_queue:", key="another_screen", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        st.text(_("For people's own phones:"))
        st.html(invitation(context.join_code))
        st.text(_("For one more screen that can do what this one can: read, type and weave."))
        draw_link(group_address(context, context.entry.group_id), _("This group's link to scan"))


@page_part
def draw_link(link: str, label: str) -> None:
    """Draw a link to scan and to copy."""
    if not address_warning():
        st.html(qr_picture(link, label))
    st.code(link, language=None, wrap_lines=True)
    draw_reach()


def invitation(code: str) -> str:
    """Address, join code and QR code together, as HTML: the same wherever people are invited.

    There is no QR code of an address that no phone can open.
    """
    link = address("", {"join": code})
    place = f"<b>{escape(link.partition('://')[2].partition('?')[0].rstrip('/'))}</b>"
    if address_warning():
        picture, told = "", _("Open {address} and type", address=place)
    else:
        picture = qr_picture(link, _("Join code to scan"))
        told = _("Scan, or open {address} and type", address=place)
    return f'<div class="sc-invite">{picture}<div><p>{told}</p><div class="sc-code">{code}</div></div></div>'


@page_part
def draw_reach() -> None:
    """Warn where only this machine reaches the address."""
    if warning := address_warning():
        st.html(f'<p class="sc-reach" role="note">{warning}</p>')


def group_address(context: Context, group_id: str) -> str:
    """A group's own link."""
    return link(context.group_link(group_id))


def wall_address(context: Context) -> str:
    """The projector's link."""
    return link(context.wall_link())


@functools.lru_cache(maxsize=1024)
def qr_picture(text: str, label: str) -> str:
    """A QR code (ISO/IEC 18004) of a text, as an image element."""
    source = segno.make(text, error="m", micro=False).svg_data_uri(scale=6, border=2)
    return f'<img class="sc-qr" alt="{escape(label)}" src="{escape(source)}">'


def link(parameters: Mapping[str, str], base: str = "") -> str:
    """The full address of a link, on the server as `address` finds it or at `base`.

    What stands behind its # no browser sends anywhere, so no log has the key.
    """
    return f"{address(ENTER, {}, base).removesuffix('?')}#{urlencode(parameters)}"


def address(page: str, query: dict[str, str], base: str = "") -> str:
    """The full address of a page, as others in the room reach the server where we know it; `base` is a page elsewhere."""
    base = (base or room_url()).split("?")[0].rstrip("/")
    for name in PAGES:
        base = base.removesuffix(f"/{name}")
    return f"{base}/{page}?{urlencode(query)}"
