"""Numbers and times of a sentence, held against what was told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.message import N_, Listed, Message
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.connectives import claims_nothing
from storycraft.receipts.facts.approximations import EXACTLY
from storycraft.receipts.facts.dates import Moment, seasons_of
from storycraft.receipts.facts.derived_numbers import Measure, derived_measures
from storycraft.receipts.facts.group_names import blanked
from storycraft.receipts.facts.parts_of_a_whole import rest_of, shares_in_words, told_quantities
from storycraft.receipts.facts.quantities import Quantity, implied_lengths, quantities
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.facts.times import written_as_hour
from storycraft.receipts.facts.told_numbers import ToldNumbers
from storycraft.receipts.facts.workshop_counts import workshop_counts
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import ANNOUNCING
from storycraft.text.moods import GOING_ON, NOT_YET, has_mood

_HALF = 50.0
_NOON = 12
_NIGHT = "3"
"""The last part of the day, as `Moment` has it."""
_FEW = 3
"""Up to so many people or things one counts who are named: "the two of them"."""
_DOZEN = 12
_YEARS = range(1000, 2100)
_LENGTH = re.compile(r"(\d{1,2})\s?h\s?(\d\d)?", re.IGNORECASE)
"""An hour of the day or a length of time: "3 h", "2h30"."""
_OFTEN = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}


def wrong_figures(claim: Claim) -> Iterator[Failure]:
    """Numbers, amounts of money, durations, dates and times that nobody told.

    The teller may count the cited voices or groups. A text that only leads on may speak of the morning or evening
    on which it is told, and may count what it announces.
    """
    group_names = [group.name for group in claim.sources.groups]
    # "Pit three" counts nothing: it is a group's name.
    claimed = specifics(blanked(claim.own_text, group_names), claim.language)
    told = _told([*claim.told, *group_names], claim.language, _year(claim.sources.known))
    bare = frozenset(q.number.value for q in claimed.quantities if not q.noun)
    shares = shares_in_words(claim.own_text, claim.language)
    for quantity in (q for q in claimed.quantities if not q.implied):
        if (
            _is_told(quantity, told, bare, claim.language)
            or _is_told_share(quantity, told, shares, claim)
            or _is_told_as_hour(quantity, told, claim.language)
            or (claim.leads and claim.dates.counts(quantity, claimed))
        ):
            continue
        counted = workshop_counts(quantity, claim.own_text, claim.sources.known, claim.language)
        if counted is None or not (claim.leads or quantity.number.ordinal):
            if not _needs_no_source(quantity, claim):
                kind = FailureKind(quantity.kind)
                firm = not (_may_be_reckoned(quantity) or _counts_otherwise(quantity, told, shares))
                yield Failure(kind, quantity.written, N_("stands in none of the cited points"), firm=firm)
        elif quantity.number.value not in counted and not (claim.cited and _counts_voices(quantity, claim)):
            yield Failure(FailureKind.NUMBER, quantity.written, _otherwise(quantity, counted))
    for moment in claimed.moments:
        # When the workshop was carries what leads on; when a story was is for those who told it to say.
        if claim.leads and (moment.kind == "part of day" or claim.dates.has(moment)):
            continue
        if not _happened(moment, told) and not _is_repeated(moment, told.words):
            kind = FailureKind.TIME if moment.kind == "time" else FailureKind.DATE
            # "They spend the night there": a part of the day may be an idiom.
            firm = moment.kind != "part of day"
            yield Failure(kind, moment.words, N_("stands in none of the cited points"), firm)


def _needs_no_source(quantity: Quantity, claim: Claim) -> bool:
    """Whether the teller counts the voices or what follows, or counts in an image."""
    return (
        _counts_voices(quantity, claim)
        or _announces(quantity, claim)
        or _is_a_way_of_telling(quantity, claim)
        or _counts_what_was_told(quantity, claim)
    )


def _counts_what_was_told(quantity: Quantity, claim: Claim) -> bool:
    """Whether it sums up in words what it tells: "the two things"; not where a cited point counts such things."""
    matters = pack(claim.language).connectives.matters
    few = quantity.number.value <= _FEW and _is_in_words(quantity)
    return (
        few
        and not quantity.unit
        and quantity.noun_text in matters
        and not any(
            told.noun_text in matters for text in claim.said for told in quantities(text, claim.language)
        )
    )


def _may_be_reckoned(quantity: Quantity) -> bool:
    """Whether people must judge it: "more than thirty", "a third" and "a day later" may follow from what was told."""
    few = quantity.number.value <= _FEW and not (quantity.unit or quantity.noun)
    in_words = _is_in_words(quantity)
    return quantity.reach != EXACTLY or (
        in_words and (quantity.unit == "percent" or quantity.number.value == 1 or few)
    )


def _is_in_words(quantity: Quantity) -> bool:
    return not any(c.isdigit() for c in quantity.written)


def _is_a_way_of_telling(quantity: Quantity, claim: Claim) -> bool:
    """Whether free words count in an image, or reckon with what was told.

    "Six arms" of three people, "one in three" of a fall from 6 to 2, "twelve months" of the year after. Who writes digits
    or an amount of money means just that, but for the year behind one that was told.
    """
    if not claim.is_told_freely:
        return False
    if not _is_in_words(quantity):
        return quantity.number.value in _YEARS and _said(quantity.number.value - 1, claim)
    small = quantity.kind == FailureKind.NUMBER and quantity.number.value <= _DOZEN
    lasts = quantity.kind == FailureKind.DURATION
    return small or quantity.unit == "percent" or (lasts and _said_when_or_how_many(claim))


def _said(value: float, claim: Claim) -> bool:
    """Whether a cited point has this number, which counts nothing."""
    return any(
        told.number.value == value and not told.unit
        for text in claim.said
        for told in quantities(text, claim.language)
    )


def _said_when_or_how_many(claim: Claim) -> bool:
    """Whether a cited point has a number or a time, from which a length of time may be reckoned."""
    known = (specifics(text, claim.language) for text in claim.said)
    return any(said.quantities or said.moments for said in known)


def _otherwise(quantity: Quantity, counted: frozenset[float]) -> str:
    sign = " %" if quantity.unit == "percent" else ""
    right = [f"{number:.3g}{sign}" for number in sorted(counted, reverse=True)]
    if quantity.number.ordinal:
        return Message("is more than the workshop has, which is {number}", number=right[0])
    return Message(
        "is another number than the workshop has, which is {number}",
        number=Listed(right, "or") if right else N_("none"),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The numbers, times and words of all that was told."""

    numbers: ToldNumbers
    derived: frozenset[Measure]
    sums: frozenset[float]
    """Derived amounts of money, of which a teller need not say the currency again."""
    times: frozenset[tuple[str, str]]
    sleeping: bool
    words: tuple[frozenset[str], ...]


