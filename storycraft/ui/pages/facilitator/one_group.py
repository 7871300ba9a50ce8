"""What the facilitator can do with one group: visit it, give it its link, rename it, merge it."""

import dataclasses

import streamlit as st

from storycraft.domain.workshop import ROOM_ID, Group
from storycraft.services.manage_groups import merge_groups, rename_group
from storycraft.services.renew_links import renew_group_link
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.invitation import draw_link, group_address
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _


@page_part
def draw_one_group(context: Context) -> None:
    """Draw the choice of a group and what can be done with it."""
    by_id = {group.id: group for group in context.workshop.groups}
    chosen = st.selectbox(
        _("One group"),
        list(by_id),
        index=None,
        format_func=lambda gid: group_name(by_id[gid]),
        key="visit",
        placeholder=_("Choose …"),
    )
    if not chosen:
        return
    if draw_button(_("Go to its page as facilitator"), icon=":material/groups:"):
        entry = dataclasses.replace(context.entry, group_id=chosen)
        st.switch_page("group/group.py", query_params=entry.query)
    row = st.container(horizontal=True)
    with row.popover(_("Its link"), icon=":material/link:"):
        _draw_link(context, chosen)
    with row.popover(_("Rename"), icon=":material/edit:"):
        _draw_renaming(context, by_id[chosen])
    if chosen != ROOM_ID:
        with row.popover(_("Merge"), icon=":material/merge:"):
            _draw_merging(context, by_id[chosen])


@page_part
def _draw_link(context: Context, group_id: str) -> None:
    draw_link(group_address(context, group_id), _("This group's link to scan"))
    if draw_button(_("Renew it: its screens and phones are shut out"), key=f"renew.{group_id}"):
        attempt(renew_group_link, context, group_id)
        redraw()


@page_part
def _draw_renaming(context: Context, group: Group) -> None:
    # Whatever else changes about the group leaves a half-typed name alone.
    name = st.text_input(_("New name"), group.name, key=f"rename.{group.id}.{group.name}")
    if draw_button(_("Rename it"), disabled=name.strip() in ("", group.name)):
        attempt(rename_group, context, group, name.strip(), words=name)
        redraw()


@page_part
def _draw_merging(context: Context, group: Group) -> None:
    others = {g.id: group_name(g) for g in context.workshop.groups if g.id != group.id}
    st.text(
        _(
            "All that {name} said and wrote goes to the other group; its screens and phones go along.",
            name=group_name(group),
        )
    )
    into = st.selectbox(
        _("Into"),
        list(others),
        index=None,
        format_func=others.__getitem__,
        key=f"merge.{group.id}",
        placeholder=_("Choose …"),
    )
    if draw_button(_("Merge them"), disabled=not into):
        attempt(merge_groups, context, group, into)
        redraw()
