"""Two to four drafts or stories beside each other: what they stand on, tell, share and leave out."""

from collections.abc import Mapping, Sequence

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.drafts.comparison import Comparison, compare_drafts
from storycraft.services.check_draft import receipts_of
from storycraft.ui.shared.compared_tables import draw_figures, draw_frames, draw_threads_told
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_labels import names_beside, names_with_groups
from storycraft.ui.shared.markup import as_label, escape, within
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.side_by_side import blind_names, draw_texts, said_by, shuffled
from storycraft.ui.shared.translation import _, named, ngettext

MOST = 4
CHOSEN = "compare.chosen"


@page_part
def draw_comparison(context: Context, drafts: list[Draft]) -> None:
    """Draw the choice of drafts, first the groups' stories or latest drafts, and how they stand to each other."""
    by_id = {draft.id: draft for draft in drafts}
    labels = names_with_groups(context, drafts)
    kept = [did for did in st.session_state.get(CHOSEN, first_to_compare(drafts)) if did in by_id]
    st.session_state[CHOSEN] = kept
    with st.container(horizontal=True, vertical_alignment="center"):
        blind = st.toggle(
            _("Blind: names hidden, order mixed"),
            key="compare.blind",
            help=_("To judge texts without knowing who tells. The names are there again when this is off."),
        )
        with reserved_place():
            chosen = kept if blind else _choose(labels, kept)
    told = [by_id[did] for did in chosen]
    if blind:
        told = shuffled(context, told)
    names = blind_names(told) if blind else names_beside(context, told, labels)
    with reserved_place():
        if len(told) < 2:
            say_note(_("Choose two different drafts to see what sets them apart."))
        else:
            _draw_compared(context, told, names, blind=blind)


def _choose(labels: Mapping[str, str], kept: Sequence[str]) -> list[str]:
    with st.popover(
        _("Which texts ({count})", count=len(kept)), icon=":material/menu_book:", key="compare.which"
    ):
        return st.multiselect(
            _("Drafts and stories, two to four"),
            list(labels),
            format_func=labels.__getitem__,
            max_selections=MOST,
            key=CHOSEN,
            placeholder=_("Choose …"),
        )


def first_to_compare(drafts: Sequence[Draft]) -> list[str]:
    """One draft of each group, its story or else its latest; the latest two where only one group has any."""
    of_groups: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda each: not each.final):
        of_groups.setdefault(draft.group_id, draft)
    chosen = of_groups.values() if len(of_groups) > 1 else drafts[:2]
    return [draft.id for draft in chosen][:MOST]


@page_part
def _draw_compared(context: Context, told: list[Draft], names: list[str], *, blind: bool) -> None:
    receipts = [receipts_of(context, draft) for draft in told]
    comparison = compare_drafts(told, context.workshop.contributions, context.workshop.threads)
    # Three texts and more take the whole width of a screen.
    with st.container(key="compared_wide" if len(told) > 2 else None):
        draw_texts(context, told, receipts, comparison, names, blind=blind)
    draw_figures(told, receipts, names)
    draw_frames(context, told, names)
    draw_threads_told(told, comparison, names)
    _draw_points(context, comparison, names, blind=blind)


@page_part
def _draw_points(context: Context, comparison: Comparison, names: list[str], *, blind: bool) -> None:
    say_heading(_("The points"))
    parts = [_told_by_all(len(comparison.shared), len(names))]
    parts += [
        ngettext("{count} point only by {draft}", "{count} points only by {draft}", len(only), draft=name)
        for name, only in zip(names, comparison.only.values(), strict=True)
        if only
    ]
    untold = len(comparison.untold)
    parts.append(ngettext("{count} point told by none", "{count} points told by none", untold))
    st.html(f'<div class="sc-strip">{"".join(f"<span>{escape(part)}</span>" for part in parts)}</div>')
    titles = (_("Told only in {draft}", draft=name) for name in names)
    listed = dict(zip(titles, comparison.only.values(), strict=True))
    for number, (title, ids) in enumerate((*listed.items(), (_("Told in none of them"), comparison.untold))):
        if ids:
            points = ngettext("{count} point", "{count} points", len(ids))
            with st.expander(named(as_label(title), points), key=f"compare.only.{number}"):
                st.html(_points(context, ids, blind=blind))


def _told_by_all(points: int, drafts: int) -> str:
    if drafts == 2:
        return ngettext("{count} point told by both", "{count} points told by both", points)
    return ngettext(
        "{count} point told by all {drafts}", "{count} points told by all {drafts}", points, drafts=drafts
    )


def _points(context: Context, ids: Sequence[str], *, blind: bool) -> str:
    by_id = context.workshop.by_id
    said = ((within(by_id[i].text), said_by(context, by_id[i], blind=blind)) for i in ids)
    rows = (f"<li>{text} <small>{escape(by)}</small></li>" for text, by in said)
    return f"<ul>{''.join(rows)}</ul>"
