"""The event log of a workshop, newest first, and its withdrawn points."""

from collections.abc import Mapping

import streamlit as st

from storycraft.services.change_point import restore_point
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import apart, clock, escape
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _

SHOWN = 200


@page_part
def draw_log(context: Context) -> None:
    """Draw withdrawn points with their reasons, then the events."""
    _draw_withdrawn(context)
    say_heading(_("What happened"))
    events = context.events(SHOWN)
    drafts = {draft.id: draft.title for draft in context.drafts()}
    rows = "".join(
        f"<tr><td>{clock(event.made)}</td><td>{escape(_(event.kind))}</td>"
        f"<td{context.voice()}>{escape(_about(context, event.about, drafts))}</td></tr>"
        for event in reversed(events)
    )
    st.html(f'<table class="sc-table"><tbody>{rows}</tbody></table>')


def _about(context: Context, about: str, drafts: Mapping[str, str]) -> str:
    """The name of a group, or the title of a stage or a draft, where the log has their keys."""
    group = context.workshop.group(about)
    if about in drafts:
        return drafts[about]
    return group_name(group) if group else context.titles.place_title(about) if about else ""


@page_part
def _draw_withdrawn(context: Context) -> None:
    withdrawn = context.withdrawn()
    if not withdrawn:
        return
    say_heading(_("Withdrawn points"))
    for contribution, reason in withdrawn:
        with st.container(border=True):
            say_note(contribution.text, context.voice(contribution))
            say_note(
                f"{context.about(contribution)} · {apart(reason) or _('withdrawn by those who said it')}"
            )
            if draw_button(_("Bring it back"), key=f"restore.{contribution.id}"):
                attempt(restore_point, context, contribution)
                redraw()
