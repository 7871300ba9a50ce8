"""The drafts of a group: one of them is read and edited where it stands, and made the group's story."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from storycraft.domain.rights import SEALED
from storycraft.domain.story import Draft
from storycraft.receipts.check import Receipt
from storycraft.services.check_draft import receipts_of
from storycraft.services.edit_draft import repair_sentence
from storycraft.services.settle_verdict import settle_verdict
from storycraft.ui.components.story import draw_story
from storycraft.ui.pages.group.brought_to_view import show_beginning, shown_in
from storycraft.ui.pages.group.gaps import answer_marked
from storycraft.ui.pages.group.open_matters import PLAIN, draw_open_matters
from storycraft.ui.pages.group.revise_passage import draw_revising
from storycraft.ui.pages.group.revisions import draw_revisions
from storycraft.ui.shared.answer_acts import Act
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_choice import choose_draft
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_note, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.save_story import draw_keeping, draw_reopening, draw_way_past
from storycraft.ui.shared.translation import _, shown
from storycraft.ui.shared.verdict_view import draw_language_notice, reasons_of, story_data, writing_data

PANEL = "told"


@page_part
def draw_draft(context: Context, drafts: Mapping[str, Draft], *, revising: bool) -> None:
    """Draw a tab for each draft, and the one that is chosen: to read, or to have it changed."""
    draft, arrived = choose_draft(
        context, drafts, PANEL, lambda draft: revising or _is_written_in(context, draft)
    )
    if arrived:
        show_beginning(draft)
    with st.container(key=PANEL):
        _draw_chosen(context, draft, revising=revising)


@page_part
def _draw_chosen(context: Context, draft: Draft, *, revising: bool) -> None:
    if draft.final and revising:
        say_note(shown(SEALED))
        with st.container(horizontal=True):
            draw_reopening(context, draft, width="content")
        return
    (draw_revising if revising else _draw_reading)(context, draft)


def _is_written_in(context: Context, draft: Draft) -> bool:
    return context.is_typing_about(draft) or bool(context.writing_places(draft))


@page_part
def _draw_reading(context: Context, draft: Draft) -> None:
    """Draw the story to read, and beside it what is still open; on a phone below it."""
    receipts = receipts_of(context, draft)
    draw_way_past()
    text, beside = st.columns([2, 1], gap="large")
    with text, st.container(key="reading"):
        _draw_text(context, draft, receipts)
    with beside, st.container(key="beside"):
        draw_open_matters(context, draft, receipts)
    draw_keeping(context, draft, receipts)
    draw_revisions(context, draft)


@page_part
def _draw_text(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    with reserved_place():
        if draft.incomplete:
            say_wrong(
                _("This draft is incomplete."),
                _("The weave broke off in the middle; what had arrived is kept."),
            )
        draw_language_notice(draft)
    plain = bool(st.session_state.get(PLAIN))
    told = {**story_data(context, draft, receipts, plain=plain), **writing_data(context, draft)}
    data = {**told, "tools": True, "show": shown_in(draft)}
    # Where the title can be changed in place, the story shows it, and this is the heading that a reader hears.
    look = "sc-heard" if "title" in told else "sc-title"
    st.html(f'<h2 class="sc-brand {look}"{spoken(draft.language)}>{escape(draft.title)}</h2>')
    pressed = draw_story(f"story.{draft.id}", data)
    if pressed:
        _do(context, draft, *pressed)


def _do(context: Context, draft: Draft, name: str, about: Mapping[str, Any]) -> None:
    if name == "overrule":
        attempt(_overrule, context, draft, Act(about), words=str(about.get("reason", "")))
    elif name == "answer":
        attempt(_answer, context, draft, Act(about), words=str(about.get("answer", "")))
    else:
        attempt(_repair, context, draft, Act(about))
    redraw()


def _answer(context: Context, draft: Draft, asked: Act) -> None:
    field = _field(draft, asked)
    answer_marked(context, draft, asked)
    context.forget_typing(field)


def _repair(context: Context, draft: Draft, asked: Act) -> None:
    repair_sentence(context, draft, asked.string("text"), asked.string("repair"))


def _overrule(context: Context, draft: Draft, asked: Act) -> None:
    field = _field(draft, asked)
    settle_verdict(context, draft, asked.string("text"), asked.string("reason"))
    context.forget_typing(field)


def _field(draft: Draft, asked: Act) -> str:
    """Where the words stand that were typed for this: read before anything is done with them."""
    return f"{reasons_of(draft)}.{asked.string('id')}"
