"""Finds out whether a whole sentence was said as it stands, so that it is quoted without quotation marks too."""

import re
from collections.abc import Iterator

from storycraft.languages.negation_words import negations
from storycraft.receipts.verbatim import fold
from storycraft.text.moods import CONDITION, DOUBT, HEARSAY, has_mood, knows_moods
from storycraft.text.questions import QUESTION_MARKS, asks, has_question

_STOPS = f".!…。！{QUESTION_MARKS}"
_PAUSES = ",;:–—()、，；："
_JOINING = re.compile(r"(?<=[,;:–—]) (?:and|but|so|y|pero|et|mais|und|aber|e|mas|ma) ?$")
_SENTENCE_END = re.compile(rf"(?<![.!…{QUESTION_MARKS}])[.!…{QUESTION_MARKS}]++[)\]]?(?= |$)|[。！？]")
_SHORTEST = 3
"""Words of a part of a sentence that tells something by itself."""
_A_NAME = 1
"""Words before a colon that only name who speaks."""
_TRIED = 20
"""Places of the same words in one point that are looked at."""


def is_told_as_said(text: str, said: str, language: str) -> bool:
    """Whether a sentence is a whole sentence of what was said, or a run of whole clauses that means the same alone.

    The stop at the end is the writer's, but for a question mark. A part may not be cut off from a condition, a
    doubt or a "not" in the same sentence: "if the town paid, we would pave it" says nothing about paving alone. Nor may
    it be cut off from a clause that leads to it with a colon: "I dreamt: the town paves it".
    """
    told, source = fold(text), fold(said)
    asked, told = asks(told), told.rstrip(f"{_STOPS} ")
    if not told or told not in source:
        return False
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(source)), len(source)]
    return any(
        _stands_alone(
            source[max(end for end in ends if end <= start) : start],
            told,
            source[start + len(told) : min(end for end in ends if end >= start + len(told))],
            language,
            asked=asked,
        )
        for start in _places(told, source)
    )


def _places(told: str, source: str) -> Iterator[int]:
    start = source.find(told)
    for _ in range(_TRIED):
        if start < 0:
            return
        yield start
        start = source.find(told, start + 1)


def _stands_alone(before: str, told: str, behind: str, language: str, *, asked: bool) -> bool:
    """Whether words are whole clauses between what stands before and behind them in their sentence."""
    if asked is not has_question(behind[-2:]):
        return False
    dropped, rest = before.strip(" (["), behind.strip(f"{_STOPS} )]")
    if not dropped and not rest:
        return True
    lead = _JOINING.sub("", before).rstrip()
    if (dropped and lead[-1:] not in _PAUSES) or (rest and behind.lstrip()[:1] not in _PAUSES):
        return False
    if not knows_moods(language) or len(told.split()) < _SHORTEST or negations(dropped, language):
        return False
    if len(dropped.rpartition(":")[0].split()) > _A_NAME:
        return False
    return not any(has_mood(part, (CONDITION, DOUBT, HEARSAY), language) for part in (dropped, rest))
