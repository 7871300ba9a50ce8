"""The rules of a language by which quantities are found in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from storycraft.languages.entries import NOTHING
from storycraft.languages.pack import pack

NOUN = r"[^\W\d_]+"
"""What may be the noun behind a number."""


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """The rules of one language by which numbers are found to measure, to count parts, or to be money."""

    unit_of: Mapping[str, str]
    currencies: Mapping[str, str]
    percent: re.Pattern[str]
    ranges: re.Pattern[str]
    following: re.Pattern[str]
    behind_unit: re.Pattern[str]
    one_of: re.Pattern[str]
    half_of: re.Pattern[str]
    half_of_a_thing: re.Pattern[str]
    lasting: re.Pattern[str]
    lasted: re.Pattern[str]
    fraction: re.Pattern[str]
    one_in: re.Pattern[str]
    one_unit_of_money: re.Pattern[str]
    unit_of_money: re.Pattern[str]
    article: re.Pattern[str]
    every: re.Pattern[str]
    years_old: re.Pattern[str]
    hours: re.Pattern[str]


@cache
def quantity_rules(language: str) -> QuantityRules:
    """The rules of this language, compiled once."""
    known, joiners = pack(language).measures, "|".join(pack(language).numbers.joiners) or NOTHING
    currencies = _by_word(known.currencies, known.more_currencies)
    money = "|".join(sorted(currencies, key=len, reverse=True)) or NOTHING
    of = rf"(?:(?:{known.of})(?:\s|(?<=['’])))?"
    rules = (
        rf"\s*(?:%|(?:{known.percent})\b)",
        rf"\s*(?:-|–|—|{known.ranges})\s*",
        rf"[\s-]*(?:(?P<half>{known.and_a_half})[\s-]+)?{of}(?P<noun>{NOUN}|[€$£¥])",
        rf"\s(?:{known.and_a_half})\b",
        rf"\b(?:{known.one})(?:\s+|(?<=['’]))(?:(?:{known.whole})\s)?({NOUN})(?P<half>\s(?:{known.and_a_half})\b)?",
        rf"\b(?:{known.half})(?:[\s-]+|(?<=['’]))({NOUN})",
        rf"(?:{known.half_of_a_thing})[\s-]\w{{4,}}$",
        rf"\b(?:{known.lasting})\s$",
        rf"\s(?:{known.lasted})\b",
        (
            rf"\b(?:(?P<one>{known.one_part})|(?P<two>{known.two_parts})|(?P<three>{known.three_parts}))[\s-]"
            rf"(?:(?P<third>{known.third})|(?P<quarter>{known.quarter})|(?P<fifth>{known.fifth})"
            rf"|(?P<tenth>{known.tenth}))(?!\w)"
        ),
        rf"\b(?:{known.one})\s(?:{NOUN}\s)?(?:{known.out_of})\s$",
        rf"\b(?:{known.one})\s({money})\s(?:(?:{joiners})\s)?$",
        rf"\s?(?:{money}|[€$£¥])\s?(?:(?:{joiners})\s)?$",
        rf"\b(?:{known.one})\s$",
        rf"\b(?:{known.every})\s$",
        rf"[\s-](?:{known.years_old})\b",
        rf"(?:{pack(language).clock.hours})",
    )
    unit_of = _by_word(known.units, known.more_units)
    return QuantityRules(unit_of, currencies, *(re.compile(rule, re.IGNORECASE) for rule in rules))


def _by_word(*lists: Mapping[str, frozenset[str]]) -> dict[str, str]:
    return {word: name for entries in lists for name, words in entries.items() for word in words}
