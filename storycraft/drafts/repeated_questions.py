"""Finds a question that asks again what another one asks in other words."""

from collections.abc import Iterable

from storycraft.text.words import content

_ALIKE = 0.6
"""Of 1: the share of the content words of the shorter of two questions in the other, from which they ask the same."""
_FEW = 3
"""Content words of the shorter question, with fewer of which both must have the same: "Will the mill be sold?"."""


def without_repeated(questions: Iterable[str], asked: Iterable[str], language: str) -> tuple[str, ...]:
    """The questions that ask something that none of the others `asked`."""
    known = [_stems(question, language) for question in asked]
    return tuple(q for q in questions if not any(_same(_stems(q, language), other) for other in known))


def asks_no_more(question: str, other: str, language: str) -> bool:
    """Whether each content word of a question stands in the other, which may be asked at more length."""
    words = _stems(question, language)
    return len(words) > 1 and words <= _stems(other, language)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    if least < _FEW:
        return least > 1 and one == other
    return len(one & other) >= _ALIKE * least


def _stems(question: str, language: str) -> frozenset[str]:
    # What stands behind the question tells about it: "Who keeps the bell? The pilot asked."
    asked, mark, _about = question.partition("?")
    return frozenset(word.stem for word in content(asked + mark, language))
