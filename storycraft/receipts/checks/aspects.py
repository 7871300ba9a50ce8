"""Checks that what ended, goes on, or is not done yet is not told otherwise."""

from collections.abc import Iterator

from storycraft.domain.message import Message
from storycraft.languages.negation_words import negations
from storycraft.receipts.checks.negation import clauses
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.moods import (
    DONE,
    ENDED,
    GOING_ON,
    NOT_YET,
    PAST,
    Clause,
    clauses_with_moods,
    knows_moods,
    moods,
)


def turned_aspects(claim: Claim) -> Iterator[Failure]:
    """An end that nobody told, one that is lost, and a thing told as done that is still going on; doubts."""
    language = claim.language
    if not claim.can_be_turned or not knows_moods(language):
        return
    told = moods(claim.own_text, language)
    known = [clause for text in claim.told for clause in clauses_with_moods(text, language)]
    stems = {word.stem for word in claim.covered}
    said = [clause for clause in known if clause.stems & stems]
    if not said or any(negations(clause.text, language) for clause in said):
        return
    kinds = frozenset[str]().union(*(clause.moods for clause in said))
    # What is remembered ("when I was a girl we sang") ended too.
    if ENDED in told and not kinds & {ENDED, PAST, NOT_YET}:
        yield _failure(claim, Message("is told as over; it goes on"), said[0])
    elif _denies(claim.own_text, language):
        return
    elif ENDED not in told and all(ENDED in clause.moods for clause in said):
        yield _failure(claim, Message("is told as going on; it ended"), said[0])
    elif DONE in told and not told & {GOING_ON, NOT_YET}:
        going = [clause for clause in said if clause.moods & {GOING_ON, NOT_YET} and DONE not in clause.moods]
        if len(going) == len(said):
            yield _failure(claim, Message("is told as done; it is not done yet"), going[0])


def _failure(claim: Claim, what: Message, said: Clause) -> Failure:
    words = " ".join(word.text for word in claim.covered)
    return Failure(
        FailureKind.ASPECT, words, Message("{what} (“{words}”)", what=what, words=said.text), firm=False
    )


def _denies(text: str, language: str) -> bool:
    """Whether a telling denies anything, also without a "not": "buckets are free" tells that charging ended."""
    return any(clause.negations or clause.faint for clause in clauses(text, language))
