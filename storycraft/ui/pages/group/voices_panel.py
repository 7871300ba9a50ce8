"""Shows which points a draft cites, by group and lane, and lets people add those that it leaves out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from zlib import crc32

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.domain.workshop import Contribution
from storycraft.drafts.consent import is_exportable
from storycraft.drafts.voices import Share, Voices, hear_voices
from storycraft.services.edit_draft import weave_in_point
from storycraft.text.directions import apart
from storycraft.ui.components.board import draw_board
from storycraft.ui.pages.group.brought_to_view import show_new_sentence
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_note, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext, reader, shown
from storycraft.weavers.weaver import select_material


def hear_draft(context: Context, draft: Draft) -> Voices:
    """Find for each point that this draft could have told whether it is cited or left out."""
    material = select_material(context.workshop, context.format, draft.group_id)
    return hear_voices(
        draft.paragraphs, material.contributions, material.groups, material.threads, draft.left_out
    )


@page_part
def draw_missing_lanes(context: Context, voices: Voices) -> None:
    """Draw a warning where a draft has nothing of a lane that it must not leave out."""
    if voices.missing_lanes:
        titles = reader().listed(
            (_("“{words}”", words=context.titles.lanes[lane].title) for lane in voices.missing_lanes), "and"
        )
        say_wrong(
            _("This draft tells nothing of {titles}.", titles=titles),
            _("Weave in a point from below, or say why not."),
        )


@page_part
def draw_voices(context: Context, draft: Draft, voices: Voices) -> None:
    """Draw the shares, and the points that are not cited, each with its reason."""
    groups = ((context.group_name(gid), share) for gid, share in voices.groups.items())
    lanes = ((context.titles.lanes[lane].title, share) for lane, share in voices.lanes.items())
    others = _not_asked_for(context, voices)
    with st.expander(_how_many_untold(len(voices.left_out), others), key=f"voices.{draft.id}"):
        st.html(_table(_("Group"), groups))
        with reserved_place():
            for group_id, more in others.items():
                say_note(
                    ngettext(
                        "{group} gave {count} point more: it stands in none of your threads and is not asked for here.",
                        "{group} gave {count} points more: they stand in none of your threads and are not asked for "
                        "here.",
                        more,
                        group=apart(context.group_name(group_id)),
                    )
                )
        st.html(_table(_("Lane"), lanes))
        _draw_left_out(context, draft, voices)


def _how_many_untold(untold: int, others: Mapping[str, int]) -> str:
    if untold:
        return ngettext("Voices: {count} point not woven", "Voices: {count} points not woven", untold)
    return _("Voices: every point asked for is woven") if others else _("Voices: every point is woven")


def _not_asked_for(context: Context, voices: Voices) -> Mapping[str, int]:
    """How many points each group gave that a draft of this group could not have told, by the ids of the groups."""
    asked = {*voices.woven, *(out.contribution_id for out in voices.left_out)}
    said = context.workshop.contributions
    return Counter(c.group_id for c in said if is_exportable(c) and c.id not in asked)


@page_part
def _draw_left_out(context: Context, draft: Draft, voices: Voices) -> None:
    """Draw each reason once, with the points below it that are left out for it."""
    if not voices.left_out:
        draw_board(left_key(draft, ""), [], empty=_("Every point is woven."))
    for reason, same in groupby(voices.left_out, key=lambda out: out.reason):
        said = shown(reason)
        st.html(f"<p{spoken()}>{escape(f'{said[:1].upper()}{said[1:]}:')}</p>")
        rows = [_row(context, draft, context.workshop.by_id[out.contribution_id]) for out in same]
        if pressed := draw_board(left_key(draft, reason), rows, empty=""):
            if woven := attempt(weave_in_point, context, draft, str(pressed[1]["id"])):
                show_new_sentence(draft, woven)
            redraw()


def left_key(draft: Draft, reason: str) -> str:
    """The key of the list of points that a draft leaves out for a reason: the same, whichever other reasons there are."""
    return f"left.{draft.id}.{crc32(reason.encode())}"


def _row(context: Context, draft: Draft, point: Contribution) -> dict[str, object]:
    return {
        "id": point.id,
        "text": point.text,
        "about": context.about(point),
        "version": draft.version,
        "mine": False,
        "press": _("Weave this in") if context.owns(draft) else "",
    }


def _table(head: str, shares: Iterable[tuple[str, Share]]) -> str:
    rows = "".join(
        f'<tr><td{spoken()}>{escape(name)}</td><td><span class="sc-bar" style="width:{4 * share.portion:.2f}rem"></span>'
        f"{_('{part} of {all}', part=share.woven, all=share.of)}</td></tr>"
        for name, share in shares
    )
    heads = f"<th>{head}</th><th>{_('Woven')}</th>"
    return f'<table class="sc-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
