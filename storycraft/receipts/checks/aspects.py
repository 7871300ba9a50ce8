"""Checks that what ended, goes on, or is not done yet is not told otherwise."""

import unicodedata
from collections.abc import Iterator

from storycraft.domain.message import Message
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases_before
from storycraft.receipts.checks.negation import clauses
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.moods import (
    BEGUN,
    DONE,
    ENDED,
    GOING_ON,
    NOT_YET,
    PAST,
    Clause,
    clauses_with_moods,
    knows_moods,
)
from storycraft.text.spans import before

_NOT_DONE = frozenset((GOING_ON, NOT_YET, BEGUN))


def turned_aspects(claim: Claim) -> Iterator[Failure]:
    """An end that nobody told, one that is lost, and a thing told as done that is still going on; doubts."""
    language = claim.language
    if not claim.can_be_turned or not knows_moods(language):
        return
    if turned := _turned_ends(claim):
        yield turned
    stems = {word.stem for word in claim.covered}
    known = [clause for text in claim.told for clause in clauses_with_moods(text, language)]
    most = max((len(clause.stems & stems) for clause in known), default=0)
    # The clauses of which most is told: another one may deny something else.
    said = [clause for clause in known if most and len(clause.stems & stems) == most]
    if not said or any(negations(clause.text, language) for clause in said):
        return
    # "The other no longer" says of something else, in a clause without a word that was told, that it ended.
    own = [c for c in clauses_with_moods(claim.own_text, language) if any(c.stems & o.stems for o in said)]
    told = frozenset[str]().union(*(clause.moods for clause in own))
    around = [clause for clause in known if clause.stems & stems]
    kinds = frozenset[str]().union(*(clause.moods for clause in around))
    over = kinds & {ENDED, PAST, NOT_YET} or any(negations(clause.text, language) for clause in around)
    # What is remembered ("when I was a girl we sang") ended too.
    still = [clause for clause in around if GOING_ON in clause.moods and not clause.moods & {ENDED, NOT_YET}]
    if ENDED in told and (not over or (still and ENDED not in kinds)):
        yield _failure(claim, Message("is told as over; it goes on"), (*still, *said)[0])
    elif _denies(claim.own_text, language):
        return
    elif ENDED not in told and all(ENDED in clause.moods for clause in said):
        yield _failure(claim, Message("is told as going on; it ended"), said[0])
    elif DONE in told and not told & _NOT_DONE:
        going = [clause for clause in said if clause.moods & _NOT_DONE and DONE not in clause.moods]
        if len(going) == len(said):
            yield _failure(claim, Message("is told as done; it is not done yet"), going[0])


def _turned_ends(claim: Claim) -> Failure | None:
    """A time until which it lasted, told as the time since when, or the other way round."""
    since, until = _bounds(claim.own_text, claim.language)
    for text in claim.told:
        began, ended = _bounds(text, claim.language)
        if turned := (since & ended) - began or (until & began) - ended:
            why = Message("is told as its end or its beginning, and was the other (“{words}”)", words=text)
            return Failure(FailureKind.ASPECT, min(turned), why, firm=False)
    return None


def _bounds(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The times and numbers behind "since", and those behind "until"."""
    known, found = pack(language).dates, specifics(text, language)
    times = [(m.words.casefold(), m.start) for m in found.moments]
    times += [(q.number.words.casefold(), q.number.start) for q in found.quantities]
    plain = unicodedata.normalize("NFKC", text)
    since, until = (
        frozenset(words for words, start in times if phrases_before(rule).search(before(plain, start)))
        for rule in (known.since, known.until)
    )
    return since, until


def _failure(claim: Claim, what: Message, said: Clause) -> Failure:
    words = " ".join(word.text for word in claim.covered)
    return Failure(
        FailureKind.ASPECT, words, Message("{what} (“{words}”)", what=what, words=said.text), firm=False
    )


def _denies(text: str, language: str) -> bool:
    """Whether a telling denies anything, also without a "not": "buckets are free" tells that charging ended."""
    return any(clause.negations or clause.faint for clause in clauses(text, language))
