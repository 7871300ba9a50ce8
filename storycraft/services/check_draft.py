"""The receipts of a draft as everybody sees them, with what a model and those who said it think of its sentences."""

from collections.abc import Mapping

from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Opinion, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.drafts.answered_sentences import confirmations, latest_answers
from storycraft.drafts.gather_common_knowledge import gather_common_knowledge
from storycraft.drafts.grounds import grounds_of
from storycraft.drafts.propose_sources import propose_sources
from storycraft.drafts.read_sources import read_sources
from storycraft.receipts.check import Receipt, Sources, check_draft
from storycraft.receipts.second_opinion import weigh_opinions
from storycraft.receipts.verdict import confirm
from storycraft.services.read_workshop import Visit


def receipts_of(visit: Visit, draft: Draft) -> tuple[Receipt, ...]:
    """One receipt for each sentence, in order; only sentences that are new are checked.

    Second opinions are weighed, and a sentence is confirmed where those who said it have read it back and agreed.
    """
    workshop = visit.workshop
    said = workshop.heard_in(draft.language)
    known = gather_common_knowledge(workshop, visit.format, draft.language)
    receipts = check_draft(draft.paragraphs, said, workshop.groups, draft.frame, draft.language, known)
    if opinions := dict(draft.provenance.opinions):
        receipts = weigh_opinions(draft.sentences, receipts, opinions, sources_of(visit, draft.language))
    answers = visit.read_backs()
    if not latest_answers(draft, answers):
        return receipts
    agreed = confirmations(draft, grounds_of(draft, workshop, visit.format), workshop.groups, answers)
    return confirm(receipts, draft.sentences, agreed)


def keep_opinions(visit: Visit, draft: Draft, opinions: Mapping[Sentence, Opinion]) -> None:
    """Keep what a model thinks of a draft's sentences, with the draft.

    Raises:
        Refused: the draft is not the visitor's, was sealed since, or nothing may be changed now. NotFound: it is gone.
    """
    now = visit.reading_archive.draft(draft.id)
    visit.writing(Action.EDIT_DRAFT, now).add_opinions(draft.id, opinions)


def propose_points(
    visit: Visit, draft: Draft, sentence: Sentence, receipt: Receipt
) -> tuple[Contribution, ...]:
    """The points that a sentence without a source may stand on; none while points are hidden from the visitor."""
    if sentence.cites or not receipt.is_open:
        return ()
    ids = propose_sources(sentence.text, sources_of(visit, draft.language), draft.frame)
    points = (c for c in visit.workshop.contributions if c.id in ids and visit.is_shown(c))
    return tuple(sorted(points, key=lambda point: ids.index(point.id)))


def sources_of(visit: Visit, language: str) -> Sources:
    """The points as the receipts of a story in that language read them; made once for a state of the workshop."""
    return read_sources(visit.workshop, visit.format, language)