def _counts_otherwise(quantity: Quantity, told: _Told, shares: Mapping[int, Quantity]) -> bool:
    """Whether a number may count what was told: it is one of a share ("two in three"), or was told without a noun."""
    return quantity.number.start in shares or bool(
        quantity.noun and told.numbers.counts_something(quantity.number.value)
    )


def _is_told_share(quantity: Quantity, told: _Told, shares: Mapping[int, Quantity], claim: Claim) -> bool:
    """Whether it is or belongs to a share that was told, or to what is left of one: "two thirds are still there"."""
    share = shares.get(quantity.number.start, quantity)
    if share.unit != "percent":
        return False
    left = share.number.value < 100 and has_mood(claim.own_text, (GOING_ON, NOT_YET), claim.language)
    return told.numbers.has_part(share) or (left and told.numbers.has_part(rest_of(share)))


def _year(known: CommonKnowledge) -> int:
    """The year in which the workshop was; 0 if nobody knows."""
    year = re.match(r"\d{4}", known.date)
    return int(year[0]) if year else 0


def _told(texts: Sequence[str], language: str, today: int) -> _Told:
    known = [specifics(text, language) for text in texts]
    times = {(m.kind, m.value) for k in known for m in k.moments}
    times |= {("part of day", part) for k in known for m in k.moments for part in m.parts_of_day}
    times |= {
        ("season", season) for kind, month in times if kind == "month" for season in seasons_of(int(month))
    }
    lengths = {
        ("minute", 60.0 * int(m[1]) + int(m[2] or 0))
        for k in known
        for t in k.moments
        if (m := _LENGTH.fullmatch(t.words))
    }
    lengths |= {q.measure for text in texts for q in implied_lengths(text, language)}
    # "First boat 6.40": an hour, as people write it in haste.
    times |= {
        ("time", str(minutes % (_NOON * 60)))
        for k in known
        for q in k.quantities
        if not q.unit and (minutes := written_as_hour(q.number.words)) is not None
    }
    # "Twice a week" counts too.
    often = [q for k in known for m in k.moments if m.kind == "often" for q in quantities(m.words, language)]
    derived = derived_measures(known, today)
    return _Told(
        ToldNumbers([*(q for text in texts for q in told_quantities(text, language)), *often]),
        derived | lengths,
        frozenset(value for base, value in derived if base.startswith("money")),
        frozenset(times),
        any(phrases(pack(language).dates.sleeping).search(text) for text in texts),
        tuple(frozenset(text.casefold().split()) for text in texts),
    )


