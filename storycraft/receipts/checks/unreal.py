"""Checks that a wish, a need, a plan, a condition, a question or hearsay is not told as a fact."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from storycraft.domain.message import Message
from storycraft.languages.negation_words import negations
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.things_of_conditions import keeps_condition
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import ONLY_UNREAL, WORDS_UNREAL
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.moods import (
    ANYBODY,
    ASKED,
    CONDITION,
    DOUBT,
    HEARSAY,
    MAYBE,
    NEED,
    OBLIGED,
    OF_A_WISH,
    ORDER,
    PLAN,
    QUESTION,
    WHEN,
    WHOEVER,
    WISH,
    Clause,
    clauses_with_moods,
    has_mood,
    knows_moods,
    marks_in,
    moods,
)
from storycraft.text.phrases import spelled
from storycraft.text.words import content, stem

_STOP = re.compile(r"[,;:.!?…–—]")
_UNREAL = {
    HEARSAY: Message("was only heard of"),
    QUESTION: Message("was asked"),
    CONDITION: Message("stands under a condition"),
    ORDER: Message("was proposed"),
    WISH: Message("was wished for"),
    NEED: Message("was needed"),
    MAYBE: Message("was thought possible"),
    PLAN: Message("was planned"),
}
"""What no fact is, and how to say so; of several that a clause has, the first is named."""
_WILLED = frozenset((ORDER, WISH, NEED, PLAN))
_DENIED = _WILLED | {MAYBE}
"""What a denial turns into no wish, or into what was: "without them we would never have …"."""
_TOLD_SO = {*_UNREAL, ASKED, DOUBT, OF_A_WISH}
"""By which a telling keeps it: a doubt and the word "idea" are enough."""
_NOT_ENOUGH = {
    HEARSAY: {ORDER, WISH, PLAN, CONDITION, WHEN, WHOEVER, OF_A_WISH},
    CONDITION: {PLAN, NEED},
    QUESTION: {PLAN, NEED, WHEN, WHOEVER},
}
"""What does not keep it: "we are going to" is no condition, and "when" and "whoever" keep nothing but one."""


def facts_made_of_wishes(claim: Claim) -> Iterator[Failure]:
    """A fact whose words stand only in clauses that do not say it is one; a doubt."""
    language = claim.language
    if not claim.can_be_turned or not knows_moods(language):
        return
    kept = moods(claim.own_text, language) & (_TOLD_SO | {WHEN})
    said = [
        (clause, _kind(clause, mine - _too_weak(clause, text, claim.own_text, language), language))
        for text in (*claim.said, *claim.told_frame)
        for mine in [kept | _conditions_kept(text, claim.own_text, language)]
        for clause in clauses_with_moods(text, language)
    ]
    unreal = [(clause, kind) for clause, kind in said if kind]
    if not unreal:
        return
    denies = bool(negations(claim.own_text, language))
    # "They say it bites; I never saw it bite": what is denied affirms nothing.
    real = _Said(
        (c.text for c, kind in said if not kind and (denies or not negations(c.text, language))), language
    )
    willed = _Said((clause.text for clause, kind in unreal if kind in _WILLED), language)
    other = _Said((clause.text for clause, kind in unreal if kind not in _WILLED), language)
    denied = _denied(claim.own_text, language)
    only = [
        word
        for word in _told(claim)
        if not real.has(word) and (other.has(word) or (willed.has(word) and denied.isdisjoint(spelled(word))))
    ]
    if not only or len(only) < ONLY_UNREAL * len(claim.covered):
        return
    looked_for = Counter(word for told in only for word in spelled(told))
    source, kind = max(unreal, key=lambda pair: sum(looked_for[w] for w in set(spelled(pair[0].text))))
    if len(only) < WORDS_UNREAL and kind not in _WILLED | {CONDITION}:
        return
    why = Message("is told as a fact; it {how} (“{words}”)", how=_UNREAL[kind], words=source.text)
    yield Failure(FailureKind.MOOD, " ".join(only), why, firm=False)


def _denied(text: str, language: str) -> frozenset[str]:
    """The words of the clauses that deny: "they have no room yet" makes no fact of a wish for a room."""
    denying = (
        clause.text for clause in clauses_with_moods(text, language) if negations(clause.text, language)
    )
    return frozenset(word for clause in denying for word in spelled(clause))


def _told(claim: Claim) -> list[str]:
    """The words of a telling that were told, and its times and numbers."""
    places = {word.start: word.text for word in claim.covered}
    places |= {start: claim.own_text[start:end] for start, end in claim.checked_spans}
    return [places[start] for start in sorted(places)]


class _Said:
    """Some clauses: which words stand in them, in any form; of a time in several words, whether all do."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        said = [spelled(text) for text in texts]
        self._vocabulary = Vocabulary((" ".join(words) for words in said), language)
        self._words = frozenset[str]().union(*said)
        self._language = language

    def has(self, told: str) -> bool:
        parts = spelled(told)
        if len(parts) == 1 and self._vocabulary.has(stem(parts[0], self._language)):
            return True
        return bool(parts) and self._words.issuperset(parts)


