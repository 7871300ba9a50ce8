"""The teller's own words, held against what was told, however they say it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from storycraft.domain.message import N_
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import ENOUGH, LEADING, LITTLE, STRETCH
from storycraft.receipts.vocabulary import share
from storycraft.text.words import Word


def untold_words(claim: Claim) -> Iterator[Failure]:
    """Words of which too few were told by what is cited, or a stretch of which none was."""
    if not claim.cited or not claim.words:
        return
    if claim.quoted:
        if len(claim.words) >= LEADING and share(claim.words, claim.covered) < LITTLE:
            yield _not_told(claim, firm=False)
    elif _carried_share(claim) < ENOUGH:
        plainly = (len(claim.covered) + claim.anchors) / (len(claim.words) + claim.anchors)
        yield _not_told(claim, firm=plainly < LITTLE)
    elif stretch := _untold_stretch(claim):
        yield Failure(FailureKind.CONTENT, stretch, N_("was told by nobody"), firm=False)


def _carried_share(claim: Claim) -> float:
    """Of 1: how much of the words is told, where a word that every point of a room says weighs little."""
    weight = sum(claim.sources.weight(word) for word in claim.covered)
    strange = len(claim.words) - len(claim.covered)
    return (weight + claim.anchors) / (weight + strange + claim.anchors)


def _not_told(claim: Claim, *, firm: bool) -> Failure:
    words = " ".join(word.text for word in claim.strange)
    return Failure(FailureKind.CONTENT, words, N_("stands in none of the cited points"), firm)


def _untold_stretch(claim: Claim) -> str:
    """The first run of words within a clause that nobody told, from the first to the last; "" where none is long."""
    starts = sorted(start for start, _ in claim.checked_spans)
    run: list[Word] = []
    for word in claim.words:
        if run and _is_parted(claim.own_text, starts, run[-1], word):
            run = []
        run = [] if claim.vocabulary.has(word.stem) else [*run, word]
        if len(run) == STRETCH:
            return claim.own_text[run[0].start : word.start + len(word.text)]
    return ""


def _is_parted(text: str, starts: list[int], one: Word, other: Word) -> bool:
    """Whether a stop, or something that has a check of its own, stands between two words."""
    told = bisect_left(starts, one.start) < bisect_left(starts, other.start)
    return told or bool(re.search(r"[,;:–—]", text[one.start : other.start]))
