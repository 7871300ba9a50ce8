"""Finds times of day in a text, in digits and in words: "18:30", "6 pm", "half past six", "halb sieben"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from storycraft.languages.folding import folded, folded_rule
from storycraft.languages.pack import pack, phrases_before
from storycraft.text.spans import before

_DOTTED = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")


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
    """All times of day in a text; those in words come last."""
    yield from _in_digits(text, language)
    hours, taken = _hour_words(language), set[int]()
    rules, any_of_them = _rules(language)
    for rule, minutes in rules if any_of_them.search(text) else ():
        for match in rule.finditer(text):
            if match.start() not in taken:
                taken.update(range(*match.span()))
                said = folded(match["hour"])
                total = (int(said) if said.isdigit() else hours[said]) * 60 + minutes
                yield ClockTime(total // 60 % 24, total % 60, match[0], match.start(), match.end())


def written_as_hour(words: str) -> int | None:
    """The minutes since midnight of a number that may be an hour, "6.40"; None of any other."""
    found = _DOTTED.fullmatch(words)
    return int(found[1]) * 60 + int(found[2]) if found else None


@cache
def _hour_words(language: str) -> dict[str, int]:
    return {word: hour for hour, words in enumerate(pack(language).clock.hour_words, 1) for word in words}


@cache
def _rules(language: str) -> tuple[Sequence[tuple[re.Pattern[str], int]], re.Pattern[str]]:
    """How times are said, each with its minutes, and one rule for all of them: most texts have none.

    Full hours last: "six heures et demie" is not "six heures".
    """
    words = sorted(_hour_words(language), key=len, reverse=True)
    hour = rf"[01]?\d|2[0-4]|{folded_rule('|'.join(words))}"
    spoken = sorted(pack(language).clock.spoken.items(), key=lambda entry: entry[0] == 0)
    rules = [(said, minutes) for minutes, phrases in spoken for said in phrases]
    any_of_them = "|".join(said.replace("HOUR", f"(?:{hour})") for said, _ in rules)
    return [(_spoken(said.replace("HOUR", f"(?P<hour>{hour})")), minutes) for said, minutes in rules], (
        _spoken(f"(?:{any_of_them})")
    )


def _spoken(rule: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w:.]){rule}(?!\w|[:.]\d)", re.IGNORECASE)


@cache
def _digits(language: str) -> re.Pattern[str]:
    hours = pack(language).clock.hours
    return re.compile(
        rf"\b(?P<h>[01]?\d|2[0-4])(?:(?P<mark>[:.]|\s?h)\s?(?P<m>[0-5]\d)|\s?(?P<sign>h\b|(?:{hours})\b|[ap]\.?m\b))"
        rf"(?:\s?(?P<behind>(?:{hours})\b|[ap]\.?m\b|h\b))?",
        re.IGNORECASE,
    )


def _in_digits(text: str, language: str) -> Iterator[ClockTime]:
    at = phrases_before(pack(language).clock.at)
    for match in _digits(language).finditer(text):
        if match["mark"] == "." and not match["behind"] and not at.search(before(text, match.start())):
            continue
        hour = int(match["h"])
        sign = (match["sign"] or match["behind"] or "").casefold().replace(".", "")
        if sign in ("am", "pm"):
            hour = hour % 12 + (12 if sign == "pm" else 0)
        yield ClockTime(hour, int(match["m"] or 0), match[0].strip(), match.start(), match.end())
