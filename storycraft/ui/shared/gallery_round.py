"""The gallery round: a group, or a person on a phone, reads what other groups said and marks what it is to them."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from storycraft.domain.mark import Mark
from storycraft.domain.workshop import Contribution, Lane
from storycraft.services.mark_points import mark_point, marker
from storycraft.ui.components.gallery import draw_gallery
from storycraft.ui.shared.answer_acts import LANES, Act, Outcome, answers_here, carry_out
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import escape, lines
from storycraft.ui.shared.messages import say_heading, say_note, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, ngettext, shown

GALLERY = "gallery"
LABELS = {
    Lane.RESONATES: N_("resonates with us"),
    Lane.NEW: N_("new to us"),
    Lane.QUESTION: N_("still a question for us"),
}
"""What each mark says."""


@page_part
def draw_round(context: Context) -> None:
    """Draw others' points to read and to mark. How others marked them is not shown: it would lead the reader."""
    say_heading(_("Gallery round: read what other groups said"))
    if context.controls.hidden and not context.entry.is_facilitator:
        say_paused(_("Points of other groups are shown when the facilitator reveals them."))
        return
    say_note(_("Press what a point is to you, more than one if you like. A second press takes it back."))
    data = {
        "points": _points(context),
        "lanes": [{"key": lane.value, "label": shown(label)} for lane, label in LABELS.items()],
        "mayMark": not context.refusal,
        "empty": _("Other groups have said nothing yet. What they say appears here."),
        "answers": answers_here(GALLERY),
    }
    acts = draw_gallery(GALLERY, data)
    if acts and carry_out(GALLERY, {"mark": _mark}, context, acts):
        redraw()


@page_part
def draw_marked(context: Context, lane: Lane) -> None:
    """Draw the points of others that were marked here for a lane, folded below the group's own."""
    wanted = {mark.contribution_id for mark in _own_marks(context) if mark.lane is lane}
    marked = [point for point in others_points(context) if point.id in wanted]
    with reserved_place():
        if marked:
            items = "".join(
                f"<li{context.voice(c)}>{lines(c.text)}<small> {escape(context.about(c))}</small></li>"
                for c in marked
            )
            told = ngettext(
                "{count} point of others, marked “{mark}” in the gallery round",
                "{count} points of others, marked “{mark}” in the gallery round",
                len(marked),
                mark=shown(LABELS[lane]),
            )
            st.html(f'<details class="sc-thread"><summary>{escape(told)}</summary><ul>{items}</ul></details>')


def _own_marks(context: Context) -> list[Mark]:
    us = marker(context)
    return [m for m in context.marks() if (m.group_id, m.author) == (us["group_id"], us["author"])]


def _points(context: Context) -> list[dict[str, Any]]:
    mine: dict[str, list[str]] = {}
    for mark in _own_marks(context):
        mine.setdefault(mark.contribution_id, []).append(mark.lane.value)
    return [
        {
            "id": point.id,
            "text": point.text,
            "language": point.language or context.workshop.language,
            "about": context.about(point),
            "mine": mine.get(point.id, []),
        }
        for point in others_points(context)
    ]


def tell_marks(counts: Mapping[Lane, int]) -> str:
    """How often something was marked, as a line: "resonates 3 · new 1"; "" where it never was."""
    if not any(counts.values()):
        return ""
    told = {
        Lane.RESONATES: _("resonates {count}", count=counts.get(Lane.RESONATES, 0)),
        Lane.NEW: _("new {count}", count=counts.get(Lane.NEW, 0)),
        Lane.QUESTION: _("question {count}", count=counts.get(Lane.QUESTION, 0)),
    }
    return " · ".join(told[lane] for lane in Lane if counts.get(lane))


def others_points(context: Context) -> list[Contribution]:
    """The points of other groups, group by group: each group begins with the one after it, so that all are read."""
    groups = [group.id for group in context.workshop.groups]
    here = groups.index(context.entry.group_id) if context.entry.group_id in groups else -1
    order = {group_id: place for place, group_id in enumerate(groups[here + 1 :] + groups[: here + 1])}
    said = [c for c in context.workshop.contributions if c.group_id != context.entry.group_id]
    return sorted(filter(context.is_shown, said), key=lambda c: order.get(c.group_id, len(order)))


def _mark(context: Context, act: Act) -> Outcome:
    lane, on = act.among("lane", LANES), act.is_so("on")
    mark_point(context, act.string("point"), lane, on=on)
    return {
        "done": True,
        "said": _("Marked: {mark}.", mark=shown(LABELS[lane])) if on else _("The mark is taken away."),
    }
