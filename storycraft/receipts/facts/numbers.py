"""Finds numbers in digits and in words, and computes their values."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from storycraft.languages.folding import FRACTIONS, folded
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.spoken_numbers import SpokenNumber, spoken_numbers

_DIGITS = rf"\d+(?:[.,\u202f'’ ]\d{{3}}(?!\d))*(?:[.,]\d+)?(?:\s?[{FRACTIONS}])?|[{FRACTIONS}]"
_TOKEN = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<ordinal>(?:st|nd|rd|th|er|re|e|º|ª|o|a)\b)?|(?P<word>[^\W\d_]+)"
)
_SHORT_YEAR = re.compile(r"(?:^|[^\w])['’]$")
_LAST_CENTURY = 40
"""Two digits from which a year is one of the last century."""
_SCALES = (100, 1_000, 1_000_000, 1_000_000_000)
_BESIDE = ("", "-", "‐")
"""What may stand between the words of one number, beside white space."""


@dataclass(frozen=True, slots=True)
class Number:
    """A value with the words that say it and their position; `vague` means "at least this many"."""

    value: float
    words: str
    start: int
    end: int
    ordinal: bool = False
    vague: bool = False


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """All numbers in order, articles ("one", "un", "ein") left out."""
    return tuple(_grouped(_read(text, language), text, language))


def _read(text: str, language: str) -> Iterator[Number]:
    tokens = list(_TOKEN.finditer(text))
    uncounted = {match.start() for match in phrases(pack(language).numbers.uncounted).finditer(text)}
    index = 0
    while index < len(tokens):
        match = tokens[index]
        run = 1
        if match.start() in uncounted:
            pass
        elif match["digits"]:
            scale = _scale(tokens, index + 1, text, language)
            run += scale > 1
            end = tokens[index + run - 1].end()
            value = _year_of(match, text) or digits_value(match["digits"]) * scale
            yield Number(value, text[match.start() : end], match.start(), end, ordinal=bool(match["ordinal"]))
        elif known := _listed(folded(match["word"]), language):
            value, vague = known
            yield Number(value, match[0], *match.span(), vague=vague)
        elif _is_counted(match["word"], language):
            run = _run(tokens, index, text, language)
            yield from _spoken(tokens[index : index + run], text, language)
        index += run


def _year_of(match: re.Match[str], text: str) -> float:
    """The year that two digits behind an apostrophe are: "'98"; 0 for all others."""
    if not _SHORT_YEAR.search(text[max(0, match.start() - 2) : match.start()]) or len(match["digits"]) != 2:
        return 0.0
    return float(match["digits"]) + (1900 if float(match["digits"]) >= _LAST_CENTURY else 2000)


def _scale(tokens: Sequence[re.Match[str]], index: int, text: str, language: str) -> int:
    """By what the word behind a number in digits multiplies it: a million in "5 million"."""
    if index >= len(tokens) or not _are_beside(tokens[index - 1], tokens[index], text):
        return 1
    known = _counted(folded(tokens[index]["word"] or ""), language)
    return int(known.value) if known and not known.ordinal and known.value in _SCALES else 1


def _run(tokens: Sequence[re.Match[str]], index: int, text: str, language: str) -> int:
    """How many tokens from here on may be one number: number words side by side, and "and" between two of them."""
    joiners = pack(language).numbers.joiners
    end = index + 1
    while end < len(tokens) and _are_beside(tokens[end - 1], tokens[end], text):
        if _is_counted(tokens[end]["word"], language):
            end += 1
        elif (
            folded(tokens[end]["word"] or "") in joiners
            and end + 1 < len(tokens)
            and _are_beside(tokens[end], tokens[end + 1], text)
            and _is_counted(tokens[end + 1]["word"], language)
        ):
            end += 2
        else:
            break
    return end - index


def _are_beside(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    return text[one.end() : other.start()].strip() in _BESIDE


@lru_cache(maxsize=100_000)
def _is_counted(said: str | None, language: str) -> bool:
    """Whether a word is a number by itself; what has no letters is none."""
    word = folded(said or "")
    return bool(_counted(word, language)) and not _listed(word, language)


def _spoken(run: Sequence[re.Match[str]], text: str, language: str) -> Iterator[Number]:
    words = tuple(folded(match["word"]) for match in run)
    found = spoken_numbers(words, language) if len(run) > 1 else ()
    for number in found or ((known,) if (known := _counted(words[0], language)) else ()):
        alone = number.end - number.start == 1
        # An article is no number, "the first" is as often a manner of telling, and some words count only with others.
        if alone and (number.value == 1 or words[number.start] in pack(language).numbers.none):
            continue
        start, end = run[number.start].start(), run[number.end - 1].end()
        yield Number(number.value, text[start:end], start, end, ordinal=number.ordinal)


def _grouped(found: Iterator[Number], text: str, language: str) -> Iterator[Number]:
    """The numbers, each with the dozens that it counts: "three dozen" is one number."""
    groups = _groups(language)
    last: Number | None = None
    for number in found:
        group = folded(number.words) in groups
        if group and last and not last.ordinal and text[last.end : number.start].isspace():
            last = replace(
                last,
                value=last.value * number.value,
                words=text[last.start : number.end],
                end=number.end,
            )
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


@lru_cache(maxsize=100)
def _groups(language: str) -> frozenset[str]:
    return frozenset().union(*pack(language).numbers.groups.values())


@lru_cache(maxsize=100)
def _lists(language: str) -> dict[str, tuple[float, bool]]:
    known = pack(language).numbers
    plain = {
        word: (n, False)
        for part in (known.groups, known.times)
        for n, words in part.items()
        for word in words
    }
    return plain | {word: (n, True) for n, words in known.vague.items() for word in words}


def _listed(word: str, language: str) -> tuple[float, bool] | None:
    """The value of a word such as "dozen", "twice" or "hundreds", and whether it is vague."""
    return _lists(language).get(word)


@lru_cache(maxsize=100_000)
def _counted(word: str, language: str) -> SpokenNumber | None:
    """The cardinal or ordinal that one word is."""
    for value, words in pack(language).numbers.ordinals.items():
        if word in words:
            return SpokenNumber(value, 0, 1, ordinal=True)
    if found := spoken_numbers((word,), language):
        return found[0]
    return _german(word) if language == "de" else None


def _german(word: str) -> SpokenNumber | None:
    """German writes "zweimal" as one word, and says "zu zweit"."""
    if word.endswith("mal") and (found := spoken_numbers((word.removesuffix("mal"),), "de")):
        return found[0] if found[0].value > 1 and not found[0].ordinal else None
    if word.endswith("t") and (found := spoken_numbers((f"{word}e",), "de")):
        return replace(found[0], ordinal=False)
    return None


def digits_value(digits: str) -> float:
    """The value of "1,200", "1.200", "1 200", "3.5", "3,5", "1.200,50", "½" or "2½".

    Three digits behind a mark are thousands; any others behind the last mark are a fraction.
    """
    if digits[-1] in FRACTIONS:
        return digits_value(digits[:-1].strip() or "0") + unicodedata.numeric(digits[-1])
    if re.fullmatch(r"\d{1,3}(?:[.,\u202f'’ ]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    mark = max(digits.rfind("."), digits.rfind(","))
    whole, fraction = (digits[:mark], digits[mark + 1 :]) if mark >= 0 else (digits, "")
    return float("".join(filter(str.isdigit, whole)) + f".{fraction}")
