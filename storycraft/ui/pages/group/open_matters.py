"""What a draft leaves open, as a list to work off beside it: sentences to look at, questions, points not told."""

from collections.abc import Sequence
from itertools import islice

import streamlit as st

from storycraft.domain.rights import SEALED
from storycraft.domain.story import Draft
from storycraft.drafts.length import missed_length_of
from storycraft.receipts.check import Receipt, count
from storycraft.ui.pages.group.brought_to_view import show_sentence
from storycraft.ui.pages.group.corrections import draw_corrections
from storycraft.ui.pages.group.gaps import draw_gaps
from storycraft.ui.pages.group.voices_panel import draw_missing_lanes, draw_voices, hear_draft
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_labels import describe_provenance
from storycraft.ui.shared.markup import as_label
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.part_receipts import draw_title_receipt
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.save_story import draw_way_past
from storycraft.ui.shared.second_opinion import draw_second_opinion
from storycraft.ui.shared.translation import _, ngettext, shown
from storycraft.ui.shared.verdict_view import ICONS, draw_strip, sentence_id

PLAIN = "drafts.plain"
AT_ONCE = 30
"""So many sentences are listed until somebody asks for more: each is a button of its own."""


@page_part
def draw_open_matters(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """Draw the list with its counts, and how the draft came to be."""
    in_work = context.owns(draft) and not draft.final
    draw_strip(count(receipts))
    with reserved_place():
        if draft.final and context.owns(draft):
            # Whoever types into a story that is closed wonders why nothing comes.
            say_note(shown(SEALED))
    draw_title_receipt(context, draft)
    with reserved_place():
        draw_corrections(context, draft)
    voices = hear_draft(context, draft)
    with reserved_place():
        draw_missing_lanes(context, voices)
    with reserved_place():
        _draw_to_settle(context, draft, receipts)
    if in_work:
        with reserved_place():
            draw_second_opinion(context, draft, receipts)
        with reserved_place():
            draw_gaps(context, draft)
    draw_voices(context, draft, voices)
    st.toggle(_("Plain reading, without marks"), key=PLAIN)
    with reserved_place():
        if in_work:
            draw_way_past(seen=True)
    say_note(" ".join((describe_provenance(draft), shown(missed_length_of(draft)))).strip())


@page_part
def _draw_to_settle(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    kept = {each.sentence for each in context.overrules(draft)}
    pairs = zip(draft.sentences, receipts, strict=True)
    open_ones = {s.text: r for s, r in pairs if r.is_open and s.text not in kept}
    if not open_ones:
        return
    with st.expander(_to_look_at(len(open_ones)), key=f"to_settle.{draft.id}"):
        listed = f"listed.{draft.id}"
        most = st.session_state.get(listed, AT_ONCE)
        for text, receipt in islice(open_ones.items(), most):
            st.button(
                f"{ICONS[receipt.verdict]} {as_label(text)}",
                key=f"look.{draft.id}.{sentence_id(text)}",
                type="tertiary",
                on_click=show_sentence,
                args=(draft, text),
            )
        if most < len(open_ones):
            st.button(
                _more(most, len(open_ones)),
                key=f"more.{draft.id}",
                on_click=st.session_state.__setitem__,
                args=(listed, most + AT_ONCE),
            )


def _to_look_at(count: int) -> str:
    return ngettext("To look at: {count} sentence", "To look at: {count} sentences", count)


def _more(part: int, count: int) -> str:
    return ngettext(
        "{part} of {count} sentence is shown: show more",
        "{part} of {count} sentences are shown: show more",
        count,
        part=part,
    )
