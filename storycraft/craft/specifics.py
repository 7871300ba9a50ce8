"""What a sentence claims that can be wrong in numbers and times, held against what was told."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storycraft.craft.findings import Failure
from storycraft.craft.moments import Moment, moments
from storycraft.craft.places import taken
from storycraft.craft.quantities import Quantity, quantities
from storycraft.craft.roughly import EXACTLY
from storycraft.craft.told_numbers import ToldNumbers

_COUNTED = """
voice voices people person persons group groups table tables team teams participants points contributions of others
voces personas grupos mesas equipos voix personnes groupes équipes stimmen personen menschen leute gruppen tische runden
vozes pessoas equipas views opinions minds answers sides takes miradas opiniones visiones posturas respuestas pareceres lados avis
opinions regards réponses côtés meinungen ansichten sichtweisen antworten seiten opiniões visões respostas
"""
_VOICES = frozenset(_COUNTED.split())
_OFTEN = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}


@dataclass(frozen=True, slots=True)
class Specifics:
    """All that a text claims in numbers and times."""

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]


@lru_cache(maxsize=50_000)
def specifics(text: str, language: str) -> Specifics:
    """What this text claims in numbers and times; the digits of a clock time are no numbers."""
    plain = unicodedata.normalize("NFKC", text)
    times = moments(plain, language)
    places = taken((m.start, m.end) for m in times if m.kind in ("time", "often") and not m.implied)
    days = {m.start for m in times if m.kind == "day"}
    counted = tuple(
        q
        for q in quantities(plain, language)
        if q.number.start not in places and not (q.number.ordinal and q.number.start in days)
    )
    return Specifics(counted, times)


def unsaid(
    text: str, told: Sequence[str], language: str, voices: Iterable[int] = (), *, leads: bool = False
) -> Iterator[Failure]:
    """The numbers and times of a text that stand in nothing that was told.

    `voices` are numbers that the teller may count alone: how many voices or groups are cited. A text that only
    `leads` to what was said may speak of the morning or evening on which the teller tells.
    """
    claimed = specifics(text, language)
    known = [specifics(t, language) for t in told]
    counted = ToldNumbers([q for k in known for q in k.quantities])
    times = {(m.kind, m.value) for k in known for m in k.moments}
    times |= {("part of day", part) for k in known for m in k.moments for part in m.parts_of_day}
    told_words = [frozenset(t.casefold().split()) for t in told]
    allowed = frozenset(voices)
    bare = frozenset(q.number.value for q in claimed.quantities if not q.noun)
    for quantity in (q for q in claimed.quantities if not q.implied):
        if not _is_told(quantity, counted, times, bare) and not _counts_voices(quantity, allowed):
            yield Failure(quantity.kind, quantity.written, "stands in none of the cited points")
    for moment in claimed.moments:
        if leads and moment.kind == "part of day":
            continue
        if not _happened(moment, times, counted) and not _is_repeated(moment, told_words):
            kind = "time" if moment.kind == "time" else "date"
            yield Failure(kind, moment.words, "stands in none of the cited points")


def _counts_voices(quantity: Quantity, allowed: frozenset[int]) -> bool:
    if quantity.number.value not in allowed or quantity.unit:
        return False
    return quantity.noun_text in _VOICES or not quantity.noun_text


def _is_told(
    quantity: Quantity, told: ToldNumbers, times: set[tuple[str, str]], bare: frozenset[float]
) -> bool:
    number = quantity.number
    if quantity.reach != EXACTLY and told.reaches(quantity):
        return True
    if quantity.unit == "percent" and told.has_part(quantity):
        return True
    if quantity.unit:
        of_something = quantity.kind == "duration" and told.counts_something(number.value)
        often = number.value == 1 and ("often", _OFTEN.get(quantity.unit, "")) in times
        return told.measures(quantity) or of_something or often
    if number.vague:
        return told.is_at_least(number.value)
    if not quantity.noun and _is_hour(number.value, times):
        return True
    return told.counts(quantity, bare)


def _is_hour(value: float, times: set[tuple[str, str]]) -> bool:
    """A clock time that was told in digits tells "at nine" as well."""
    return value.is_integer() and ("time", str(int(value) % 12 * 60)) in times


def _is_repeated(moment: Moment, told: Sequence[frozenset[str]]) -> bool:
    """Whether its words were said, in whatever order: "os anos todos" tells "todos os anos"."""
    own = frozenset(moment.words.casefold().split())
    return len(own) > 1 and any(own <= words for words in told)


def _happened(moment: Moment, times: set[tuple[str, str]], told: ToldNumbers) -> bool:
    if moment.implied or (moment.kind, moment.value) in times:
        return True
    if moment.kind == "time":
        hour, minute = divmod(int(moment.value), 60)
        return not told.hours.isdisjoint((hour, hour + 12)) and (not minute or minute in told.hours)
    if moment.kind == "often":
        return any(_OFTEN.get(unit) == moment.value for unit in told.single_units)
    if moment.kind == "weekend":
        return bool({("day", "5"), ("day", "6")} & times)
    return moment.kind == "midnight" and ("time", "0") in times
