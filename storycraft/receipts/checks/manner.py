"""Checks how somebody is said to have said it: a manner or a second deed that nobody told is no frame of a quotation."""

from collections.abc import Iterator

from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.moods import knows_moods, manners_in


def untold_manners(claim: Claim) -> Iterator[Failure]:
    """Words of how it was said ("bitterly", "and left the room") that stand in nothing told; a doubt."""
    if not claim.quoted or not claim.cited or not knows_moods(claim.language):
        return
    told = {words for text in claim.told for words in manners_in(text, claim.language)}
    for words in manners_in(claim.own_text, claim.language):
        if words not in told:
            why = "is how it was said, or what was done besides, and nobody told it"
            yield Failure(FailureKind.MANNER, words, why, firm=False)
