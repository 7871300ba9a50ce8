"""Checks who comes before whom: the two sides of "before" or "instead of" are not told the other way round."""

import re
from collections.abc import Iterator
from functools import lru_cache

from storycraft.languages.folding import folded
from storycraft.languages.pack import pack, phrases
from storycraft.text.words import words

_NEAR = 5
"""Words on each side of such a word among which are the two."""
_STOP = re.compile(r"[,.;:!?()–—]")

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
    return tuple(order for piece in _STOP.split(text) for order in _orders_of(piece, language))


def _orders_of(piece: str, language: str) -> Iterator[Order]:
    for match in phrases(pack(language).agency.orders).finditer(piece):
        ahead = words(piece[: match.start()], language)[-_NEAR:]
        behind = words(piece[match.end() :], language)[:_NEAR]
        first, second = (frozenset(w.stem for w in side if not w.small) for side in (ahead, behind))
        yield folded(match[0].split()[0]), first, second
