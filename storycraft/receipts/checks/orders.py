"""Checks who comes before whom: the two sides of "before" or "instead of" are not told the other way round."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from storycraft.languages.folding import folded
from storycraft.languages.pack import pack, phrases
from storycraft.text.words import Word, words

_NEAR = 5
"""Words on each side of such a word among which are the two."""
_STOP = re.compile(r"[.;:!?()–—]")

Order = tuple[str, frozenset[str], frozenset[str]]
"""A word of order, and the stems on both sides of it."""


def turned_order(text: str, told: str, language: str) -> str:
    """The word of order whose sides were told the other way round: "the small ones before the tall ones"; "" if none."""
    for word, ahead, behind in _orders_in(text, language):
        for said, first, second in _orders_in(told, language):
            if said == word and (ahead & second) - first and (behind & first) - second:
                return word
    return ""


@lru_cache(maxsize=20_000)
def _orders_in(text: str, language: str) -> tuple[Order, ...]:
    return tuple(
        order
        for sentence in _STOP.split(text)
        for piece, after in pairwise((*sentence.split(","), ""))
        for order in _orders_of(piece, after, language)
    )


def _orders_of(piece: str, after: str, language: str) -> Iterator[Order]:
    for match in phrases(pack(language).agency.orders).finditer(piece):
        ahead: Sequence[Word] = words(piece[: match.start()], language)
        behind: Sequence[Word] = words(piece[match.end() :], language)
        if all(word.small for word in ahead):
            ahead, behind = (words(after, language)[:_NEAR], behind) if after.strip() else _apart(behind)
        first, second = (
            frozenset(w.stem for w in side if not w.small) for side in (ahead[-_NEAR:], behind[:_NEAR])
        )
        yield folded(match[0].split()[0]), first, second


def _apart(found: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The two sides where such a word begins the clause: "instead of tea | we drink coffee".

    The nearer one ends at a small word, or where none follows, with its first word.
    """
    begins = next((place for place, word in enumerate(found) if not word.small), len(found))
    ends = next((place for place, word in enumerate(found) if place > begins and word.small), begins + 1)
    return found[ends:], found[:ends]
