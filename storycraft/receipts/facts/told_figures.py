"""The numbers and times that were told, and whether one of a sentence is among them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.approximations import EXACTLY
from storycraft.receipts.facts.dates import Moment, seasons_of
from storycraft.receipts.facts.derived_numbers import Measure, derived_measures
from storycraft.receipts.facts.parts_of_a_whole import told_quantities
from storycraft.receipts.facts.quantities import Quantity, quantities
from storycraft.receipts.facts.stated_figures import Specifics, specifics
from storycraft.receipts.facts.times import written_as_hour
from storycraft.receipts.facts.told_numbers import ToldNumbers

_NOON = 12
_CLOSE = 10
_CENT = "money:cent"
_NIGHT = "3"
"""The last part of the day, as `Moment` has it."""
_LENGTH = re.compile(r"(\d{1,2})\s?h\s?(\d\d)?", re.IGNORECASE)
"""An hour of the day or a length of time: "3 h", "2h30"."""
_OFTEN = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}


@dataclass(frozen=True)
class ToldFigures:
    """The numbers, times and words of all that was told; `today` is the year of the telling, 0 if nobody knows it."""

    texts: Sequence[str]
    language: str
    today: int
    known: Sequence[Specifics]
    numbers: ToldNumbers
    times: frozenset[tuple[str, str]]

    @cached_property
    def derived(self) -> frozenset[Measure]:
        """What follows from the numbers that were told; most sentences need none of it."""
        lengths = (m for k in self.known for t in k.moments if (m := _LENGTH.fullmatch(t.words)))
        return (
            derived_measures(self.known, self.today)
            | _both_ways(self.texts, self.known, self.language)
            | {("minute", 60.0 * int(m[1]) + int(m[2] or 0)) for m in lengths}
        )

    @cached_property
    def sums(self) -> frozenset[float]:
        """Derived amounts of money, of which a teller need not say the currency again."""
        return frozenset(value for base, value in self.derived if base.startswith("money"))

    @cached_property
    def cents(self) -> frozenset[float]:
        """Amounts of money below one, told or derived, in hundredths: "eighty cents" for 0.80 euros."""
        told = {q.measure for k in self.known for q in k.quantities} | self.derived
        return frozenset(
            round(100 * value, 1) for base, value in told if base.startswith("money") and value < 1
        )

    @property
    def sleeping(self) -> bool:
        """Whether somebody sleeps there."""
        return any(phrases(pack(self.language).dates.sleeping).search(text) for text in self.texts)

    @property
    def words(self) -> tuple[frozenset[str], ...]:
        """The words of each text."""
        return tuple(frozenset(text.casefold().split()) for text in self.texts)


def told_figures(texts: Sequence[str], language: str, today: int) -> ToldFigures:
    """All that these texts tell in numbers and times, in a workshop of the year `today`."""
    known = [specifics(text, language) for text in texts]
    times = {(m.kind, m.value) for k in known for m in k.moments}
    times |= {("part of day", part) for k in known for m in k.moments for part in m.parts_of_day}
    times |= {("part of day", _NIGHT) for kind, _ in times if kind == "midnight"}
    times |= {
        ("season", season) for kind, month in times if kind == "month" for season in seasons_of(int(month))
    }
    # "First boat 6.40": an hour, as people write it in haste.
    times |= {
        ("time", str(minutes % (_NOON * 60)))
        for k in known
        for q in k.quantities
        if not q.unit and (minutes := written_as_hour(q.number.words)) is not None
    }
    # "Twice a week" counts too.
    often = [q for k in known for m in k.moments if m.kind == "often" for q in quantities(m.words, language)]
    numbers = ToldNumbers([*(q for text in texts for q in told_quantities(text, language)), *often])
    return ToldFigures(texts, language, today, known, numbers, frozenset(times))


def _both_ways(texts: Sequence[str], known: Sequence[Specifics], language: str) -> frozenset[Measure]:
    """The measures of a way there, twice: "twenty miles each way" are forty there and back."""
    rule = phrases(pack(language).measures.both_ways)
    said = [told for text, told in zip(texts, known, strict=True) if rule.search(text)]
    measures = [q.measure for told in said for q in told.quantities if q.unit]
    return frozenset((base, value * part) for base, value in measures for part in (0.5, 2))


def counts_otherwise(quantity: Quantity, told: ToldFigures, shares: Mapping[int, Quantity]) -> bool:
    """Whether a number may count what was told: it is one of a share ("two in three"), or was told without a noun."""
    return quantity.number.start in shares or bool(
        quantity.noun and told.numbers.counts_something(quantity.number.value)
    )


def is_told(quantity: Quantity, known: ToldFigures, bare: frozenset[float], language: str) -> bool:
    """Whether a number or measure was told, or follows from what was; `bare` are the sentence's numbers without a noun."""
    return _is_said(quantity, known, bare, language) or _follows(quantity, known)


