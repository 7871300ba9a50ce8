"""What a sentence claims that can be wrong in numbers and times, held against what was told."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from storycraft.craft.findings import Failure
from storycraft.craft.moments import Moment, moments
from storycraft.craft.quantities import Quantity, quantities
from storycraft.craft.roughly import EXACTLY

_COUNTED = """
voice voices people person persons group groups table tables team teams participants points contributions of others
voces personas grupos mesas equipos voix personnes groupes équipes stimmen personen menschen leute gruppen tische runden
vozes pessoas equipas views opinions minds answers sides takes miradas opiniones visiones posturas respuestas pareceres lados avis
opinions regards réponses côtés meinungen ansichten sichtweisen antworten seiten opiniões visões respostas
"""
_VOICES = frozenset(_COUNTED.split())
_MOST_PARTS = 12
"""Numbers of the cited points whose parts are looked at."""
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
    taken = [(m.start, m.end) for m in times if m.kind in ("time", "often") and not m.implied]
    days = [m.start for m in times if m.kind == "day"]
    counted = tuple(
        q
        for q in quantities(plain, language)
        if not any(start <= q.number.start < end for start, end in taken)
        and not (q.number.ordinal and q.number.start in days)
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
    counted = [q for k in known for q in k.quantities]
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
    quantity: Quantity, told: Sequence[Quantity], times: set[tuple[str, str]], bare: frozenset[float]
) -> bool:
    number = quantity.number
    if quantity.reach != EXACTLY and any(_reaches(quantity, other) for other in told):
        return True
    if quantity.unit == "percent" and any(_in_reach(quantity, 100 * part) for part in _parts(told)):
        return True
    if quantity.unit:
        same_measure = any(_same_measure(quantity.measure, other.measure) for other in told)
        of_something = quantity.kind == "duration" and any(
            o.number.value == number.value and not o.unit and not o.noun for o in told
        )
        often = number.value == 1 and ("often", _OFTEN.get(quantity.unit, "")) in times
        return same_measure or of_something or often
    if number.vague:
        return any(o.number.value >= number.value for o in told)
    if not quantity.noun and _is_hour(number.value, times):
        return True
    return _is_counted(quantity, told, bare)


def _same_measure(one: tuple[str, float], other: tuple[str, float]) -> bool:
    """ "Quinze jours" and "acht Tage" are two weeks and one week, as people count them."""
    return one == other or (one[0] == other[0] == "day" and {one[1], other[1]} in ({14, 15}, {7, 8}))


def _is_hour(value: float, times: set[tuple[str, str]]) -> bool:
    """A clock time that was told in digits tells "at nine" as well."""
    return value.is_integer() and ("time", str(int(value) % 12 * 60)) in times


def _reaches(quantity: Quantity, other: Quantity) -> bool:
    """Whether "almost thirty years" may tell of the twenty-nine that were said."""
    (unit, _), (base, value) = quantity.measure, other.measure
    if unit != base or (quantity.noun and other.noun and quantity.noun != other.noun):
        return False
    return _in_reach(quantity, value)


def _in_reach(quantity: Quantity, value: float) -> bool:
    least, most = quantity.reach
    return least * quantity.measure[1] - 1e-6 <= value <= most * quantity.measure[1] + 1e-6


def _parts(told: Sequence[Quantity]) -> Iterator[float]:
    """What part one number that was told is of another: six of ten are 0.6."""
    values = {o.number.value for o in told[:_MOST_PARTS] if not o.unit and o.number.value > 0}
    return (one / other for one in values for other in values if one < other)


def _is_repeated(moment: Moment, told: Sequence[frozenset[str]]) -> bool:
    """Whether its words were said, in whatever order: "os anos todos" tells "todos os anos"."""
    own = frozenset(moment.words.casefold().split())
    return len(own) > 1 and any(own <= words for words in told)


def _is_share(value: float, told: Sequence[Quantity]) -> bool:
    """Whether it is a share that was told of a number that was told: half of 200 is 100, and so is the rest."""
    shares = [o.number.value / 100 for o in told if o.unit == "percent"]
    wholes = [o.number.value for o in told if not o.unit]
    return any(value in (whole * part, whole * (1 - part)) for whole in wholes for part in shares)


def _is_counted(quantity: Quantity, told: Sequence[Quantity], bare: frozenset[float]) -> bool:
    """The same number, and not of weeks where teams are counted, nor with another number for the same noun.

    Where the text tells that other number `bare` ("of forty families seven"), only the noun has moved.
    """
    same = [o for o in told if o.number.value == quantity.number.value and (not o.unit or not quantity.noun)]
    of_noun = [o for o in told if quantity.noun and o.noun == quantity.noun]
    of_noun = [o for o in of_noun if o.number.value not in bare]
    if not same and _is_share(quantity.number.value, told):
        return True
    return bool(same) and (not of_noun or any(o.number.value == quantity.number.value for o in of_noun))


def _happened(moment: Moment, times: set[tuple[str, str]], told: Sequence[Quantity]) -> bool:
    if moment.implied or (moment.kind, moment.value) in times:
        return True
    if moment.kind == "time":
        hour, minute = divmod(int(moment.value), 60)
        values = {q.number.value for q in told if q.unit in ("", "hour")}
        return {hour, hour + 12} & values != set() and (not minute or minute in values)
    if moment.kind == "often":
        return any(_OFTEN.get(q.unit) == moment.value and q.number.value == 1 for q in told)
    if moment.kind == "weekend":
        return bool({("day", "5"), ("day", "6")} & times)
    return moment.kind == "midnight" and ("time", "0") in times
