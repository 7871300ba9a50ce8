"""Titles a theme: the most telling clause of a central point, in people's words, never cut within a word."""

import re
from collections.abc import Collection, Mapping

from storycraft.domain.workshop import Contribution, Lane
from storycraft.languages.pack import pack, phrases
from storycraft.text.points_back import points_back
from storycraft.text.questions import QUESTION_MARKS, asks, has_question
from storycraft.text.words import base_language, function_words, words
from storycraft.threads.find_themes import Theme
from storycraft.threads.lanes import seeded_lane
from storycraft.threads.title_clauses import (
    FEWEST,
    LONGEST,
    MARKED_EDGES,
    MOST,
    Clause,
    balanced,
    clauses_of,
)

_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_READ = 600
"""Characters of a point that are looked at for a title."""
_ASKED = 1.0
"""What a question loses as the title of a thread in which others answer it, or tell of the matter."""
_UNASKED = 3.0
"""What words of a point that asks lose where they ask nothing."""
_CENTRAL = 12
"""Points that are looked at, the most central first."""


def title_of(theme: Theme, language: str, taken: Collection[str] = ()) -> str:
    """The title of a theme; where it can be, none that is `taken` already."""
    weights = dict(theme.weights)
    central = theme.nearest[:_CENTRAL]
    stated = any(not _asked(point) for point in theme.points)
    tries = [
        (
            _worth(clause, weights, spoken)
            - (_UNASKED if _asked(point) else 0.4) * (_asked(point) != asks(clause.text))
            - _ASKED * (stated and asks(clause.text))
            - 0.08 * place,
            clause.text,
        )
        for place, point in enumerate(central)
        for text in (point.text[:_READ],)
        for spoken in (point.language or language,)
        for clause in clauses_of(text, spoken)
    ]
    tries.sort(key=lambda pair: -round(pair[0], 6))
    best = next((clause for _, clause in tries if _capital(clause) not in taken), "")
    return _capital(best or _shortest([" ".join(point.text[:_READ].split()) for point in central], language))


def _asked(point: Contribution) -> bool:
    """Whether a point asks: it ends as a question, or was told as one and has a question in it."""
    return asks(point.text) or (seeded_lane(point) is Lane.QUESTION and has_question(point.text))


def _worth(clause: Clause, weights: Mapping[str, float], language: str) -> float:
    """How much of the theme a clause tells: the words that its points share, said shortly, as a whole clause."""
    text = clause.text
    telling = [word for word in words(text, language) if not word.small]
    if not telling:
        return -3.0
    said = len(text.rstrip(QUESTION_MARKS).split())
    shared = sum(weights.get(stem, 0.0) for stem in {word.stem for word in telling})
    dense = len(telling) / max(said, len(telling))
    clauses = phrases(pack(language).negation.clauses)
    asked = text[-1] in QUESTION_MARKS
    return (
        2.2 * min(shared, 2.0)
        + 0.5 * dense
        + 2.6 * clause.whole
        - 0.4 * (clause.whole < 1 and _is_small(text.split()[-1], language))
        - 1.5 * (not asked and bool(clauses.match(text)))
        - 1.5 * points_back(text, language)
        - 0.2 * bool(clauses.search(text))
        - 0.8 * max(0, FEWEST - said)
        - 0.5 * min(max(0, said - MOST), MOST // 2)
        - 2.0 * (not balanced(text))
        - 3.0 * bool(_ADDRESS.search(text))
    )


def _is_small(word: str, language: str) -> bool:
    return word.strip(MARKED_EDGES).casefold() in function_words(base_language(language))


def _shortest(texts: list[str], language: str) -> str:
    """The shortest text, as far as a title goes, without breaking a word or ending in a small one.

    It goes on for want of better where what would be cut off denies something: "we bring what we do not know".
    """
    told = min(texts, key=len).strip(MARKED_EDGES)
    said = told.split(" ")
    kept = said[:MOST]
    denies = phrases(pack(language).negation.words).search(" ".join(said[MOST:]))
    if len(told) <= LONGEST and (denies or len(said) <= MOST):
        return told
    while len(kept) > 1 and (len(" ".join(kept)) > LONGEST or _is_small(kept[-1], language)):
        kept.pop()
    return " ".join(kept)[:LONGEST].rstrip(MARKED_EDGES)


def _capital(title: str) -> str:
    """A title as its language writes it: its first letter a capital where it has them, also behind "¿" or a mark."""
    start = next((place for place, sign in enumerate(title) if sign.isalnum()), 0)
    first = title[start : start + 1].upper()
    return title if len(first) != 1 else title[:start] + first + title[start + 1 :]
