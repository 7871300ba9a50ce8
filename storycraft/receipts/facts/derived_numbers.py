"""Numbers that follow from what was told: a good teller says "seven of the eleven" where four were said to stay."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.stated_figures import Specifics
from storycraft.receipts.facts.times import written_as_hour

_MOST = 8
"""Numbers of one point that are reckoned with: with many, nearly every number would follow from two of them."""
_EACH = 10
"""From which "so many for each" is reckoned: smaller numbers follow from too many others."""
_DAY = 24 * 60

_YEARS = range(1800, 2200)
_YEAR = 12
_AGES = range(4, 110)
"""Months."""

Measure = tuple[str, float]


def derived_measures(points: Iterable[Specifics], today: int = 0) -> frozenset[Measure]:
    """What follows from two numbers of one point: sums, differences, products, shares of a whole, the time between.

    So does how much falls to each of many. A measure is a base unit ("" for what is counted) with its value, as
    `Quantity.measure` gives it. `today` is the year in which the story is told, 0 if nobody knows: by it "since 2019"
    is a number of years.
    """
    return frozenset(measure for point in points for measure in _of_point(point, today))


def _of_point(point: Specifics, today: int) -> Iterator[Measure]:
    told = [q.measure for q in _counting(point.quantities)][:_MOST]
    for (base, one), (other_base, other) in combinations(told, 2):
        if base == other_base or "" in (base, other_base):
            both = base or other_base
            yield both, round(one + other, 3)
            yield both, round(abs(one - other), 3)
            yield both, round(one * other, 3)
            least, most = sorted((one, other))
            if least and most / least > _EACH:
                yield both, round(most / least, 3)
    yield from _times_into(point)
    yield from _shares_of(point, told)
    yield from _by_time(point)
    yield from _years_between(point, today)
    days = {moment.value for moment in point.moments if moment.kind == "day"}
    if len(days) > 1:
        yield "day", float(len(days))
    for start, end in combinations(_hours(point)[:_MOST], 2):
        yield "minute", float((end - start) % _DAY)
        # "From nine to one": a clock without a half of the day goes round in twelve hours.
        yield from (("minute", float(between % (_DAY // 2))) for between in (end - start, start - end))


def _times_into(point: Specifics) -> Iterator[Measure]:
    """How often one time goes into another: "more in a month than in twelve" of "in a month" and "in a year"."""
    times = [q.measure for q in _counting(point.quantities) if q.kind == "duration" and not q.noun][:_MOST]
    for (base, one), (other, two) in combinations(times, 2):
        least, most = sorted((one, two))
        if base == other and least and most % least == 0:
            yield "", most / least


def _hours(point: Specifics) -> Sequence[int]:
    """The minutes of its clock times as they stand, with numbers that count nothing: "open from half past six to 9"."""
    bare = [
        q.number
        for q in point.quantities
        if q.unit == "hour" or not (q.unit or (q.noun and written_as_hour(q.number.words) is None))
    ]
    hours = [
        (number.start, int((written_as_hour(number.words) or number.value * 60) % (_DAY // 2)))
        for number in bare
        if 0 < number.value <= 24
    ]
    hours += [(m.start, int(m.value)) for m in point.moments if m.kind == "time" and m.value.isdigit()]
    return [minutes for _, minutes in sorted(hours)]


def _by_time(point: Specifics) -> Iterator[Measure]:
    """So much a month for three months; the years from one age to another ("I'm 71, started at 16")."""
    counting = list(_counting(point.quantities))[:_MOST]
    times = [q for q in counting if q.kind == "duration"]
    for money in (q for q in counting if q.kind == "money"):
        yield from ((money.unit, round(money.number.value * q.number.value, 3)) for q in times)
    ages = [q.number.value for q in counting if q.unit == "year" or not (q.unit or q.noun)]
    for one, other in combinations((age for age in ages if age in _AGES), 2):
        yield "month", abs(one - other) * _YEAR


def _years_between(point: Specifics, today: int) -> Iterator[Measure]:
    """The time between two years, in months; until today it may be a year less, by the month of each."""
    years = [int(q.number.value) for q in point.quantities if not q.unit and q.number.value in _YEARS][:_MOST]
    for one, other in combinations(years, 2):
        yield "month", float(abs(one - other) * _YEAR)
    for year in years if today else ():
        yield from (("month", float((today - year - early) * _YEAR)) for early in (0, 1))


def _shares_of(point: Specifics, told: Sequence[Measure]) -> Iterator[Measure]:
    """Of "half of the 900 pounds" the half, and what is left of the whole."""
    for share in [q.number.value / 100 for q in point.quantities if q.unit == "percent"][:_MOST]:
        for base, whole in told:
            yield from ((base, round(whole * part, 3)) for part in (share, 1 - share))


def _counting(quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Those that count or measure: a share or the third of a row is no term of a sum."""
    return (q for q in quantities if q.unit != "percent" and not q.number.ordinal and not q.number.vague)
