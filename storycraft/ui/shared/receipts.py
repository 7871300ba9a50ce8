"""Receipts for a draft as a page shows it, and the model's second opinion on its sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Opinion, Paragraph, Sentence
from storycraft.drafts.answered_sentences import confirmations
from storycraft.drafts.gather_common_knowledge import gather_common_knowledge
from storycraft.jobs.background_tasks import Keep
from storycraft.receipts.check import Receipt, check_draft
from storycraft.receipts.second_opinion import may_be_lowered, weigh_opinions
from storycraft.receipts.verdict import confirm
from storycraft.services.ask_weaver import ask_weaver, weaver_names
from storycraft.services.edit_paragraph import sources_of
from storycraft.ui.shared.background_tasks import draw_task
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_cache import Remembered
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Watcher, Weaver, select_material, told_in

_opinions: Remembered[Mapping[Sentence, Opinion]] = Remembered()


def check_draft_of(
    context: Context, draft: Draft, paragraphs: Sequence[Paragraph] | None = None
) -> tuple[Receipt, ...]:
    """One receipt for each sentence of a draft, or of those paragraphs in it, against what people said.

    A sentence is confirmed where those who said it have read it back and agreed.
    """
    text = draft.paragraphs if paragraphs is None else paragraphs
    return _confirmed(context, replace(draft, paragraphs=tuple(text)), _check(context, draft, text))


def check_with_opinions(context: Context, draft: Draft) -> tuple[Receipt, ...]:
    """The receipts of a draft, combined with the model's second opinions on it."""
    receipts, opinions = _check(context, draft, draft.paragraphs), _opinions_on(draft)
    if opinions:
        receipts = weigh_opinions(draft.sentences, receipts, opinions, sources_of(context, draft))
    return _confirmed(context, draft, receipts)


def _check(context: Context, draft: Draft, paragraphs: Sequence[Paragraph]) -> tuple[Receipt, ...]:
    workshop = context.workshop
    known = gather_common_knowledge(workshop, context.format, draft.language)
    said = workshop.heard_in(draft.language)
    return check_draft(paragraphs, said, workshop.groups, draft.frame, draft.language, known)


def _confirmed(context: Context, draft: Draft, receipts: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    said = {c.id: c for c in context.workshop.contributions}
    agreed = confirmations(draft, said, context.workshop.groups, context.read_backs())
    return confirm(receipts, draft.sentences, agreed) if agreed else receipts


def _opinions_on(draft: Draft) -> Mapping[Sentence, Opinion]:
    """Those that were given after the weave, and those that people asked for since."""
    return {**dict(draft.provenance.opinions), **(_opinions.of(draft.id) or {})}


@page_part
def draw_second_opinion(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """A button that has the model read all sentences that it has not read yet; nothing where none may be asked."""
    purpose = f"opinion.{draft.id}"
    if draw_task(context, purpose):
        return
    asked = _opinions_on(draft)
    open_ones = [
        sentence
        for sentence, receipt in zip(draft.sentences, receipts, strict=True)
        if sentence not in asked and may_be_lowered(sentence, receipt)
    ]
    if not open_ones or "model" not in weaver_names(context):
        return
    pressed = draw_button(
        ngettext(
            "Ask the model for a second opinion ({count} sentence)",
            "Ask the model for a second opinion ({count} sentences)",
            len(open_ones),
        ),
        key=f"opinion.{draft.id}",
        icon=":material/rule:",
        help=_(
            "It reads them against what people said. It can only add doubts, and code checks the words it names."
        ),
    )
    if pressed:
        attempt(_ask, context, purpose, draft, open_ones)
        redraw()


def _ask(context: Context, purpose: str, draft: Draft, sentences: Sequence[Sentence]) -> None:
    # A draft may cite any group's points; the editor sends those that are cited and no others.
    material = told_in(select_material(context.workshop, context.format), draft.language)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        assert isinstance(weaver, ModelWeaver)
        given = weaver.second_opinion(material, draft.frame, sentences, watcher, draft.paragraphs)
        answered = {sentence: o for sentence, o in zip(sentences, given, strict=True) if o is not None}
        return lambda: _opinions.change(draft.id, lambda before: {**(before or {}), **answered})

    doing = Message.counted(
        "The model reads {count} sentence …", "The model reads {count} sentences …", count=len(sentences)
    )
    ask_weaver(context, purpose, doing, "model", ask)
