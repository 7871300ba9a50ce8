"""Finds what somebody did at one time and is told as what they still do: a part of the check of aspects."""

from storycraft.domain.message import Message
from storycraft.languages.negation_words import negations
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.moods import (
    ENDED,
    GOING_ON,
    HABIT,
    NOWADAYS,
    STILL,
    clauses_with_moods,
    has_mood,
    places_of,
)
from storycraft.text.phrases import spelled
from storycraft.text.words import content_stems


def ended_habit(claim: Claim) -> Failure | None:
    """A habit told with "still" that ended; a doubt.

    Not where something in a point goes on, nor where the telling denies something: "they still have no key".
    """
    language, text = claim.language, claim.own_text
    if (
        not places_of(text, STILL, language)
        or has_mood(text, (ENDED,), language)
        or negations(text, language)
    ):
        return None
    if any(has_mood(t, (GOING_ON,), language) or places_of(t, STILL, language) for t in claim.said):
        return None
    stems = frozenset(word.stem for word in claim.covered)
    for said in claim.said:
        if _is_over(said, stems, language):
            words = " ".join(word.text for word in claim.covered)
            why = Message("{what} (“{words}”)", what=Message("is told as going on; it ended"), words=said)
            return Failure(FailureKind.ASPECT, words, why, firm=False)
    return None


def _is_over(said: str, stems: frozenset[str], language: str) -> bool:
    """Whether of what is told again most stands beside a habit, and not behind the "now" that follows it.

    Without that "now" it must stand in clauses that say it ended.
    """
    first = next((end for _, end in places_of(said, HABIT, language)), len(said))
    now = next((start for start, _ in places_of(said, NOWADAYS, language) if start >= first), None)
    if now is None:
        return _has_ended(said, stems, language)
    words = spelled(said)
    before, behind = (
        len(content_stems(" ".join(part), language) & stems) for part in (words[:now], words[now:])
    )
    return before > behind


def _has_ended(said: str, stems: frozenset[str], language: str) -> bool:
    """Whether of what is told again most stands behind the words that say it ended: "the raft no longer ferries"."""
    found = clauses_with_moods(said, language)
    others = (len(clause.stems & stems) for clause in found if ENDED not in clause.moods)
    over = 0
    for clause in found:
        words = spelled(clause.text)
        for start, _ in places_of(clause.text, ENDED, language)[:1]:
            over = max(over, len(content_stems(" ".join(words[start:]), language) & stems))
    return over > 0 and over >= max(others, default=0)
