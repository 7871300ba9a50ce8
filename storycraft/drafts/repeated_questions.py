"""Finds a question that asks again what another one asks in other words."""

import re
from collections.abc import Iterable, Sequence

from storycraft.text.questions import QUESTION_MARKS
from storycraft.text.words import content_stems

_ALIKE = 0.6
"""Of 1: the share of the content words of the shorter of two questions in the other, from which they ask the same."""
_FEW = 3
"""Content words of the shorter question, with fewer of which both must have the same: "Will the mill be sold?"."""


def without_repeated(questions: Iterable[str], asked: Iterable[str], language: str) -> tuple[str, ...]:
    """The questions that ask something that none of the others `asked`."""
    known = [stems for question in asked for stems in _each(question, language)]
    return tuple(q for q in questions if not _is_asked(_each(q, language), known))


def without_covered(lines: Iterable[str], questions: Iterable[str], language: str) -> tuple[str, ...]:
    """The lines of which no question holds most words: one that asks about less leaves a line open."""
    known = [content_stems(question, language) for question in questions]
    said = ((line, content_stems(line, language)) for line in lines)
    return tuple(line for line, words in said if not any(_holds(words, other) for other in known))


def _holds(words: frozenset[str], other: frozenset[str]) -> bool:
    return len(words & other) >= _ALIKE * max(1, len(words))


def _is_asked(each: Iterable[frozenset[str]], known: Sequence[frozenset[str]]) -> bool:
    return all(any(_same(stems, other) for other in known) for stems in each)


def _each(question: str, language: str) -> list[frozenset[str]]:
    """What each question of a text asks; what stands behind the last one only tells about it."""
    parts = re.split(f"[{QUESTION_MARKS}]", question)
    return [content_stems(part, language) for part in (parts[:-1] or parts)]


def asks_no_more(question: str, other: str, language: str) -> bool:
    """Whether each content word of a question stands in the other, which may be asked at more length."""
    words, said = (frozenset[str]().union(*_each(text, language)) for text in (question, other))
    return len(words) > 1 and words <= said


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    if least < _FEW:
        return least > 1 and one == other
    return len(one & other) >= _ALIKE * least
