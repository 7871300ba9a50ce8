"""Checks how somebody is said to have said it: a manner or a second deed that nobody told is no frame of a quotation."""

import re
from collections.abc import Iterator
from functools import cache

from storycraft.domain.message import N_
from storycraft.languages.entries import NOTHING
from storycraft.languages.pack import pack
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.moods import MANNER, knows_moods, marks_in
from storycraft.text.words import words


def untold_manners(claim: Claim) -> Iterator[Failure]:
    """Words of how it was said ("bitterly", "and left the room") or of who among many said it ("the oldest"); a doubt.

    What stands in the cited points, in a speaker's role or in the frame is told. Where nothing is quoted there must be
    a verb of saying: "they laughed at the cold kiln" is no manner.
    """
    if not claim.cited or not knows_moods(claim.language) or not _reports(claim):
        return
    for phrase in marks_in(claim.own_text, MANNER, claim.language):
        said = [word for word in words(phrase, claim.language) if not word.small]
        if not all(claim.vocabulary.has(word.stem) for word in said):
            why = N_("is how it was said, who of many said it, or what was done besides, and nobody told it")
            yield Failure(FailureKind.MANNER, phrase, why, firm=False)


def _reports(claim: Claim) -> bool:
    return bool(claim.quoted) or bool(_saying(claim.language).search(claim.own_text))


@cache
def _saying(language: str) -> re.Pattern[str]:
    known = pack(language)
    words_of_saying = "|".join(sorted(known.connectives.speaking)) or NOTHING
    return re.compile(
        rf"\b(?:{known.attribution.saying}|{known.attribution.reporting}|{words_of_saying})\b", re.IGNORECASE
    )
