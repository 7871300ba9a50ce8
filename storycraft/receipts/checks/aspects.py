"""Checks that what ended, goes on, or is not done yet is not told otherwise."""

from collections.abc import Iterator

from storycraft.domain.message import Message
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases, phrases_before
from storycraft.receipts.checks.ended_habits import ended_habit
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.clauses import Clause as Denied
from storycraft.receipts.facts.clauses import clauses
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import FEW
from storycraft.text.moods import (
    BEGUN,
    BY_NOW,
    CONDITION,
    DONE,
    ENDED,
    GOING_ON,
    HABIT,
    MAYBE,
    NEED,
    NOT_YET,
    NOWADAYS,
    PAST,
    PLAN,
    WISH,
    Clause,
    clauses_with_moods,
    knows_moods,
    marks_in,
    moods,
    places_of,
)
from storycraft.text.spans import before
from storycraft.text.words import content_stems

_NOT_BEGUN = frozenset((CONDITION, PLAN, WISH, NEED, MAYBE, NOT_YET))
_BEHIND_US = frozenset((BY_NOW, PAST, DONE, ENDED))
_NOT_DONE = frozenset((GOING_ON, NOT_YET, BEGUN))
_OF_EVERY_WEEK = frozenset(("time", "part of day", "midnight", "day", "weekend"))
"""The times that come again within a week."""
_HOURS = 24


def turned_aspects(claim: Claim) -> Iterator[Failure]:
    """An end that nobody told, one that is lost, and a thing told as done that is still going on; doubts."""
    language = claim.language
    if not claim.can_be_turned or not knows_moods(language):
        return
    if turned := _turned_ends(claim) or _begun_too_early(claim):
        yield turned
    if ended := _ended_before(claim) or ended_habit(claim):
        yield ended
        return
    stems = {word.stem for word in claim.covered}
    known = [clause for text in claim.told for clause in clauses_with_moods(text, language)]
    most = max((len(clause.stems & stems) for clause in known), default=0)
    # The clauses of which most is told: another one may deny something else.
    said = [clause for clause in known if most and len(clause.stems & stems) == most]
    if not said or any(_is_denied(clause.text, language) for clause in said):
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
    elif (
        ENDED not in told
        and not _lasted(claim)
        and not _tells_what_is_now(claim)
        and all(ENDED in clause.moods for clause in said)
    ):
        yield _failure(claim, Message("is told as going on; it ended"), said[0])
    elif DONE in told and not told & _NOT_DONE:
        going = [clause for clause in said if clause.moods & _NOT_DONE and DONE not in clause.moods]
        if len(going) == len(said):
            yield _failure(claim, Message("is told as done; it is not done yet"), going[0])


def _tells_what_is_now(claim: Claim) -> bool:
    """Whether it sets what is done now against what was, as a point does: "the machine now cuts what they cut by hand"."""
    language = claim.language
    if not any(places_of(claim.own_text, kind, language) for kind in (HABIT, NOWADAYS)):
        return False
    return any(places_of(said, NOWADAYS, language) for said in claim.said)


def _lasted(claim: Claim) -> bool:
    """Whether it is told up to when something was so: "she rowed until it snowed" tells that it ended.

    "She still rows until late" and "she rows until nine" do not: what ends every day goes on.
    """
    text, until = claim.own_text, pack(claim.language).dates.until
    told = moods(text, claim.language)
    if GOING_ON in told or PAST not in told or not phrases(until).search(text):
        return False
    found = specifics(text, claim.language)
    daily = [m.start for m in found.moments if m.kind in _OF_EVERY_WEEK]
    daily += [q.number.start for q in found.quantities if not q.unit and q.number.value <= _HOURS]
    return not any(phrases_before(until).search(before(text, start)) for start in daily)


def _turned_ends(claim: Claim) -> Failure | None:
    """A time until which it lasted, told as the time since when, or the other way round."""
    since, until = _bounds(claim.own_text, claim.language)
    for text in claim.told:
        began, ended = _bounds(text, claim.language)
        if turned := (since & ended) - began or (until & began) - ended:
            why = Message("is told as its end or its beginning, and was the other (“{words}”)", words=text)
            return Failure(FailureKind.ASPECT, min(turned), why, firm=False)
    return None


