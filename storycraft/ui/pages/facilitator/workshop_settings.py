"""The workshop's settings: title, date and place, notes file, links, end and deletion."""

import dataclasses
from datetime import UTC, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.drafts.consent import is_exportable
from storycraft.files.notes.written_notes import write_notes
from storycraft.services.check_link import QUERY
from storycraft.services.renew_links import renew_facilitator_link, renew_group_links, renew_join_code
from storycraft.services.run_workshop import delete_workshop, describe_workshop
from storycraft.ui.pages.facilitator.room_controls import decide
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, refusals
from storycraft.ui.shared.invitation import draw_link, link
from storycraft.ui.shared.messages import MET, say_heading, say_note
from storycraft.ui.shared.page_entry import STATE, remember
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, ngettext, shown


@page_part
def draw_running(context: Context) -> None:
    """Draw the workshop's settings."""
    _draw_description(context)
    withheld = sum(not is_exportable(c) for c in context.workshop.contributions)
    with reserved_place():
        if withheld:
            say_note(
                ngettext(
                    "{count} point only for this room will not be in the file.",
                    "{count} points only for this room will not be in the file.",
                    withheld,
                )
            )
    st.download_button(
        _("Download all points as a notes file"),
        write_notes(context.workshop, context.format),
        file_name="notes.md",
        mime="text/markdown",
        icon=":material/download:",
        on_click="ignore",
    )
    _draw_links(context)
    _draw_end(context)
    _draw_deletion(context)


@page_part
def _draw_links(context: Context) -> None:
    """Draw the links to hand over, and buttons to make old codes and links invalid, also after the workshop's end."""
    say_heading(_("Links and codes"))
    row = st.container(horizontal=True)
    with row.popover(_("Hand over"), icon=":material/switch_account:"):
        st.text(
            _(
                "A second facilitator scans this and can do all that you can. If you leave the room to them, "
                "let them renew the facilitator's link: yours opens nothing after that."
            )
        )
        own = link(dataclasses.replace(context.entry, group_id="").link)
        draw_link(own, _("The facilitator's link to scan"))
    with row.popover(_("Renew the join code"), icon=":material/key:"):
        st.text(_("The old code opens nothing from then on. Whoever is in stays in."))
        if draw_button(_("Renew the code")):
            attempt(renew_join_code, context)
            redraw()
    with row.popover(_("Renew the facilitator's link"), icon=":material/key:"):
        st.text(
            _(
                "All other facilitators' screens and the wall are shut out; this screen gets the new link. Whoever had "
                "the old one may have copied groups' links: renew those too, beside this."
            )
        )
        if draw_button(_("Renew the link")):
            remember(attempt(renew_facilitator_link, context) or context.entry)
            st.rerun()
    with row.popover(_("Renew all groups' links"), icon=":material/key:"):
        st.text(
            _(
                "All groups' screens and phones are shut out at once. They come back with the join code, and what they "
                "said and typed is still there."
            )
        )
        if draw_button(_("Renew all their links")):
            attempt(renew_group_links, context)
            redraw()


@page_part
def _draw_end(context: Context) -> None:
    say_heading(_("End or delete"))
    ended = context.controls.ended
    label = _("Open the workshop again") if ended else _("End the workshop")
    if draw_button(label, icon=":material/restart_alt:" if ended else ":material/flag:"):
        moment = None if ended else datetime.now(UTC)
        decide(
            context,
            dataclasses.replace(context.controls, ended=moment),
            N_("workshop opened again") if ended else N_("workshop ended"),
        )
    with reserved_place():
        if not ended:
            say_note(_("Then nobody can join or change anything; everything can be read and downloaded."))


@page_part
def _draw_description(context: Context) -> None:
    """Draw the title, and when and where the room met; each is kept when its field is left."""
    workshop = context.workshop
    before = (workshop.title, workshop.date, workshop.place)
    title = _draw_words(context, st.container(), _("Title"), workshop.title) or workshop.title
    met, where = st.columns(2)
    date = _draw_words(context, met, _("Date"), workshop.date)
    place = _draw_words(context, where, _("Place"), workshop.place)
    say_note(shown(MET))
    if (title, date, place) != before:
        attempt(_describe, context, title, date, place, words=f"{title}\n{date}\n{place}")
        redraw()


def _draw_words(context: Context, where: DeltaGenerator, label: str, stored: str) -> str:
    # A field is drawn anew when what is stored in it changes, and keeps the focus while another one is saved.
    key = f"{label}.{hash(stored)}.{refusals()}"
    return where.text_input(label, stored, key=key, disabled=bool(context.refusal)).strip()


def _describe(context: Context, title: str, date: str, place: str) -> None:
    describe_workshop(context, title=title, date=date, place=place)


@page_part
def _draw_deletion(context: Context) -> None:
    with reserved_place():
        if context.controls.rehearsal and draw_button(
            _("Throw the rehearsal away"), icon=":material/delete:"
        ):
            _delete(context)
    with st.popover(_("Delete this workshop"), icon=":material/delete:"):
        st.text(
            _(
                "All its points, threads, drafts and stories go out of the database and its files. "
                "Backups, saved story files and snapshots of the disk stay: delete those by hand."
            )
        )
        typed = st.text_input(_("Type its title to delete it"), key="delete.title")
        if draw_button(_("Delete for good"), disabled=typed.strip() != context.workshop.title):
            _delete(context)


def _gone(context: Context) -> bool:
    delete_workshop(context)
    return True


def _delete(context: Context) -> None:
    if not attempt(_gone, context):
        redraw()
    st.session_state.pop(STATE, None)
    for name in QUERY:
        st.query_params.pop(name, None)
    st.switch_page("home/home.py")
