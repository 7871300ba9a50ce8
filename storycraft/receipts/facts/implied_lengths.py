"""Lengths of time that a told time implies and does not claim.

What was last year was a year ago, and did not last a year; what is so all year is so for twelve months, and did not
begin a year ago.
"""

from collections.abc import Iterable
from functools import lru_cache

from storycraft.languages.pack import pack, phrases, phrases_before
from storycraft.receipts.facts.approximations import EXACTLY
from storycraft.receipts.facts.quantities import Quantity, listed_lengths
from storycraft.text.spans import before

_ABOUT = 2
"""Words that may stand between "ago" and an approximate length: "il y a plus d'un an"."""


def is_implied(quantity: Quantity, text: str, told: Iterable[str], language: str) -> bool:
    """Whether a length of time in a text follows from a time in what was told."""
    if quantity.kind != "duration":
        return False
    if _is_distance(quantity, text, language):
        base, value = quantity.measure
        least, most = (bound * value for bound in quantity.reach)
        return any(
            one.measure[0] == base and least <= one.measure[1] <= most
            for said in told
            for one in _distances(said, language)
        )
    length = (quantity.unit, quantity.number.value)
    return any((one.unit, one.number.value) == length for said in told for one in _lengths(said, language))


def _is_distance(quantity: Quantity, text: str, language: str) -> bool:
    """Whether it tells how far something is, and not how long it lasts: "a year ago", "nach einem Tag"."""
    known = pack(language).measures
    if phrases(known.away).match(text[quantity.end :].lstrip()):
        return True
    ahead = before(text, quantity.number.start)
    for _ in range(1 if quantity.reach == EXACTLY else _ABOUT + 1):
        if phrases_before(known.away_from).search(ahead):
            return True
        others, *last = ahead.rsplit(None, 1) or [""]
        ahead = f"{others} " if last else ""
    return False


@lru_cache(maxsize=20_000)
def _distances(text: str, language: str) -> tuple[Quantity, ...]:
    return tuple(listed_lengths(pack(language).measures.implied_distances, text))


@lru_cache(maxsize=20_000)
def _lengths(text: str, language: str) -> tuple[Quantity, ...]:
    return tuple(listed_lengths(pack(language).measures.implied_lengths, text))
