"""Where each group stands, in one table."""

from collections import Counter

import streamlit as st

from storycraft.domain.weave import Weave
from storycraft.domain.workshop import Group
from storycraft.ui.errors import attempt
from storycraft.ui.markup import count_of, escape
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.inviting import address
from storycraft.ui.redraw import redraw

HEAD = "<tr><th>Group</th><th>Points</th><th>Threads</th><th>Drafts</th><th>Now</th></tr>"


def draw_groups(context: Context) -> None:
    """Draw the table, and below it the ways to add a group and to visit one."""
    points = Counter(c.group_id for c in context.workshop.contributions)
    threads = Counter(t.group_id for t in context.workshop.threads if t.accepted)
    drafts = Counter(d.group_id for d in context.archive.drafts(context.id))
    finals = Counter(d.group_id for d in context.archive.drafts(context.id) if d.final)
    latest: dict[str, Weave] = {}
    for weave in context.archive.weaves(context.id):
        latest.setdefault(weave.group_id, weave)
    rows = "".join(
        f"<tr><td><b>{escape(group.name)}</b></td>"
        f"<td>{count_of(points[group.id], 'point')}</td>"
        f"<td>{count_of(threads[group.id], 'thread')}</td>"
        f"<td>{count_of(drafts[group.id], 'draft')}</td>"
        f"<td>{escape(_doing(group, latest, finals))}</td></tr>"
        for group in context.workshop.groups
    )
    st.html(f'<table class="sc-table cards"><thead>{HEAD}</thead><tbody>{rows}</tbody></table>')
    _draw_adding(context)
    _draw_visiting(context)


def _doing(group: Group, latest: dict[str, Weave], finals: Counter[str]) -> str:
    weave = latest.get(group.id)
    if weave and not weave.state.ended:
        return f"weaving: {weave.finished} of {len(weave.tellings)}"
    if finals[group.id]:
        return "story saved"
    if weave and weave.state == "failed":
        return "last weave failed"
    return "discussing"


def _draw_adding(context: Context) -> None:
    with st.form("add.group", border=False, clear_on_submit=True):
        name, go = st.columns([3, 1], vertical_alignment="bottom")
        text = name.text_input("Add a group", placeholder="Green table")
        if go.form_submit_button("Add", width="stretch") and text.strip():
            attempt(context.archive.add_group, context.id, text.strip(), words=text)
            redraw()


def _draw_visiting(context: Context) -> None:
    by_id = {group.id: group for group in context.workshop.groups}
    chosen = st.selectbox(
        "Open a group's page", list(by_id), index=None, format_func=lambda gid: by_id[gid].name, key="visit"
    )
    if not chosen:
        return
    mine = {"w": context.id, "g": chosen, "fkey": context.entry.key}
    if st.button("Go to its page as facilitator", icon=":material/arrow_forward:"):
        st.switch_page("views/group.py", query_params=mine)
    key = context.archive.group_key(context.id, chosen)
    st.text("The group's own link:")
    st.code(address("group", {"w": context.id, "g": chosen, "key": key}), language=None, wrap_lines=True)
