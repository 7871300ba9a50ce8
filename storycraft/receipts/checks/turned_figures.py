"""Checks figures whose value was told, and which say otherwise: "7 am" for "7 pm", "at least 10" for "at most 10"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storycraft.domain.message import Message
from storycraft.languages.folding import plain
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases, phrases_before
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import blanked
from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.quantity_rules import quantity_rules
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.facts.times import ClockTime, clock_times
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.spans import before

_HALF = re.compile(r"([ap])\.?m\b", re.IGNORECASE)
_AFTERNOON = 13
_MINUS = re.compile(r"(?:^|(?<=[^\d\s]\s)|(?<=\())[-−]$")
_RATIO = re.compile(r"(?<![\w:.,])(\d{1,3}):(\d)(?![\w:.,]\d|\w)")
"""Of two numbers beside a colon the second has one digit: else it may be a time of day."""
_LABEL = re.compile(r"(?<![\w.,])(\d{1,4})([a-f])(?!\w)")
"""A room or a house: "12b"."""


def turned_figures(claim: Claim) -> Iterator[Failure]:
    """Figures that were told with the other half of the day, sign, bound or order; most are a doubt."""
    if not claim.cited:
        return
    text = plain(blanked(claim.own_text, [group.name for group in claim.sources.groups]))
    told = [plain(each) for each in claim.told]
    yield from _hours(text, told, claim.language)
    yield from _labels(text, told)
    yield from _ratios(text, told)
    own = specifics(text, claim.language).quantities
    known = [(each, specifics(each, claim.language).quantities) for each in told]
    yield from _signs(text, own, known, claim.language)
    if not negations(text, claim.language):
        yield from _bounds(own, known)
    yield from _ranges(text, own, known, claim.language)


def _turned(kind: FailureKind, words: str, told: str, *, firm: bool = False) -> Failure:
    return Failure(kind, words, Message("was told as “{words}”", words=told), firm)


def _hours(text: str, told: Sequence[str], language: str) -> Iterator[Failure]:
    known = [time for each in told for time in clock_times(each, language)]
    for time in clock_times(text, language):
        same = [other for other in known if other.value == time.value]
        halves = {_half_of(other) for other in same}
        if (half := _half_of(time)) and same and not halves & {half, ""}:
            yield _turned(FailureKind.TIME, time.words, same[0].words, firm=True)


def _half_of(time: ClockTime) -> str:
    """Which half of the day a time says that it is in; "" where it does not say it: "at 7:30"."""
    said = _HALF.search(time.words)
    return said[1].casefold() if said else "p" if time.hour >= _AFTERNOON else ""


def _labels(text: str, told: Sequence[str]) -> Iterator[Failure]:
    known = {match[0]: match[1] for each in told for match in _LABEL.finditer(each)}
    for match in _LABEL.finditer(text):
        other = next((label for label, number in known.items() if number == match[1]), "")
        if other and match[0] not in known:
            yield _turned(FailureKind.NUMBER, match[0], other)


def _ratios(text: str, told: Sequence[str]) -> Iterator[Failure]:
    """Who won 3:1 is told by the others as who lost 1:3, so that it is a doubt."""
    known = {match.groups() for each in told for match in _RATIO.finditer(each)}
    for match in _RATIO.finditer(text):
        if match.groups() not in known and match.groups()[::-1] in known:
            yield _turned(FailureKind.NUMBER, match[0], f"{match[2]}:{match[1]}")


_Known = Sequence[tuple[str, Sequence[Quantity]]]


def _signs(text: str, own: Sequence[Quantity], known: _Known, language: str) -> Iterator[Failure]:
    if phrases(pack(language).numbers.below).search(text):
        return
    for quantity in own:
        same = [
            (_is_minus(each, other, language), other)
            for each, quantities in known
            for other in quantities
            if other.number.value == quantity.number.value
        ]
        if same and all(sign is not _is_minus(text, quantity, language) for sign, _ in same):
            said = same[0][1].number.words
            yield _turned(FailureKind.NUMBER, quantity.number.words, f"-{said}" if same[0][0] else said)


def _is_minus(text: str, quantity: Quantity, language: str) -> bool:
    ahead = before(text, quantity.number.start)
    return bool(_MINUS.search(ahead) or phrases_before(pack(language).numbers.minus).search(ahead))


def _bounds(own: Sequence[Quantity], known: _Known) -> Iterator[Failure]:
    """Of what is counted; "at most seventy" may be the age of all but those over seventy."""
    for quantity in own:
        same = [o for _, quantities in known for o in quantities if o.measure == quantity.measure]
        side = _side_of(quantity) if quantity.noun_text or quantity.unit else 0
        if side and same and all(_side_of(other) == -side for other in same):
            yield _turned(FailureKind.NUMBER, quantity.written, _with_bound(same[0], known))


def _side_of(quantity: Quantity) -> int:
    """1 where the true number is as large or larger, -1 where it is as large or smaller, else 0."""
    least, most = quantity.reach
    return (most > 1.0) - (least < 1.0) if 1.0 in quantity.reach else 0


def _with_bound(quantity: Quantity, known: _Known) -> str:
    """The number with the words before it that bound it."""
    text = next(each for each, quantities in known if any(o is quantity for o in quantities))
    return " ".join([*text[: quantity.number.start].split()[-2:], quantity.written])


def _ranges(text: str, own: Sequence[Quantity], known: _Known, language: str) -> Iterator[Failure]:
    """Ends of a range that only follow from those of another range: "5 to 10" from "10 to 15"."""
    said = {quantity.number.value for _, quantities in known for quantity in quantities}
    told = [found for each, quantities in known for found in _in_ranges(each, quantities, language)]
    for one, other in _in_ranges(text, own, language) if told else ():
        if not {one.number.value, other.number.value} <= said:
            words = text[one.number.start : other.number.end]
            low, high = told[0]
            yield _turned(FailureKind.NUMBER, words, f"{low.number.words} – {high.number.words}")


def _in_ranges(text: str, found: Sequence[Quantity], language: str) -> Iterator[tuple[Quantity, Quantity]]:
    ordered = sorted(found, key=lambda quantity: quantity.number.start)
    joins = quantity_rules(language).ranges
    for one, other in pairwise(ordered):
        grows = one.number.value < other.number.value
        if grows and joins.fullmatch(text[one.number.end : other.number.start]):
            yield one, other
