"""Receipts for a draft as a page shows it, and the model's second opinion on what code can't decide."""

import threading
from collections.abc import Sequence

import streamlit as st

from storycraft.craft.opinion import Opinion, weigh_opinion
from storycraft.craft.receipts import Receipt, Sources, Verdict, check_draft
from storycraft.domain.story import Draft, Sentence
from storycraft.ui.errors import errors_shown
from storycraft.ui.markup import count_of
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.proposing import weaver_names
from storycraft.ui.redraw import redraw
from storycraft.weavers.model import ModelWeaver
from storycraft.weavers.weaver import Silent, select_material

_MOST = 200
"""Drafts whose opinions are remembered: every screen sees them, until the process ends."""
_opinions: dict[str, dict[Sentence, Opinion]] = {}
_lock = threading.Lock()


def check_draft_of(context: Context, draft: Draft) -> tuple[Receipt, ...]:
    """One receipt for each sentence, in order, against what the workshop's people said."""
    workshop = context.workshop
    return check_draft(draft.paragraphs, workshop.contributions, workshop.groups, draft.frame, draft.language)


def check_with_opinions(context: Context, draft: Draft) -> tuple[Receipt, ...]:
    """The same in the light of what the model was asked about this draft.

    A story file holds what code alone finds: whoever checks the file has no model at hand.
    """
    receipts = check_draft_of(context, draft)
    asked = _opinions.get(draft.id)
    if not asked:
        return receipts
    sources = Sources.of(context.workshop.contributions, context.workshop.groups, draft.language)
    return tuple(
        weigh_opinion(sentence, receipt, asked[sentence], sources) if sentence in asked else receipt
        for sentence, receipt in zip(draft.sentences, receipts, strict=True)
    )


def draw_second_opinion(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """A button that puts all undecided sentences to the model at once; nothing where none may be asked."""
    asked = _opinions.get(draft.id, {})
    open_ones = [
        sentence
        for sentence, receipt in zip(draft.sentences, receipts, strict=True)
        if receipt.verdict is Verdict.UNDECIDED and sentence not in asked
    ]
    if not open_ones or "model" not in weaver_names(context):
        return
    pressed = st.button(
        f"Ask the model about the undecided sentences ({len(open_ones)})",
        key=f"opinion.{draft.id}",
        icon=":material/rule:",
        help="It must point to the words that carry a sentence; code checks that they stand there.",
    )
    if pressed:
        with errors_shown():
            _ask(context, draft, open_ones)
            redraw()


def _ask(context: Context, draft: Draft, sentences: Sequence[Sentence]) -> None:
    # A draft may cite any group's points; the editor sends those that are cited and no others.
    material = select_material(context.workshop, context.format)
    weaver = context.parts.weavers("model", context.id)
    assert isinstance(weaver, ModelWeaver)
    with st.spinner(f"The model reads {count_of(len(sentences), 'sentence')} …"):
        given = weaver.second_opinion(material, draft.frame, sentences, Silent())
    answered = {sentence: o for sentence, o in zip(sentences, given, strict=True) if o is not None}
    with _lock:
        _opinions[draft.id] = {**_opinions.pop(draft.id, {}), **answered}
        while len(_opinions) > _MOST:
            del _opinions[next(iter(_opinions))]
