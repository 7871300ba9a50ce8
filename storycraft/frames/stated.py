"""Finds what a sentence states: not what it wishes, asks, plans, denies, or passes on from others."""

import itertools
import re

from storycraft.languages.pack import pack, phrases
from storycraft.text.moods import CONDITION, HEARSAY, MAYBE, PLAN, has_mood
from storycraft.text.questions import asks

LONGEST = 400
"""The longest sentence, in characters, that is looked into: a longer one tells of more than one event."""
ENDS = re.compile(r"[,;:.!?()\[\]{}–—|/«»“”„\"¦]")
"""Where a clause ends for certain, or what is hidden begins."""
HIDDEN = "¦"
"""Stands for each character that states nothing, so that no phrase is found across it."""

NO_EVENT = (MAYBE, PLAN, CONDITION)
"""Moods in which nothing has happened. Wishing, needing and doubting are events themselves: "she waited for the boat"."""


def stated(sentence: str, language: str) -> str:
    """The sentence, equally long, with `¦` for each character of a part that does not state what happened.

    Nothing is left of a question, of hearsay, and of what is possible, planned or conditional. Of others, clauses
    with a word of denial and clauses about a thing ("the list that hangs in the hall") are hidden.
    """
    words = pack(language).frame
    if (
        len(sentence) > LONGEST
        or asks(sentence)
        or has_mood(sentence, NO_EVENT, language)
        or _finds(words.untold, sentence)
        or is_hearsay(sentence, language)
    ):
        return HIDDEN * len(sentence)
    return _without_denials(_without_relatives(sentence, words.relative), language)


def is_hearsay(sentence: str, language: str) -> bool:
    """Whether the sentence passes on what others tell."""
    return has_mood(sentence, {HEARSAY}, language) or _finds(pack(language).frame.retold, sentence)


def _finds(rule: str, sentence: str) -> bool:
    return bool(phrases(rule).search(sentence))


def _without_relatives(sentence: str, relative: str) -> str:
    left = sentence
    for match in phrases(relative).finditer(sentence):
        if left[match.start()] != HIDDEN:
            end = ENDS.search(sentence, match.end())
            left = _hide(left, match.start(), end.start() if end else len(sentence))
    return left


def _without_denials(sentence: str, language: str) -> str:
    denial = pack(language).negation
    left = sentence
    for start, end in _clauses(sentence, language):
        clause = phrases(denial.deny_nothing).sub("", sentence[start:end])
        if phrases(denial.words).search(clause):
            left = _hide(left, start, end)
    return left


def _clauses(sentence: str, language: str) -> list[tuple[int, int]]:
    """Where each clause stands: they end at punctuation, and before words such as "and" or "but"."""
    cuts = {0, len(sentence)}
    cuts |= {match.end() for match in ENDS.finditer(sentence)}
    cuts |= {match.start() for match in phrases(pack(language).negation.clauses).finditer(sentence)}
    ordered = sorted(cuts)
    return list(itertools.pairwise(ordered))


def _hide(text: str, start: int, end: int) -> str:
    return text[:start] + HIDDEN * (end - start) + text[end:]