def _announces(quantity: Quantity, claim: Claim) -> bool:
    """Whether it only counts what is told next: "two things stood out"."""
    if not claim.is_bare or quantity.kind != FailureKind.NUMBER:
        return False
    # "That is half the story" claims no share, "a third of them" does.
    if quantity.unit and quantity.number.value != _HALF:
        return False
    if any(c.isdigit() for c in quantity.written):
        return False
    return len(claim.own) <= ANNOUNCING or claims_nothing(claim.own, claim.words)


def _counts_voices(quantity: Quantity, claim: Claim) -> bool:
    if quantity.number.value not in claim.voices or quantity.unit:
        return False
    return quantity.noun_text in pack(claim.language).attribution.counted or not quantity.noun_text


def _is_told(quantity: Quantity, known: _Told, bare: frozenset[float], language: str) -> bool:
    number, told = quantity.number, known.numbers
    if not number.ordinal and (
        quantity.measure in known.derived or (not quantity.unit and number.value in known.sums)
    ):
        return True
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
    """Whether an approximate measure fits one that follows: "some 990 euros" fits the half of 1,984."""
    base, value = quantity.measure
    least, most = (bound * value for bound in quantity.reach)
    return bool(base) and any(of == base and least <= other <= most for of, other in derived)


@cache
def _times(language: str) -> frozenset[str]:
    """ "Twice", "doubled", "halved"."""
    return frozenset[str]().union(*pack(language).numbers.times.values())


def _is_told_as_hour(quantity: Quantity, known: _Told, language: str) -> bool:
    """Whether "seize heures", which may be sixteen hours, is an hour of the day that was told."""
    hours = phrases(pack(language).clock.hours)
    return (
        quantity.unit == "hour"
        and bool(hours.fullmatch(quantity.noun_text) or quantity.noun_text == "h")
        and _is_hour(quantity.number.value, known)
    )


def _is_hour(value: float, known: _Told) -> bool:
    """Whether a number is the hour of a clock time in a source: "9:00" supports "at nine", "at four" supports "16"."""
    in_time = value.is_integer() and ("time", str(int(value) % _NOON * 60)) in known.times
    return in_time or (value > _NOON and value - _NOON in known.numbers.hours)


def _is_repeated(moment: Moment, told: Sequence[frozenset[str]]) -> bool:
    """Whether a source has the same words in any order: "os anos todos" supports "todos os anos"."""
    own = frozenset(moment.words.casefold().split())
    return len(own) > 1 and any(own <= words for words in told)


def _happened(moment: Moment, known: _Told) -> bool:
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
