"""Titles a theme: the most telling clause of a central point, in people's words, never cut within a word."""

import re
from collections.abc import Collection, Iterator, Mapping

from storycraft.languages.pack import pack, phrases
from storycraft.text.words import base_language, function_words, words
from storycraft.threads.find_themes import Theme

FEWEST, MOST = 3, 8
"""Words of a title."""
_LONGEST = 80
_READ = 600
"""Characters of a point that are looked at for a title."""
_CENTRAL = 8
"""Points that are looked at, the most central first."""
_PAUSE = re.compile(r"(?<![,;:.!?…])[,;:.!?…]++(?=[\s\"'”’»)\]]|$)|[()\[\]。，、；：！？（）]|\s[–—-]+\s")
_EDGES = " \t\"'“”„«»‘’‹›*_.,;:…"
_ASKS = "?？؟"


def title_of(theme: Theme, language: str, taken: Collection[str] = ()) -> str:
    """The title of a theme; where it can be, none that is `taken` already."""
    weights = dict(theme.weights)
    central = theme.nearest[:_CENTRAL]
    tries = [
        (_worth(clause, whole, weights, point.language or language) - 0.1 * place, clause)
        for place, point in enumerate(central)
        for clause, whole in _clauses(" ".join(point.text[:_READ].split()), point.language or language)
    ]
    tries.sort(key=lambda pair: -round(pair[0], 6))
    best = next((clause for _, clause in tries if _capital(clause) not in taken), "")
    return _capital(best or _shortest([" ".join(point.text.split()) for point in central]))


def _clauses(text: str, language: str) -> Iterator[tuple[str, float]]:
    """The clauses of a text that make a title, each with how whole it is, from 0 to 1."""
    for clause in _between_pauses(text):
        said = clause.split()
        if len(said) == 1 and len(clause) > _LONGEST // 3:
            continue
        if len(said) <= MOST and len(clause) <= _LONGEST:
            yield clause, 1.0
            continue
        mark = clause[-1] if clause[-1] in _ASKS else ""
        ends = ((_ends_well(said, end, language), end) for end in range(FEWEST, min(MOST, len(said) - 1) + 1))
        well, end = max(ends)
        if well >= 0 and len(part := " ".join(said[:end]).rstrip(_EDGES)) <= _LONGEST:
            yield part + mark, well


def _ends_well(said: list[str], end: int, language: str) -> float:
    """How well the first words of a clause stand without the rest, -1 where they don't: they end with a telling word.

    Best before a conjunction, well before another small word, badly with a conjunction among them.
    """
    if _is_small(said[end - 1], language) or not _is_small(said[end], language):
        return -1.0
    if _leaning(language).search(" ".join(said[1:end])):
        return 0.0
    return 0.7 if _leaning(language).match(said[end]) else 0.3


def _between_pauses(text: str) -> Iterator[str]:
    """The pieces of a text between pauses, each with the question mark at its end."""
    start = 0
    for pause in (*_PAUSE.finditer(text), None):
        end = pause.start() if pause else len(text)
        mark = next((sign for sign in _ASKS if pause and sign in pause[0]), "")
        if piece := text[start:end].strip(_EDGES):
            yield piece + mark
        start = pause.end() if pause else end


def _is_small(word: str, language: str) -> bool:
    return word.strip(_EDGES).casefold() in function_words(base_language(language))


def _worth(clause: str, whole: float, weights: Mapping[str, float], language: str) -> float:
    """How much of the theme a clause tells: the words that its points share, said shortly, as a whole clause."""
    telling = [word for word in words(clause, language) if not word.small]
    if not telling:
        return -3.0
    said = len(clause.split())
    shared = sum(weights.get(stem, 0.0) for stem in {word.stem for word in telling})
    dense = len(telling) / max(said, len(telling))
    last, asked = clause.split()[-1], clause[-1] in _ASKS
    return (
        1.5 * min(shared, 2.0)
        + 0.5 * dense
        + 0.8 * whole
        - 0.8 * _is_small(last, language)
        - 1.5 * (not asked and bool(_leaning(language).match(clause)))
        - 0.4 * bool(_leaning(language).search(clause))
        - 0.6 * max(0, FEWEST - said)
        - 2.0 * (clause.count('"') % 2)
    )


def _leaning(language: str) -> re.Pattern[str]:
    """A conjunction, by which a clause leans on another."""
    return phrases(pack(language).negation.clauses)


def _shortest(texts: list[str]) -> str:
    """The shortest text, as far as it goes without breaking a word."""
    text = min(texts, key=len).strip(_EDGES)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(_EDGES)


def _capital(title: str) -> str:
    """A title as its language writes it: with a capital where it has them, the other words as people wrote them."""
    first = title[:1].upper()
    return (first if len(first) == 1 else title[:1]) + title[1:]
