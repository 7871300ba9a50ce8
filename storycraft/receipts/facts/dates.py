"""Finds dates and times in each language that has word lists: days, months, seasons, parts of the day, how often."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from storycraft.languages.pack import pack, phrases, phrases_before
from storycraft.receipts.facts.times import clock_times
from storycraft.text.spans import before
from storycraft.text.words import function_words, plain_letters

_NAMED = ("month", "day", "season", "part of day", "holiday")
_OFTEN = ("daily", "weekly", "fortnightly", "monthly", "yearly")
_RHYTHMS = {"day": "week", "month": "year", "season": "year", "holiday": "year", "part of day": "day"}
_SHORT = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_a-z][^\W\d_]{1,4}(?![^\W_])|[^\W\d_]{3,5}(?=\.|[-–/]|\s\d)|(?<=[-–/])[^\W\d_]{3,5}(?![^\W_]))"
)
"""A short word with a capital, or one beside a stop, a dash or a number."""
_HEAD = re.compile(r"[^\W\d_]+")
_STARTS = re.compile(r"(?:^|[.!?]\s)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IN_DIGITS = re.compile(r"(?<![\d-])\d{4}-(0[1-9]|1[0-2])-(?:[0-2]\d|3[01])(?![\d-])")
"""A date as machines write it, 2024-03-14: its month is one by name, too."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One statement about time: `kind` is "day", "month", "season" …, `value` its index in the list of that kind.

    `parts_of_day` are those that a clock time falls into, as values. What is only `implied` ("on Saturdays" is
    as a rule weekly) tells, but claims nothing.
    """

    kind: str
    value: str
    words: str
    start: int
    end: int
    parts_of_day: tuple[str, ...] = ()
    implied: bool = False


@lru_cache(maxsize=20_000)
def moments(text: str, language: str) -> tuple[Moment, ...]:
    """All statements about time in a text, ordered by kind."""
    return (
        *_named(text, language),
        *_in_digits(text),
        *_often(text, language),
        *_clock(text, language),
        *_shortened(text, language),
        *_written_apart(text, language),
    )


@cache
def _lexicon(language: str) -> dict[str, str]:
    """For each word, without its accents, the kind of time that it names and its place in the list of that kind."""
    dates = pack(language).dates
    lists = (dates.months, dates.days, dates.seasons, dates.parts_of_day, dates.holidays)
    known = {
        plain_letters(word): f"{kind} {place}"
        for kind, lines in zip(_NAMED, lists, strict=True)
        for place, words in enumerate(lines)
        for word in words
    }
    return known | {plain_letters(word): value for value, words in dates.also.items() for word in words}


@dataclass(frozen=True, slots=True)
class _Company:
    """What must stand around a word that names a time only there."""

    capital: bool
    inside: bool
    behind: re.Pattern[str] | None
    before: re.Pattern[str] | None
    never_before: re.Pattern[str] | None

    def holds(self, text: str, match: re.Match[str]) -> bool:
        """Whether all of it stands around this word, whose first part may be the named one."""
        head = _HEAD.match(match[0])
        end = match.start() + (head.end() if head else 0)
        ahead = before(text, match.start())
        if self.capital and not match[0][0].isupper():
            return False
        if self.inside or self.behind:
            inside = self.inside and not _STARTS.search(ahead)
            if not inside and not (self.behind and self.behind.search(ahead)):
                return False
        if self.never_before and self.never_before.match(text, end):
            return False
        return not self.before or bool(self.before.match(text, end))


@cache
def _companies(language: str) -> dict[str, _Company]:
    dates = pack(language).dates
    words = (
        dates.only_with_a_capital
        | dates.only_inside_a_sentence
        | {*dates.only_behind, *dates.only_before, *dates.never_before}
    )
    return {
        plain_letters(word): _Company(
            word in dates.only_with_a_capital,
            word in dates.only_inside_a_sentence,
            phrases_before(dates.only_behind[word]) if word in dates.only_behind else None,
            # What ends a sentence may as well stand behind it.
            re.compile(rf"(?:{dates.only_before[word]})|\s*(?:[,.;!?]|$)", re.I)
            if word in dates.only_before
            else None,
            re.compile(dates.never_before[word], re.I) if word in dates.never_before else None,
        )
        for word in words
    }


def seasons_of(month: int) -> tuple[str, ...]:
    """The seasons in which people may say that a month lies, as values; months count from 0.

    The first and last month of a season belong to its neighbour too. Seasons are those of the northern half of the
    earth: the other half's would make each season one of some month that was told.
    """
    place = (month - 2) % 12  # From March on, with which the spring begins.
    season, within = divmod(place, 3)
    return (str(season), str((season - 1) % 4)) if not within else (str(season),)


def rhythm_of(word: str, language: str) -> str:
    """The unit of time in which a day, month, season or part of the day comes round; "" for another word."""
    kinds = {_lexicon(language)[form].rpartition(" ")[0] for form in _known_forms(word, language)}
    return next((unit for kind, unit in _RHYTHMS.items() if kind in kinds), "")


def _shortened(text: str, language: str) -> Iterator[Moment]:
    """Days and months as hurried notes have them: "Mon-Fri", "Do abends", "gen. 2019"; they tell, but claim nothing."""
    for match in _SHORT.finditer(text):
        word = plain_letters(match[0].casefold())
        meant = _beginnings(language).get(word, ())
        for kind, value in () if word in function_words(language) else meant:
            yield Moment(kind, value, match[0], *match.span(), implied=True)


def _written_apart(text: str, language: str) -> Iterator[Moment]:
    """Those that hurried notes have in two words: "meio dia", "mid day"; they tell, but claim nothing."""
    # "Medio día" is half a day as well.
    known = _in_one_word(language)
    for one, other in pairwise(_WORD.finditer(text)):
        if text[one.end() : other.start()] == " ":
            kind, _, value = known.get(plain_letters(f"{one[0]}{other[0]}".casefold()), "").rpartition(" ")
            if kind:
                yield Moment(kind, value, f"{one[0]} {other[0]}", one.start(), other.end(), implied=True)


@cache
def _in_one_word(language: str) -> dict[str, str]:
    """The lexicon, without hyphens."""
    return {word.replace("-", ""): value for word, value in _lexicon(language).items()}


@cache
def _beginnings(language: str) -> dict[str, frozenset[tuple[str, str]]]:
    """For the first three to five letters of each day and month, in German for two of a day, what they may stand for."""
    dates, found = pack(language).dates, dict[str, set[tuple[str, str]]]()
    for kind, lines in (("month", dates.months), ("day", dates.days)):
        for place, names in enumerate(lines):
            for word in map(plain_letters, names):
                least = 2 if language == "de" and kind == "day" else 3
                for length in range(least, min(6, len(word))):
                    found.setdefault(word[:length], set()).add((kind, str(place)))
    return {word: frozenset(meant) for word, meant in found.items()}


def _in_digits(text: str) -> Iterator[Moment]:
    for match in _IN_DIGITS.finditer(text):
        yield Moment("month", str(int(match[1]) - 1), match[0], *match.span(1))


def _named(text: str, language: str) -> Iterator[Moment]:
    lexicon, companies = _lexicon(language), _companies(language)
    dates = pack(language).dates
    yearly = bool(phrases(dates.always).search(text))
    recurrent, small_behind = phrases_before(dates.recurrent), phrases_before(dates.small_behind)
    for match in _WORD.finditer(text):
        if not (forms := _known_forms(match[0], language)):
            continue
        for form in forms:
            kind, _, value = lexicon[form].rpartition(" ")
            if form not in companies or companies[form].holds(text, match):
                yield Moment(kind, value, match[0], match.start(), match.end())
                plural = plain_letters(match[0].casefold()).endswith("s") and not form.endswith("s")
                if kind == "day" and (plural or recurrent.search(before(text, match.start()))):
                    yield Moment("often", "weekly", match[0], match.start(), match.end(), implied=True)
                elif kind in ("month", "season", "holiday") and yearly:
                    yield Moment("often", "yearly", match[0], match.start(), match.end(), implied=True)
            elif kind == "day" or (
                companies[form].capital and small_behind.search(before(text, match.start()))
            ):
                # Without that company it may be one all the same: "os ensaios de quinta", "november to march".
                yield Moment(kind, value, match[0], match.start(), match.end(), implied=True)
            break


@lru_cache(maxsize=100_000)
def _known_forms(word: str, language: str) -> tuple[str, ...]:
    """Those forms of a word that name a time: most words have none."""
    folded, lexicon = plain_letters(word.casefold()), _lexicon(language)
    return tuple(
        form
        for form in _forms(folded, language)
        if form in lexicon and (form == folded or folded not in pack(language).dates.no_plural)
    )


def _forms(folded: str, language: str) -> Iterator[str]:
    yield folded
    yield folded.removesuffix("s")
    if language == "de":
        yield from (folded.removesuffix(end) for end in ("en", "e", "es", "lich", "liche"))
        # "Dienstagabend", "Sommerfest": German joins what others write apart.
        yield from (folded[: len(day)] for day in _lexicon("de") if len(day) > 4 and folded.startswith(day))
    if "-" in folded:
        yield folded.replace("-", "")
        yield folded.partition("-")[0].removesuffix("s")
    if language == "pt" and folded.endswith("feiras"):
        yield folded.partition("-")[0].removesuffix("s")


def _often(text: str, language: str) -> Iterator[Moment]:
    rules, any_of_them = _rules_of_often(language)
    for value, rule in rules.items() if any_of_them.search(text) else ():
        for match in rule.finditer(text):
            yield Moment("often", value, match[0], match.start(), match.end())


@cache
def _rules_of_often(language: str) -> tuple[Mapping[str, re.Pattern[str]], re.Pattern[str]]:
    """The rule of each rhythm, and one for all of them: most texts have none."""
    said = {value: getattr(pack(language).dates, value) for value in _OFTEN}
    rules = {value: re.compile(rf"\b(?:{rule})", re.IGNORECASE) for value, rule in said.items()}
    return rules, re.compile(rf"\b(?:{'|'.join(said.values())})", re.IGNORECASE)


def _clock(text: str, language: str) -> Iterator[Moment]:
    for time in clock_times(text, language):
        yield Moment("time", str(time.value), time.words, time.start, time.end, time.parts_of_day)
