"""Settling a sentence's verdict: people keep the sentence and say why."""

from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Overrule
from storycraft.services.read_workshop import Visit


def settle_verdict(visit: Visit, draft: Draft, sentence: str, reason: str) -> None:
    """Keep people's word against the verdict on this exact sentence.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now. InputError: there is no reason.
    """
    group = visit.workshop.group(visit.acting_group)
    archive = visit.writing(Action.SETTLE_VERDICT, draft)
    archive.overrule(draft.id, Overrule(sentence=sentence, reason=reason, by=group.name if group else ""))
