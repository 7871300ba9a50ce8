"""Asks the model for a second opinion on the sentences of a draft."""

from collections.abc import Sequence

from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Hand, Sentence
from storycraft.jobs.background_tasks import Keep
from storycraft.receipts.check import Receipt
from storycraft.receipts.second_opinion import may_be_lowered
from storycraft.services.ask_weaver import ask_weaver, weaver_names
from storycraft.services.check_draft import keep_opinions
from storycraft.ui.shared.background_tasks import draw_task
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Watcher, Weaver, select_material, told_in


@page_part
def draw_second_opinion(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """A button that has the model read all sentences that it has not read yet; nothing where none may be asked."""
    purpose = f"opinion.{draft.id}"
    if draw_task(context, purpose):
        return
    asked = dict(draft.provenance.opinions)
    open_ones = [
        sentence
        for sentence, receipt in zip(draft.sentences, receipts, strict=True)
        if sentence not in asked and may_be_lowered(sentence, receipt)
    ]
    if not open_ones or Hand.MODEL not in weaver_names(context):
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
        return lambda: keep_opinions(context, draft, answered)

    doing = Message.counted(
        "The model reads {count} sentence …", "The model reads {count} sentences …", count=len(sentences)
    )
    ask_weaver(context, purpose, doing, Hand.MODEL, ask)
