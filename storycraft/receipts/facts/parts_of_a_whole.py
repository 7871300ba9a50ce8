"""Finds what a part of a whole counts: "two of the fourteen lorries" are two lorries."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from storycraft.languages.folding import plain
from storycraft.languages.pack import pack, phrases_before
from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.spans import before

_PARTS = 20
"""The whole of which people tell a share by two numbers."""
ROUNDED = 3
"""Digits of a share in percent: so exactly two of them make up a whole."""


@lru_cache(maxsize=20_000)
def told_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text; a number beside its whole counts what the whole does, whichever has the noun.

    "Two of 14 lorries", "2 lorries of 14", "of 14 lorries 2".
    """
    found, text = specifics(text, language).quantities, plain(text)
    counted = {q.number.start: q for q in found}
    for one, other in pairwise(sorted((q for q in found if not q.unit), key=lambda q: q.number.start)):
        if _are_part_and_whole(one, other, text, language):
            # Behind the one that has the noun a number may stand before any word: "of 14 lorries 2 leak".
            bare, whole = (other, one) if one.noun else (one, other)
            counted[bare.number.start] = replace(bare, noun=whole.noun, noun_text=whole.noun_text)
    return tuple(q if q.unit else counted[q.number.start] for q in found)


def _are_part_and_whole(one: Quantity, other: Quantity, text: str, language: str) -> bool:
    between = text[one.end if one.noun else one.number.end : other.number.start]
    if one.number.value < other.number.value:
        return bool(_among(language).fullmatch(between))
    ahead = phrases_before(pack(language).measures.among).search(before(text, one.number.start))
    return bool(one.noun and ahead) and not between.strip(" ,:")


@lru_cache(maxsize=20_000)
def shares_in_words(text: str, language: str) -> Mapping[int, Quantity]:
    """The shares that a text tells by two small numbers, "two in three", in percent, by where each number begins."""
    text, found = plain(text), dict[int, Quantity]()
    counting = (q for q in specifics(text, language).quantities if not q.unit)
    for one, other in pairwise(sorted(counting, key=lambda q: q.number.start)):
        between = text[one.end if one.noun else one.number.end : other.number.start]
        if 0 < one.number.value < other.number.value <= _PARTS and _out_of(language).fullmatch(between):
            value = 100 * one.number.value / other.number.value
            share = Quantity(replace(one.number, value=value), "percent")
            found |= {one.number.start: share, other.number.start: share}
    return found


@lru_cache(maxsize=20_000)
def shares_of(text: str, language: str) -> frozenset[float]:
    """All shares that a text tells, in percent: "30 percent", "a third", "two of five"."""
    found, text = specifics(text, language).quantities, plain(text)
    shares = {q.number.value for q in found if q.unit == "percent"}
    shares |= {q.number.value for q in shares_in_words(text, language).values()}
    for one, other in pairwise(sorted((q for q in found if not q.unit), key=lambda q: q.number.start)):
        if _are_part_and_whole(one, other, text, language):
            part, whole = sorted((one.number.value, other.number.value))
            shares.add(100 * part / (whole or 1))
    return frozenset(round(share, ROUNDED) for share in shares)


def rest_of(share: Quantity) -> Quantity:
    """In percent, what is left of a whole by less than all of it: "less than a third" leaves more than two thirds."""
    rest = 100 - share.number.value
    least, most = ((100 - bound * share.number.value) / rest for bound in reversed(share.reach))
    return replace(share, number=replace(share.number, value=rest), reach=(least, most))


@cache
def _out_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{pack(language).measures.out_of})\s", re.IGNORECASE)


@cache
def _among(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{pack(language).measures.among})\s", re.IGNORECASE)
