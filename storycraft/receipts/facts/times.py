"""Finds times of day in a text, in digits and in words: "18:30", "6 pm", "half past six", "halb sieben"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from storycraft.receipts.facts.numbers import hours_in_words
from storycraft.text.spans import before

_DIGITS = re.compile(
    r"\b(?P<h>[01]?\d|2[0-4])(?:(?P<mark>[:h.])\s?(?P<m>[0-5]\d)|\s?(?P<sign>h\b|uhr\b|heures?\b|horas\b|o['’]clock\b|a\.?m\b|p\.?m\b))"
    r"(?:\s?(?P<behind>uhr\b|a\.?m\b|p\.?m\b|h\b))?",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|by|from|until|till|um|ab|bis|gegen|à|dès|vers|a las?|às?)\s$", re.IGNORECASE)
"""Before "7.30" these say that it is no price."""
# HOUR stands for the hour, in words or digits; each rule comes with the minutes that it adds.
_SPOKEN = {
    "en": {
        r"half past HOUR": 30, r"(?:a )?quarter past HOUR": 15, r"(?:a )?quarter to HOUR": -15,
        r"(?<=at )HOUR[ -]thirty": 30, r"(?<=at )HOUR[ -]fifteen": 15, r"(?<=at )HOUR[ -]forty-five": 45, r"HOUR o['’]clock": 0,
    },
    "es": {r"las? HOUR y media": 30, r"las? HOUR y cuarto": 15, r"las? HOUR menos cuarto": -15, r"las HOUR (?:horas|en punto)": 0},
    "fr": {
        r"HOUR heures? et demie?": 30, r"HOUR heures? et quart": 15, r"HOUR heures? moins le quart": -15, r"HOUR heures trente": 30,
        r"HOUR heures quinze": 15, r"(?:(?<=à )|(?<=dès )|(?<=vers )|(?<=avant )|(?<=après ))HOUR heures?": 0,
    },
    "de": {
        r"halb HOUR": -30, r"viertel nach HOUR": 15, r"viertel vor HOUR": -15, r"dreiviertel HOUR": -15, r"HOUR uhr dreißig": 30,
        r"HOUR uhr fünfzehn": 15, r"HOUR uhr": 0,
    },
    "pt": {
        r"(?:às|as|à) HOUR(?: horas)? e meia": 30, r"(?:às|as|à) HOUR e (?:um )?quarto": 15, r"um quarto para as HOUR": -15,
        r"quinze para as HOUR": -15, r"(?:às|as|à) HOUR horas?": 0,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day with the words that say it: `hour` from 0 to 24 as far as the words tell, and the minutes."""

    hour: int
    minute: int
    words: str
    start: int
    end: int

    @property
    def value(self) -> int:
        """Minutes after noon or midnight, without morning or afternoon: people seldom say which."""
        return self.hour % 12 * 60 + self.minute

    @property
    def parts_of_day(self) -> tuple[str, ...]:
        """Morning, noon, afternoon, evening or night, as people may call this hour: "0" to "3"."""
        if self.hour < 6:
            return ("0", "3")
        if self.hour < 12:
            return ("0",) if self.hour < 11 else ("0", "1")
        return ("1", "2") if self.hour < 14 else ("2",) if self.hour < 17 else ("2", "3")


def clock_times(text: str, language: str) -> Iterator[ClockTime]:
    """All times of day in a text, which must be NFKC; those in words come last."""
    yield from _in_digits(text)
    taken: set[int] = set()
    for rule, minutes in _rules(language):
        for match in rule.finditer(text):
            if match.start() not in taken:
                taken.update(range(*match.span()))
                said = match["hour"].casefold()
                total = (int(said) if said.isdigit() else hours_in_words(language)[said]) * 60 + minutes
                yield ClockTime(total // 60 % 24, total % 60, match[0], match.start(), match.end())


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Full hours last: "six heures et demie" is not "six heures"."""
    hour = rf"(?P<hour>\d\d?|{'|'.join(sorted(hours_in_words(language), key=len, reverse=True))})"
    rules = sorted(_SPOKEN.get(language, {}).items(), key=lambda rule: rule[1] == 0)
    return tuple(
        (re.compile(rf"(?<![\w:.]){rule.replace('HOUR', hour)}(?!\w)", re.IGNORECASE), minutes)
        for rule, minutes in rules
    )


def _in_digits(text: str) -> Iterator[ClockTime]:
    for match in _DIGITS.finditer(text):
        if match["mark"] == "." and not match["behind"] and not _AT.search(before(text, match.start())):
            continue
        hour = int(match["h"])
        sign = (match["sign"] or match["behind"] or "").casefold().replace(".", "")
        if sign in ("am", "pm"):
            hour = hour % 12 + (12 if sign == "pm" else 0)
        yield ClockTime(hour, int(match["m"] or 0), match[0].strip(), match.start(), match.end())
