"""Finds that nobody is told to have done what somebody was said to do: a part of the check of denials."""

from storycraft.domain.message import N_
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.clauses import clauses
from storycraft.receipts.facts.quantities import quantities
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.moods import ASKED, CONDITION, DOUBT, NEED, QUESTION, WISH, has_mood
from storycraft.text.questions import has_question
from storycraft.text.words import content

_SHARED = 2
"""Words that its clause must share with the points to tell of them what nobody did …"""
_MOST = 0.5
"""… which are so much of it."""
_KEEPS = (CONDITION, DOUBT, ASKED, QUESTION, WISH, NEED)


def nobody_did_it(claim: Claim) -> Failure | None:
    """ "Nobody" as the one who does it or to whom it is done, where no point denies any of the words beside it; a doubt.

    Not beside a number ("none under forty"), nor where something was done alone or for nothing, was asked, wished for,
    or thought possible: that is often told as a denial.
    """
    language = claim.language
    nobody = phrases(pack(language).negation.nobody)
    if not claim.cited or not nobody.search(claim.own_text) or has_mood(claim.own_text, _KEEPS, language):
        return None
    if was_done_alone(claim) or any(map(has_question, claim.said)):
        return None
    agreement = pack(language).agreement
    if any(phrases(f"{agreement.none_told}|{agreement.for_nothing}").search(said) for said in claim.told):
        return None
    told = Vocabulary(claim.told, language)
    denied = (c.text for said in claim.told for c in clauses(said, language) if c.negations or c.faint)
    withheld = Vocabulary(denied, language)
    for clause in clauses(claim.own_text, language):
        own = content(clause.text, language)
        much = len(told.covered(own)) >= max(_SHARED, _MOST * len(own))
        denies = clause.negations and nobody.search(clause.text) and not quantities(clause.text, language)
        if much and denies and not withheld.covered(own):
            return Failure(FailureKind.NEGATION, clause.negations[0], N_("denies what was said"), firm=False)
    return None


def was_done_alone(claim: Claim) -> bool:
    """Whether a point says that somebody did it alone, which tells that nobody helped."""
    return any(map(phrases(pack(claim.language).negation.alone).search, claim.said))
