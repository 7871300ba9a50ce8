"""When a workshop was: the numbers and times of its date, its title and its place."""

from dataclasses import dataclass

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.receipts.facts.dates import Moment
from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.stated_figures import Specifics, specifics
from storycraft.text.calendar_dates import days_written

_FIRST_YEAR = 1000


@dataclass(frozen=True, slots=True)
class WorkshopDates:
    """`times` are (kind, value) as in `Moment`; `numbers` are days of the month, years, and numbers of rooms."""

    numbers: frozenset[float]
    times: frozenset[tuple[str, str]]

    def counts(self, quantity: Quantity, claimed: Specifics) -> bool:
        """Whether a number is one of these, and counts nothing: "14 March 2026", and not "14 tables".

        A year counts nothing whatever stands behind it: "in 2026 two tables met".
        """
        year = quantity.number.value >= _FIRST_YEAR
        months = {moment.words.casefold() for moment in claimed.moments if moment.kind == "month"}
        alone = year or not quantity.noun or quantity.noun_text in months
        return alone and not quantity.unit and quantity.number.value in self.numbers

    def has(self, moment: Moment) -> bool:
        """Whether a time is one of these."""
        return (moment.kind, moment.value) in self.times


def dates_of(known: CommonKnowledge, language: str) -> WorkshopDates:
    """The numbers and times that everybody in the workshop knows."""
    days = days_written(known.date, language)
    # The hyphens of 2026-03-14 are no marks of numbers; 14.3.2026 may be told in just these figures.
    as_typed = () if known.date.strip() in map(str, days) else (known.date,)
    told = [specifics(text, language) for text in (known.title, known.place, *as_typed)]
    numbers = {float(number) for day in days for number in (day.day, day.year)}
    times = {time for day in days for time in (("month", str(day.month - 1)), ("day", str(day.weekday())))}
    numbers |= {q.number.value for given in told for q in given.quantities if not q.unit}
    times |= {(moment.kind, moment.value) for given in told for moment in given.moments}
    return WorkshopDates(frozenset(numbers), frozenset(times))