def _follows(quantity: Quantity, known: ToldFigures) -> bool:
    number, sums = quantity.number, () if quantity.unit else known.sums
    if quantity.unit == _CENT and number.value in known.cents:
        return True
    return not number.ordinal and (quantity.measure in known.derived or number.value in sums)


def _is_said(quantity: Quantity, known: ToldFigures, bare: frozenset[float], language: str) -> bool:
    number, told = quantity.number, known.numbers
    multiplies = (
        number.words.casefold() in _times(language) or quantity.noun_text in pack(language).numbers.multiples
    )
    about = quantity.reach != EXACTLY and not multiplies
    if about and (told.reaches(quantity) or _is_near(quantity, known.derived)):
        return True
    if multiplies and told.has_ratio(number.value, quantity.reach):
        return True
    if quantity.unit == "percent" and told.has_part(quantity):
        return True
    if quantity.unit == "century" and told.has_century(number.value):
        return True
    if quantity.unit and told.has_amount(quantity):
        return True
    if quantity.unit:
        of_something = quantity.kind == "duration" and told.counts_something(number.value)
        often = number.value == 1 and ("often", _OFTEN.get(quantity.unit, "")) in known.times
        return told.measures(quantity) or of_something or often
    if number.vague:
        return told.is_at_least(number.value)
    if not quantity.noun and (_is_hour(number.value, known) or told.has_year(number.value)):
        return True
    return told.counts(quantity, bare)


def _is_near(quantity: Quantity, derived: frozenset[Measure]) -> bool:
    """Whether an approximate measure fits one that follows: "some 990 euros" fits the half of 1,984.

    Of what is only counted too much follows, so that a number must come close.
    """
    base, value = quantity.measure
    least, most = (bound * value for bound in quantity.reach)
    close = base or most - least <= _CLOSE
    return bool(close) and any(of == base and least <= other <= most for of, other in derived)


@cache
def _times(language: str) -> frozenset[str]:
    """ "Twice", "doubled", "halved"."""
    return frozenset[str]().union(*pack(language).numbers.times.values())


def is_told_as_hour(quantity: Quantity, known: ToldFigures, language: str) -> bool:
    """Whether "seize heures", which may be sixteen hours, is an hour of the day that was told."""
    hours = phrases(pack(language).clock.hours)
    return (
        quantity.unit == "hour"
        and bool(hours.fullmatch(quantity.noun_text) or quantity.noun_text == "h")
        and _is_hour(quantity.number.value, known)
    )


def _is_hour(value: float, known: ToldFigures) -> bool:
    """Whether a number is the hour of a clock time in a source: "9:00" supports "at nine", "at four" supports "16"."""
    in_time = value.is_integer() and ("time", str(int(value) % _NOON * 60)) in known.times
    return in_time or (value > _NOON and value - _NOON in known.numbers.hours)


def is_repeated(moment: Moment, told: Sequence[frozenset[str]]) -> bool:
    """Whether a source has the same words in any order: "os anos todos" supports "todos os anos"."""
    own = frozenset(moment.words.casefold().split())
    return len(own) > 1 and any(own <= words for words in told)


def happened(moment: Moment, known: ToldFigures) -> bool:
    """Whether a time was told, or follows from what was: "at the weekend" from "on Sunday"."""
    times, told = known.times, known.numbers
    if moment.implied or (moment.kind, moment.value) in times:
        return True
    if moment.kind == "time":
        hour, minute = divmod(int(moment.value), 60)
        if not minute and not known.derived.isdisjoint(("minute", 60.0 * h) for h in (hour, hour + _NOON)):
            return True  # "For 2 h" where it was "from four to six".
        if told.has(("minute", float(moment.value))) and not moment.words[-1].isdigit():
            return True  # "Une heure et demie" may be a length of time.
        return not told.hours.isdisjoint((hour, hour + _NOON)) and (not minute or minute in told.hours)
    if moment.kind == "part of day" and moment.value == _NIGHT and known.sleeping:
        return True  # Who sleeps there spends the night.
    if moment.kind == "often":
        return any(_OFTEN.get(unit) == moment.value for unit in told.single_units)
    if moment.kind == "weekend":
        return bool({("day", "5"), ("day", "6")} & times)
    return moment.kind == "midnight" and ("time", "0") in times
