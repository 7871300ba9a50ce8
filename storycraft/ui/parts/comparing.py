"""Two drafts side by side: what they share, what only one tells, what both leave out."""

import streamlit as st

from storycraft.craft.comparison import compare_drafts
from storycraft.craft.receipts import count
from storycraft.domain.story import Draft
from storycraft.ui.components import draw_story
from storycraft.ui.markup import escape
from storycraft.ui.parts.checking import check_draft_of
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.marks import draw_strip, story_data
from storycraft.ui.parts.saying import say_note


def draw_comparison(context: Context, drafts: list[Draft]) -> None:
    """Draw the choice of two drafts, and the two."""
    from storycraft.ui.parts.drafts import draft_label

    by_id = {draft.id: draft for draft in drafts}
    ids = list(by_id)

    def name(did: str) -> str:
        return f"{context.group_name(by_id[did].group_id)} · {draft_label(context, by_id[did])}"

    columns = st.columns(2)
    chosen = [
        column.selectbox(
            f"Draft {n + 1}", ids, index=min(n, len(ids) - 1), format_func=name, key=f"compare.{n}"
        )
        for n, column in enumerate(columns)
    ]
    _draw_sums(context, [by_id[did] for did in chosen])
    for n, (column, did) in enumerate(zip(columns, chosen, strict=True)):
        draft = by_id[did]
        receipts = check_draft_of(context, draft)
        with column:
            st.html(f'<h3 class="sc-h">{escape(draft.title)}</h3>')
            draw_strip(count(receipts))
            draw_story(
                f"compare.story.{n}.{did}",
                {**story_data(context, draft, receipts, plain=False), "editable": False},
            )


def _draw_sums(context: Context, drafts: list[Draft]) -> None:
    first, second = drafts
    if first.id == second.id:
        say_note("Choose two different drafts to see what sets them apart.")
        return
    comparison = compare_drafts(drafts, context.workshop.contributions, context.workshop.threads)
    st.html(
        '<div class="sc-strip">'
        f"<span>{len(comparison.shared)} points told by both</span>"
        f"<span>{len(comparison.only[first.id])} only by the first</span>"
        f"<span>{len(comparison.only[second.id])} only by the second</span></div>"
    )