def _ended_before(claim: Claim) -> Failure | None:
    """What is told with "still" where a point says that it ended, and nothing in it that goes on."""
    language, text = claim.language, claim.own_text
    if GOING_ON not in (own := moods(text, language)) or ENDED in own or _denies(text, language):
        return None
    stems = frozenset(word.stem for word in claim.covered)
    over = [said for said in claim.said if _ends(said, stems, language)]
    if len(over) < len(claim.said) or any(GOING_ON in moods(said, language) for said in over):
        return None
    words = " ".join(word.text for word in claim.covered)
    why = Message("{what} (“{words}”)", what=Message("is told as going on; it ended"), words=over[0])
    return Failure(FailureKind.ASPECT, words, why, firm=False) if over else None


def _ends(text: str, stems: frozenset[str], language: str) -> bool:
    """Whether what has most of these words ended there, or a clause says so that names nothing else: "I stopped that".

    One way to part a text leaves "the raft, nobody tars it" whole, the other "já não | se canta".
    """
    for known in (clauses(text, language), clauses_with_moods(text, language)):
        most = max((len(clause.stems & stems) for clause in known), default=0)
        said = [clause for clause in known if most and len(clause.stems & stems) == most]
        over = [clause for clause in known if ENDED in moods(clause.text, language)]
        if said and (all(clause in over for clause in said) or any(_told(clause, stems) for clause in over)):
            return True
    ends = ((clause.stems, marks_in(clause.text, ENDED, language)) for clause in clauses(text, language))
    return any(marks and named <= content_stems(" ".join(marks), language) for named, marks in ends)


def _told(clause: Denied | Clause, stems: frozenset[str]) -> bool:
    """Whether a clause is told again by more than one word."""
    return len(clause.stems & stems) >= FEW


def _begun_too_early(claim: Claim) -> Failure | None:
    """What is to come at a time of the year, told with "already", "now" or "since"."""
    language, own = claim.language, moods(claim.own_text, claim.language)
    if BY_NOW not in own or own & _NOT_BEGUN:
        return None
    if any(moods(text, language) & _BEHIND_US for text in claim.said):
        return None
    for text in claim.said:
        if _of_the_year(text, language):
            words = " ".join(word.text for word in claim.covered)
            why = Message("is told as begun; it was said of a time to come (“{words}”)", words=text)
            return Failure(FailureKind.ASPECT, words, why, firm=False)
    return None


def _of_the_year(text: str, language: str) -> bool:
    """Whether a text names a month, a season or a holiday."""
    found = specifics(text, language).moments
    return any(m.kind in ("month", "season", "holiday") for m in found)


def _bounds(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The times and numbers behind "since", and those behind "until"."""
    known, found = pack(language).dates, specifics(text, language)
    times = [(m.words.casefold(), m.start) for m in found.moments]
    times += [(q.number.words.casefold(), q.number.start) for q in found.quantities]
    since, until = (
        frozenset(words for words, start in times if phrases_before(rule).search(before(text, start)))
        for rule in (known.since, known.until)
    )
    return since, until


def _failure(claim: Claim, what: Message, said: Clause) -> Failure:
    words = " ".join(word.text for word in claim.covered)
    return Failure(
        FailureKind.ASPECT, words, Message("{what} (“{words}”)", what=what, words=said.text), firm=False
    )


def _is_denied(text: str, language: str) -> bool:
    """Whether a clause is denied by more than "without", which denies what was not used and leaves the deed."""
    without = phrases(pack(language).negation.without)
    return any(not without.fullmatch(word) for word in negations(text, language))


def _denies(text: str, language: str) -> bool:
    """Whether a telling denies anything, also without a "not": "buckets are free" tells that charging ended."""
    return any(_is_denied(clause.text, language) or clause.faint for clause in clauses(text, language))
