"""Has a passage changed as the group wishes, by rule or by the model; the proposal is shown until somebody decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from storycraft.domain.change_proposal import WHOLE
from storycraft.domain.errors import InputError
from storycraft.domain.story import Draft, Hand, Paragraph, text_of
from storycraft.drafts.gap_marks import gap_in
from storycraft.receipts.check import count
from storycraft.services.ask_weaver import weaver_names
from storycraft.services.check_draft import receipts_of
from storycraft.services.propose_change import ask_for_change, purpose_of_change
from storycraft.text.shorten import shorten
from storycraft.ui.components.story import draw_story
from storycraft.ui.pages.group.draw_proposal import draw_proposal
from storycraft.ui.pages.group.rule_changes import draw_rule_changes
from storycraft.ui.pages.group.submitted_text import draw_words
from storycraft.ui.shared.background_tasks import draw_task
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, outdate_notice
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _
from storycraft.ui.shared.verdict_view import draw_strip, story_data
from storycraft.weavers.weaver import select_material

LABEL_LENGTH = 80
PRESSED = "passage.pressed"
"""Paragraph and words of the sentence that was pressed, until the choice shows it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a draft or one sentence of it; `place` is the paragraph's number."""

    place: int
    sentences: Paragraph
    label: str


@page_part
def draw_revising(context: Context, draft: Draft) -> None:
    """Draw the proposal that waits for a decision, or the choice of a passage with the wish."""
    if proposal := context.proposal(draft):
        draw_proposal(context, draft, proposal)
    else:
        _draw_asking(context, draft)


@page_part
def _draw_asking(context: Context, draft: Draft) -> None:
    # Before the text for whoever comes by keyboard or phone; where there is room it stands beside it.
    asking, text = st.columns([1, 2], gap="large")
    with asking, st.container(key="asking"):
        told = _draw_wish(context, draft)
    with text:
        _draw_passage(context, draft, told)


def _draw_wish(context: Context, draft: Draft) -> Sequence[Paragraph]:
    """Draw the choice of a passage and what can be asked of it; returns the passage."""
    passages = {passage.label: passage for passage in _passages(context, draft)}
    key = f"passage.{draft.id}.{draft.version}"
    if pressed := st.session_state.pop(PRESSED, None):
        st.session_state[key] = _next_choice(passages, st.session_state.get(key), *pressed)
    chosen = st.selectbox(
        _("Passage"),
        list(passages),
        index=None,
        placeholder=_("The whole draft"),
        key=key,
    )
    passage = passages.get(chosen or "")
    place, told = (passage.place, (passage.sentences,)) if passage else (WHOLE, draft.paragraphs)
    draw_rule_changes(context, draft, place, told)
    if Hand.MODEL in weaver_names(context):
        with reserved_place():
            _draw_model(context, draft, passage)
    return told


def _next_choice(passages: Mapping[str, Passage], before: str | None, place: int, text: str) -> str | None:
    """A sentence that is pressed, at a second press its paragraph, and at a third the whole draft."""
    around = [
        label
        for label, p in passages.items()
        if p.place == place and any(s.text == text for s in p.sentences)
    ]
    around.sort(key=lambda label: len(passages[label].sentences))
    return next(iter(around[around.index(before) + 1 :] if before in around else around), None)


@page_part
def _draw_model(context: Context, draft: Draft, passage: Passage | None) -> None:
    say_note(
        _("Or say what is to change in the passage, and ask the model. Nothing changes before you keep it.")
    )
    wish = draw_words(
        context,
        f"wish.{draft.id}",
        label=_("What is to change"),
        placeholder=_("For example: shorter; plainer words; say who disagreed"),
    )
    about = (passage, wish)
    outdate_notice(about)
    row = st.container()
    under_way = draw_task(context, purpose_of_change(draft))
    if draw_button(
        _("Ask the model"),
        row,
        key=f"revise.{draft.id}",
        type="primary",
        icon=":material/edit_note:",
        disabled=under_way,
    ):
        attempt(_ask, context, draft, passage, wish.strip(), words=wish, about=about)
        redraw()


def _passages(context: Context, draft: Draft) -> Iterator[Passage]:
    """Every paragraph and every sentence that the model may be shown whole; a gap stays a gap."""
    withheld = select_material(context.workshop, context.format).withheld.ids
    for place, paragraph in enumerate(draft.paragraphs):
        sendable = [withheld.isdisjoint(s.cites) and not gap_in(s.text) for s in paragraph]
        if all(sendable):
            yield Passage(place, paragraph, _label(f"{place + 1}", paragraph))
        if len(paragraph) > 1:
            for number, sentence in enumerate(paragraph, 1):
                if sendable[number - 1]:
                    yield Passage(place, (sentence,), _label(f"{place + 1}.{number}", (sentence,)))


def _label(number: str, sentences: Paragraph) -> str:
    short = shorten(text_of(sentences), LABEL_LENGTH)
    if "." in number:
        return _("Sentence {number}: {beginning}", number=number, beginning=short)
    return _("Paragraph {number}: {beginning}", number=number, beginning=short)


@page_part
def _draw_passage(context: Context, draft: Draft, told: Sequence[Paragraph]) -> None:
    """Draw the draft with the passage tinted; one of its sentences that is pressed is chosen."""
    receipts = receipts_of(context, draft)
    draw_strip(count(receipts))
    say_note(_("Press a sentence to choose it, and once more for its paragraph."))
    chosen = () if told == draft.paragraphs else told[0]
    data = {
        **story_data(context, draft, receipts, plain=False),
        "alone": [[sentence in chosen for sentence in paragraph] for paragraph in draft.paragraphs],
        "chooses": True,
        "editable": False,
        "tools": True,
    }
    pressed = draw_story(f"passage.now.{draft.id}", data)
    if pressed:
        st.session_state[PRESSED] = (pressed[1].get("place"), str(pressed[1].get("text")))
        redraw()


def _ask(context: Context, draft: Draft, passage: Passage | None, wish: str) -> None:
    if passage is None or not wish:
        raise InputError("Choose a passage, and say what is to change in it.")
    ask_for_change(context, draft, passage.place, passage.sentences, wish)
