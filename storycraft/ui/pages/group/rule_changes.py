"""Changes that need no model: shorter, quoted, told, without a thread, with a thread first; each proposed at once."""

from collections.abc import Sequence

import streamlit as st

from storycraft.domain.change_proposal import WHOLE, ChangeProposal
from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Hand, Paragraph, cited_in
from storycraft.domain.workshop import Thread
from storycraft.services.ask_weaver import stop_asking
from storycraft.services.propose_change import Wish, propose_change, proposing, purpose_of_change
from storycraft.ui.shared.background_tasks import has_failed
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, outdate_notice
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, shown

LABELS = {
    Wish.SHORTER: N_("Shorter"),
    Wish.QUOTE: N_("Quote instead of telling"),
    Wish.TELL: N_("Tell instead of quoting"),
    Wish.WITHOUT: N_("Without this thread"),
    Wish.FIRST: N_("This thread first"),
}


@page_part
def draw_rule_changes(context: Context, draft: Draft, place: int, passage: Sequence[Paragraph]) -> None:
    """Draw the buttons for a passage of paragraph number `place`, and those for a thread of the whole draft."""
    say_note(
        _("Without a model, by the quote weaver's rules. Without a passage, it is about the whole draft.")
    )
    row = st.container(horizontal=True)
    thread = _choose_thread(context, draft)
    about = (place, tuple(passage), thread and thread.id)
    outdate_notice(about)
    for wish in (Wish.SHORTER, Wish.QUOTE, Wish.TELL):
        if draw_button(shown(LABELS[wish]), row, key=f"rule.{wish}.{draft.id}"):
            attempt(_propose, context, draft, wish, place, passage, None, about=about)
            redraw()
    if thread is None:
        return
    row = st.container(horizontal=True)
    for wish in (Wish.WITHOUT, Wish.FIRST):
        if draw_button(shown(LABELS[wish]), row, key=f"rule.{wish}.{draft.id}"):
            attempt(_propose, context, draft, wish, WHOLE, draft.paragraphs, thread, about=about)
            redraw()


def _choose_thread(context: Context, draft: Draft) -> Thread | None:
    """Draw the choice among the threads that the draft tells; None where it tells none."""
    told = cited_in(draft.paragraphs)
    threads = {
        t.id: t
        for t in context.workshop.threads_of(draft.group_id)
        if not told.isdisjoint(t.contribution_ids)
    }
    if not threads:
        return None
    chosen = st.selectbox(
        _("Thread"),
        list(threads),
        format_func=lambda thread_id: threads[thread_id].title,
        key=f"rule.thread.{draft.id}",
    )
    return threads.get(chosen)


def _propose(
    context: Context,
    draft: Draft,
    wish: Wish,
    place: int,
    passage: Sequence[Paragraph],
    thread: Thread | None,
) -> None:
    new = propose_change(context, draft, wish, passage, thread)
    asked = LABELS[wish]
    if thread:
        asked = Message("{wish}: {thread}", wish=asked, thread=thread.title)
    proposing(context, draft)(ChangeProposal(place, asked, tuple(passage), new, Hand.QUOTES))
    if has_failed(context, purpose_of_change(draft)):  # what the model could not do has been done
        stop_asking(context, purpose_of_change(draft))
