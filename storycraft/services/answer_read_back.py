"""The read-back round: groups say how sentences tell what they said, and the tellers settle what they want otherwise."""

from storycraft.domain.errors import Conflict, InputError, NotFound
from storycraft.domain.read_back import Answer, ReadBack, Settled
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft
from storycraft.domain.workshop import Group
from storycraft.drafts.answered_sentences import sentences_of
from storycraft.drafts.grounds import grounds_of
from storycraft.services.read_workshop import Visit


def read_back(
    visit: Visit, group: Group, draft: Draft, sentence: str, answer: Answer, words: str = ""
) -> ReadBack:
    """Keep what a group says of a sentence that stands on its words.

    Raises:
        Refused: the group is not the visitor's, there is no round, or nothing may be changed now.
        Conflict: the sentence is not told any more. InputError: words are missing or too long.
    """
    archive = visit.writing(Action.READ_BACK, group)
    if answer is Answer.NOT_QUITE and not words.strip():
        raise InputError("It is not said what is to be told instead.", next_step="Type it, then press again.")
    present = next((each for each in visit.drafts(draft.group_id) if each.id == draft.id), None)
    if present is None or not _is_asked(visit, present, group.id, sentence):
        raise Conflict("This sentence was changed meanwhile.", next_step="Read it as it stands now.")
    kept = ReadBack(
        draft_id=present.id,
        revision=present.revision,
        group_id=group.id,
        sentence=sentence,
        answer=answer,
        words=words.strip() if answer is not Answer.YES else "",
    )
    return archive.add_read_back(visit.id, kept)


def settle_correction(
    visit: Visit, draft: Draft, correction: ReadBack, settled: Settled, reason: str
) -> None:
    """Keep what the tellers of a draft did about a correction, and why.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now. NotFound: the correction is of
        another draft. Conflict: it is settled already.
        InputError: what was kept has no reason, or what was changed stands as it was.
    """
    archive = visit.writing(Action.SETTLE_CORRECTION, draft)
    if correction.draft_id != draft.id:
        raise NotFound("This correction is not there any more.")
    if settled is Settled.CHANGED and is_told(visit, draft, correction):
        raise InputError("The sentence still stands as it was.", next_step="Change it in the text first.")
    archive.settle_read_back(visit.id, correction.id, settled, reason.strip())


def is_told(visit: Visit, draft: Draft, correction: ReadBack) -> bool:
    """Whether the sentence that a group has corrected still stands in the draft as it was, on that group's words."""
    return _is_asked(visit, draft, correction.group_id, correction.sentence)


def _is_asked(visit: Visit, draft: Draft, group_id: str, sentence: str) -> bool:
    grounds = grounds_of(draft, visit.workshop, visit.format)
    return any(s.text == sentence for s in sentences_of(draft, group_id, grounds))
