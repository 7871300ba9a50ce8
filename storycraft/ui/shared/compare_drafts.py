"""Two drafts side by side: what they share, what only one tells, what both leave out."""

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.drafts.comparison import ThreadRow, compare_drafts
from storycraft.receipts.check import count
from storycraft.ui.components import draw_story
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_labels import draft_label
from storycraft.ui.shared.markup import apart, count_of, spoken, within
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.receipts import check_draft_of
from storycraft.ui.shared.verdict_view import draw_strip, story_data


@page_part
def draw_comparison(context: Context, drafts: list[Draft]) -> None:
    """Draw the choice of two drafts, and the two."""
    by_id = {draft.id: draft for draft in drafts}
    ids = list(by_id)
    labels = {d.id: f"{apart(context.group_name(d.group_id))} · {draft_label(context, d)}" for d in drafts}
    chosen = [
        column.selectbox(
            f"Draft {n + 1}",
            ids,
            index=min(n, len(ids) - 1),
            format_func=labels.__getitem__,
            key=f"compare.{n}",
        )
        for n, column in enumerate(st.columns(2))
    ]
    pair = [by_id[did] for did in chosen]
    with reserved_place():
        _draw_sums(context, pair)
    for n, (column, draft) in enumerate(zip(st.columns(2, gap="large"), pair, strict=True)):
        with column:
            _draw_one(context, n, draft)


@page_part
def _draw_one(context: Context, place: int, draft: Draft) -> None:
    receipts = check_draft_of(context, draft)
    say_heading(draft.title, spoken(draft.language))
    draw_strip(count(receipts))
    data = story_data(context, draft, receipts, plain=False)
    draw_story(f"compare.story.{place}.{draft.id}", {**data, "editable": False})


@page_part
def _draw_sums(context: Context, pair: list[Draft]) -> None:
    first, second = pair
    if first.id == second.id:
        say_note("Choose two different drafts to see what sets them apart.")
        return
    comparison = compare_drafts(pair, context.workshop.contributions, context.workshop.threads)
    st.html(
        '<div class="sc-strip">'
        f"<span>{count_of(len(comparison.shared), 'point')} told by both</span>"
        f"<span>{count_of(len(comparison.only[first.id]), 'point')} only by the first</span>"
        f"<span>{count_of(len(comparison.only[second.id]), 'point')} only by the second</span></div>"
    )
    rows = "".join(_row(row) for row in comparison.matrix if row.thread.accepted and row.of)
    if rows:
        head = "<tr><th>Points of each thread that are woven</th><th>Draft 1</th><th>Draft 2</th></tr>"
        st.html(f'<table class="sc-table"><thead>{head}</thead><tbody>{rows}</tbody></table>')


def _row(row: ThreadRow) -> str:
    cells = "".join(
        f'<td><span class="sc-bar" style="width:{4 * woven / row.of:.2f}rem"></span>{woven} of {row.of}</td>'
        for woven in row.woven
    )
    return f"<tr><td>{within(row.thread.title)}</td>{cells}</tr>"
