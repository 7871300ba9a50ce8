"""Numbers that follow from what was told: a good teller says "seven of the eleven" where four were said to stay."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.stated_figures import Specifics

_MOST = 8
"""Numbers of one point that are reckoned with: with many, nearly every number would follow from two of them."""
_DAY = 24 * 60

Measure = tuple[str, float]


def derived_measures(points: Iterable[Specifics]) -> frozenset[Measure]:
    """The sums and differences of two numbers of one point, and the time between two hours of the day.

    A measure is a base unit ("" for what is counted) with its value, as `Quantity.measure` gives it.
    """
    return frozenset(measure for point in points for measure in _of_point(point))


def _of_point(point: Specifics) -> Iterator[Measure]:
    told = [q.measure for q in _counting(point.quantities)][:_MOST]
    for (base, one), (other_base, other) in combinations(told, 2):
        if base == other_base and one != other:
            yield base, one + other
            yield base, abs(one - other)
    bare = [q.number.value for q in point.quantities if not q.unit and not q.noun][:_MOST]
    # "Open from six to nine": numbers that count nothing may be hours.
    hours = [int(value * 60) for value in bare if 0 < value <= 24]
    hours += [int(m.value) for m in point.moments if m.kind == "time" and m.value.isdigit()]
    for start, end in combinations(hours[:_MOST], 2):
        yield "minute", float((end - start) % _DAY)
        # "From nine to one": a clock without a half of the day goes round in twelve hours.
        yield "minute", float((end - start) % (_DAY // 2))


def _counting(quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Those that count or measure: a share or the third of a row is no term of a sum."""
    return (q for q in quantities if q.unit != "percent" and not q.number.ordinal and not q.number.vague)