def _too_weak(clause: Clause, said: str, text: str, language: str) -> frozenset[str]:
    """The moods of a telling that keep nothing of this clause: words of the point itself, and "must" of a question."""
    weak = _told_again(clause, said, text, language)
    if QUESTION in clause.moods and not has_mood(said, (CONDITION,), language):
        marks, obliged = (set(marks_in(text, kind, language)) for kind in (OF_A_WISH, OBLIGED))
        return weak | {OF_A_WISH} if marks <= obliged else weak
    return weak


def _told_again(clause: Clause, said: str, text: str, language: str) -> frozenset[str]:
    """The weak marks of a telling that are words of the point itself: "has to" keeps nothing of "Who has to go?"."""
    weak = (OF_A_WISH, MAYBE) if QUESTION in clause.moods else (OF_A_WISH,)
    return frozenset(
        kind
        for kind in weak
        if has_mood(said, (kind,), language)
        and _stems(said, language).issuperset(
            stem(word, language) for mark in marks_in(text, kind, language) for word in mark.split()
        )
    )


@lru_cache(maxsize=256)
def _stems(text: str, language: str) -> frozenset[str]:
    """Of all words of a text, small ones among them: each clause of a telling is held against those of a point."""
    return frozenset(stem(word, language) for word in spelled(text))


def _conditions_kept(said: str, text: str, language: str) -> frozenset[str]:
    """By what a telling keeps a condition of this point without a word for it: it names what it hangs on, or who meets it."""
    kept = frozenset((CONDITION,)) if keeps_condition(text, (said,), language) else frozenset[str]()
    return kept | _names_who_meets_it(said, text, language)


def _names_who_meets_it(said: str, text: str, language: str) -> frozenset[str]:
    """WHOEVER, where a telling tells so who meets a condition of anybody: "who asks" for "if somebody asks"."""
    met, told = _pieces(said, ANYBODY, language), _pieces(text, WHOEVER, language)
    known = Vocabulary(met, language) if met and told else None
    if not known:
        return frozenset()
    # "Asks" is so common a word that it tells nothing elsewhere; where the condition has no other, it does.
    common = frozenset[str]() if known.stems else _stems(" ".join(met), language)
    shared = any(known.has(word.stem) for piece in told for word in content(piece, language))
    return frozenset((WHOEVER,)) if shared or common & _stems(" ".join(told), language) else frozenset()


def _pieces(text: str, mood: str, language: str) -> list[str]:
    """What stands between two stops and has a word of this mood."""
    if not has_mood(text, (mood,), language):
        return []
    return [piece for piece in _STOP.split(text) if has_mood(piece, (mood,), language)]


def _kind(clause: Clause, kept: frozenset[str], language: str) -> str:
    """What keeps a clause from being a fact, unless the telling says so too; a wish that is denied is none."""
    kinds = [kind for kind in _UNREAL if kind in clause.moods]
    if not kinds or (kinds[0] in _DENIED and negations(clause.text, language)):
        return ""
    return "" if kept - _NOT_ENOUGH.get(kinds[0], {WHEN, WHOEVER}) else kinds[0]
