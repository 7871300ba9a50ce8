"""Lets the model rewrite a passage as the group wishes; shows both texts until somebody decides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import streamlit as st

from storycraft.domain.errors import InputError, WeaveError
from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Paragraph, Provenance
from storycraft.jobs.background_tasks import Keep
from storycraft.receipts.check import count
from storycraft.services.ask_weaver import ask_weaver
from storycraft.services.edit_draft import keep_retelling
from storycraft.ui.components import draw_story
from storycraft.ui.pages.group.submitted_text import draw_words, use_words
from storycraft.ui.shared.background_tasks import draw_task
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_cache import Remembered
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.receipts import check_draft_of
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _
from storycraft.ui.shared.verdict_view import draw_strip, story_data
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Watcher, Weaver, select_material, told_in

LABEL_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a draft or one sentence of it; `place` is the paragraph's number."""

    place: int
    sentences: Paragraph
    label: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The model's new text for a passage; `provenance` is that of the draft once the text is accepted."""

    passage: Passage
    wish: str
    new: Paragraph
    provenance: Provenance


_proposals: Remembered[Proposal] = Remembered()


@page_part
def draw_revising(context: Context, draft: Draft) -> None:
    """Draw the proposal that waits for a decision, or the choice of a passage with the wish."""
    if proposal := _proposals.of(draft.id):
        _draw_proposal(context, draft, proposal)
    else:
        _draw_asking(context, draft)


@page_part
def _draw_asking(context: Context, draft: Draft) -> None:
    say_note(
        _(
            "Choose a passage and say what is to change. The model proposes; nothing changes before you keep it."
        )
    )
    passages = {passage.label: passage for passage in _passages(context, draft)}
    chosen = st.selectbox(
        _("Passage"),
        list(passages),
        index=None,
        placeholder=_("A paragraph, or one sentence of it"),
        key=f"passage.{draft.id}.{draft.version}",
    )
    passage = passages.get(chosen or "")
    with reserved_place():
        if passage:
            _draw_passage(context, draft, passage.sentences, "now")
    wish = draw_words(
        context,
        f"wish.{draft.id}",
        label=_("What is to change"),
        placeholder=_("For example: shorter; plainer words; say who disagreed"),
    )
    purpose = f"passage.{draft.id}"
    row = st.container()
    under_way = draw_task(context, purpose)
    if row.button(
        _("Ask the model"),
        key=f"revise.{draft.id}",
        type="primary",
        icon=":material/edit_note:",
        disabled=under_way,
    ):
        attempt(_ask, context, purpose, draft, passage, wish.strip(), words=wish)
        redraw()


@page_part
def _draw_proposal(context: Context, draft: Draft, proposal: Proposal) -> None:
    say_note(_("You asked for: {wish}", wish=proposal.wish))
    now, then = st.columns(2, gap="large")
    with now:
        say_heading(_("As it stands"))
        _draw_passage(context, draft, proposal.passage.sentences, "now")
    with then:
        say_heading(_("As the model proposes it"))
        _draw_passage(context, draft, proposal.new, "then")
    say_note(
        _("Click a sentence to see the words that it stands on. The present text stays among the revisions.")
    )
    row = st.container(horizontal=True)
    if row.button(_("Keep the proposal"), key=f"keep.{draft.id}", type="primary", icon=":material/check:"):
        attempt(_keep, context, draft, proposal)
        redraw()
    if row.button(_("Leave it as it stands"), key=f"leave.{draft.id}"):
        _proposals.change(draft.id, lambda _: None)
        redraw()


def _passages(context: Context, draft: Draft) -> Iterator[Passage]:
    """Every paragraph and every sentence that the model may be shown whole; a gap stays a gap."""
    withheld = select_material(context.workshop, context.format).withheld.ids
    for place, paragraph in enumerate(draft.paragraphs):
        sendable = [withheld.isdisjoint(s.cites) and not s.text.startswith("*open: ") for s in paragraph]
        if all(sendable):
            yield Passage(place, paragraph, _label(f"{place + 1}", paragraph))
        if len(paragraph) > 1:
            for number, sentence in enumerate(paragraph, 1):
                if sendable[number - 1]:
                    yield Passage(place, (sentence,), _label(f"{place + 1}.{number}", (sentence,)))


def _label(number: str, sentences: Paragraph) -> str:
    text = " ".join(sentence.text for sentence in sentences)
    short = text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + "…"
    if "." in number:
        return _("Sentence {number}: {beginning}", number=number, beginning=short)
    return _("Paragraph {number}: {beginning}", number=number, beginning=short)


@page_part
def _draw_passage(context: Context, draft: Draft, passage: Paragraph, key: str) -> None:
    receipts = check_draft_of(context, draft, [passage])
    draw_strip(count(receipts))
    data = story_data(context, replace(draft, paragraphs=(passage,)), receipts, plain=False)
    draw_story(f"passage.{key}.{draft.id}", {**data, "editable": False})


def _ask(context: Context, purpose: str, draft: Draft, passage: Passage | None, wish: str) -> None:
    if passage is None or not wish:
        raise InputError("Choose a passage, and say what is to change in it.")
    material = told_in(select_material(context.workshop, context.format), draft.language)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        assert isinstance(weaver, ModelWeaver)
        new = weaver.revise_passage(material, draft.frame, passage.sentences, wish, watcher)
        if not new:
            raise WeaveError(
                "The model gave back nothing in the place of this passage.",
                next_step="Say in other words what is to change.",
            )
        proposal = Proposal(passage, wish, new, weaver.revised(draft.provenance))
        return lambda: _proposals.change(draft.id, lambda _: proposal)

    ask_weaver(context, purpose, Message("The model is rewriting the passage …"), "model", ask)


def _keep(context: Context, draft: Draft, proposal: Proposal) -> None:
    passage = proposal.passage
    keep_retelling(context, draft, passage.place, passage.sentences, proposal.new, proposal.provenance)
    _proposals.change(draft.id, lambda _: None)
    use_words(context, {f"wish.{draft.id}": proposal.wish})
