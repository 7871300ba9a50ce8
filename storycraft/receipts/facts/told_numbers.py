"""An index of the numbers in the sources, to compare each number of a sentence with all of them at once."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from storycraft.receipts.facts.approximations import EXACTLY
from storycraft.receipts.facts.quantities import Quantity

_MOST_PARTS = 12
"""Numbers of the cited points whose parts are looked at."""
_ANY = None
_DAY = 24 * 60
_YEAR = 12
"""Months."""
_DAYS_OF_A_MONTH = (28, 30)
_MINUTES = {"minute": 1, "day": _DAY, "month": 30 * _DAY}
"""In each unit of time: "more than a month" may tell of five weeks, "over a day" of thirty hours."""
_YEARS = range(1910, 2100)
"""Years that people call by their last two digits."""
_DATED = range(1000, 2100)
_SLACK = 1e-6
_ROUNDED = 0.5
_ROUND = 50
"""A half and the whole are exact: "half" is no other share."""


class ToldNumbers:
    """All numbers in the sources; `values` has the numbers of each noun, with "" for no noun."""

    def __init__(self, told: Sequence[Quantity]) -> None:
        self._first = told[:_MOST_PARTS]
        self._measures = {o.measure for o in told}
        self._units = {o.unit for o in told}
        self._bare = {o.number.value for o in told if not o.unit and not o.noun}
        self._unmeasured = {o.number.value for o in told if not o.unit}
        self._all = {o.number.value for o in told}
        self._of_noun: dict[str, set[float]] = {}
        self.hours = {o.number.value for o in told if o.unit in ("", "hour")}
        self.single_units = {o.unit for o in told if o.number.value == 1}
        self._shares = _first(o.number.value / 100 for o in told if o.unit == "percent")
        self._wholes = _first(o.number.value for o in told if not o.unit)
        reached: dict[tuple[str, str | None], set[float]] = {}
        for o in told:
            base, value = o.measure
            reached.setdefault((base, _ANY), set()).add(value)
            reached.setdefault((base, o.noun), set()).add(value)
            if o.noun:
                self._of_noun.setdefault(o.noun, set()).add(o.number.value)
        self._reached = {key: sorted(values) for key, values in reached.items()}

    def reaches(self, quantity: Quantity) -> bool:
        """Whether an approximate number fits a number in the sources: "almost thirty years" fits twenty-nine.

        A number without unit and noun fits ages and lengths in years, too.
        """
        base, value = quantity.measure
        least, most = (bound * value for bound in quantity.reach)
        nouns: Iterable[str | None] = (quantity.noun, "") if quantity.noun else (_ANY,)
        # "Past eighty" may tell of 83 years.
        if not (base or quantity.noun) and _has_between(
            self._reached.get(("month", _ANY), ()), least * _YEAR, most * _YEAR
        ):
            return True
        return any(_has_between(self._reached.get((base, noun), ()), least, most) for noun in nouns) or any(
            _has_between(self._reached.get((other, _ANY), ()), least * one / factor, most * one / factor)
            for other, factor in _MINUTES.items()
            if other != base and (one := _MINUTES.get(base, 0))
        )

    def has_part(self, quantity: Quantity) -> bool:
        """Whether a percentage is a share in the sources, the ratio of two numbers there, or the change between them.

        Six of ten is 60 percent, and from six to nine is half as many again.
        """
        value = quantity.measure[1]
        # Who tells whole percents has rounded them: 17 of 212 are "eight percent".
        rounded = _ROUNDED if value.is_integer() and value % _ROUND and quantity.reach == EXACTLY else 0.0
        least, most = (bound * value for bound in quantity.reach)
        least, most = least - rounded, most + rounded
        shares = (*self._parts, *self._changes, *self._shares)
        return any(least - _SLACK <= 100 * share <= most + _SLACK for share in shares)

    def has_ratio(self, times: float, reach: tuple[float, float] = (1, 1)) -> bool:
        """Whether one number in the sources is so many times another, or a share is one of so many parts.

        "More than three times" is less than four times, and "almost three times" more than twice.
        """
        least, most = max(times * reach[0], times - 1), min(times * reach[1], times + 1)
        parts = (*self._parts, *self._shares)
        return any(least - _SLACK <= 1 / part <= most + _SLACK for part in parts if part)

    def has(self, measure: tuple[str, float]) -> bool:
        """Whether a source has just this measure."""
        return measure in self._measures

    def measures(self, quantity: Quantity) -> bool:
        """Whether a source has the same measure, also in days for hours: "24 hours" are one day.

        "Quinze jours" and "acht Tage" count as two weeks and one week, and four weeks or thirty days as a month.
        """
        base, value = quantity.measure
        alike = next((pair for pair in ({14, 15}, {7, 8}) if base == "day" and value in pair), {value})
        other_unit = {"day": ("minute", value * _DAY), "minute": ("day", value / _DAY)}.get(base)
        alike_units = {(base, other) for other in alike} | {other_unit, *_as_months(base, value)}
        return not alike_units.isdisjoint(self._measures)

    def has_amount(self, quantity: Quantity) -> bool:
        """Whether a source has this number without its unit, where that unit stands beside another number: "180 kg, last year 240"."""
        return quantity.unit in self._units and quantity.number.value in self._bare

    def has_year(self, year: float) -> bool:
        """Whether a source has a year by its last two digits only: "en el 88"."""
        return year in _YEARS and year % 100 in self._bare

    def has_century(self, century: float) -> bool:
        """Whether a source has a year of it."""
        return any((year - 1) // 100 + 1 == century for year in self._bare if year in _DATED)

    def counts_something(self, value: float) -> bool:
        """Whether a source has this number without a noun, or with one that is not understood."""
        return value in self._bare

    def is_at_least(self, value: float) -> bool:
        """Whether a source has this number or a larger one."""
        return max(self._all, default=float("-inf")) >= value

    def counts(self, quantity: Quantity, bare: frozenset[float]) -> bool:
        """Whether a source has the same number for the same noun, and no other number for that noun.

        Where the text tells that other number `bare` ("of forty families seven"), only the noun has moved.
        """
        value = quantity.number.value
        same = value in (self._unmeasured if quantity.noun else self._all)
        if not same and self._is_share(value):
            return True
        of_noun = self._of_noun.get(quantity.noun, set()) - bare if quantity.noun else set[float]()
        return same and (not of_noun or value in of_noun)

    def _is_share(self, value: float) -> bool:
        """Whether it is a share of a number, both from the sources: half of 200 is 100, and so is the remainder."""
        return any(
            value in (whole * part, whole * (1 - part)) for whole in self._wholes for part in self._shares
        )

    @cached_property
    def _changes(self) -> tuple[float, ...]:
        """By what part a number grew or shrank to another one: from 90 to 135 is half as much again."""
        return tuple(change for part in self._parts for change in (1 - part, 1 / part - 1))

    @cached_property
    def _parts(self) -> tuple[float, ...]:
        known = [o for o in self._first if o.unit != "percent" and o.number.value > 0]
        shares = (_share_of(one, other) for one in known for other in known)
        return tuple(dict.fromkeys(share for share in shares if 0 < share < 1))


def _share_of(one: Quantity, other: Quantity) -> float:
    """What part of another amount one is; 0 where they measure different things.

    "80 euros there, here I paid 8", "of 40 hours only 6": of the one or the other the unit is not said again.
    """
    (base, value), (other_base, whole) = one.measure, other.measure
    if base == other_base:
        return value / whole
    bare = any(not o.unit and not o.noun for o in (one, other))
    return one.number.value / other.number.value if bare else 0.0


def _as_months(base: str, value: float) -> Iterator[tuple[str, float]]:
    """A month in days, or the other way round: people say "four weeks" and "thirty days" for it."""
    for days in _DAYS_OF_A_MONTH:
        if base == "month":
            yield "day", value * days
        elif base == "day" and value % days == 0:
            yield "month", value / days


def _first(values: Iterator[float]) -> tuple[float, ...]:
    return tuple(dict.fromkeys(values))[: 2 * _MOST_PARTS]


def _has_between(values: Sequence[float], least: float, most: float) -> bool:
    place = bisect_left(values, least - _SLACK)
    return place < len(values) and values[place] <= most + _SLACK
