"""Asking the model for a second opinion on the sentences of a draft: what code lets pass, it reads once more."""

from collections.abc import Sequence

from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Hand, Sentence
from storycraft.jobs.background_tasks import Keep
from storycraft.receipts.check import Receipt
from storycraft.receipts.second_opinion import may_be_lowered
from storycraft.services.ask_weaver import ask_weaver
from storycraft.services.check_draft import keep_opinions
from storycraft.services.read_workshop import Visit
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Watcher, Weaver, select_material, told_in


def purpose_of_opinion(draft: Draft) -> str:
    """What `storycraft.services.ask_weaver` knows the question by."""
    return f"opinion.{draft.id}"


def without_opinion(draft: Draft, receipts: Sequence[Receipt]) -> tuple[Sentence, ...]:
    """The sentences that a model may lower and has not read yet; `receipts` are those of all, in order."""
    asked = dict(draft.provenance.opinions)
    pairs = zip(draft.sentences, receipts, strict=True)
    return tuple(
        sentence for sentence, receipt in pairs if sentence not in asked and may_be_lowered(sentence, receipt)
    )


def ask_second_opinion(visit: Visit, draft: Draft, sentences: Sequence[Sentence]) -> None:
    """Have the model read these sentences; what it thinks is kept with the draft.

    Raises:
        Refused: the visitor may not ask now. SettingsError: there is no model.
    """
    # A draft may cite any group's points; the editor sends those that are cited and no others.
    material = told_in(select_material(visit.workshop, visit.format), draft.language)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        assert isinstance(weaver, ModelWeaver)
        given = weaver.second_opinion(material, draft.frame, sentences, watcher, draft.paragraphs)
        answered = {sentence: o for sentence, o in zip(sentences, given, strict=True) if o is not None}
        return lambda: keep_opinions(visit, draft, answered)

    doing = Message.counted(
        "The model reads {count} sentence …", "The model reads {count} sentences …", count=len(sentences)
    )
    ask_weaver(visit, purpose_of_opinion(draft), doing, Hand.MODEL, ask)
