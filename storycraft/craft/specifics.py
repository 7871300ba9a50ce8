"""What a sentence claims that can be wrong: numbers, amounts, durations and times, in a form that can be compared."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from storycraft.craft.findings import Failure
from storycraft.craft.moments import Moment, moments
from storycraft.craft.numbers import Number, numbers
from storycraft.craft.words import stem, words

_CURRENCIES = {
    "€": "euro", "$": "dollar", "£": "pound", "¥": "yen", "eur": "euro", "usd": "dollar", "gbp": "pound",
    "chf": "franc", "brl": "real", "r$": "real", "euro": "euro", "euros": "euro", "dollar": "dollar",
    "dollars": "dollar", "dólares": "dollar", "dólar": "dollar", "pound": "pound", "pounds": "pound",
    "libras": "pound", "pesos": "peso", "peso": "peso", "franc": "franc", "francs": "franc", "franken": "franc",
    "reais": "real", "real": "real", "cents": "cent", "quid": "pound", "yen": "yen", "pfund": "pound",
}  # fmt: skip
_UNITS = {
    "minute": "minute minutes minuto minutos minuten min",
    "hour": "hour hours hora horas heure heures stunde stunden hrs",
    "day": "day days día días dia dias jour jours tag tage tagen",
    "week": "week weeks semana semanas semaine semaines woche wochen",
    "month": "month months mes meses mois monat monate monaten mês",
    "year": "year years año años an ans année années jahr jahre jahren ano anos",
    "decade": "decade decades década décadas décennie décennies jahrzehnt jahrzehnte jahrzehnten",
    "metre": "metre metres meter meters metro metros mètre mètres metern",
    "kilometre": "km kilometre kilometres kilometer kilometers kilómetros kilomètres quilómetros quilômetros kilometern",
    "mile": "mile miles milla millas",
    "kilo": "kg kilo kilos kilogram kilograms",
    "tonne": "tonne tonnes ton tons toneladas tonnen",
    "litre": "litre litres liter liters litros",
}
_UNIT_OF = {word: unit for unit, forms in _UNITS.items() for word in forms.split()}
_BASE = {"minute": ("minute", 1), "hour": ("minute", 60), "day": ("day", 1), "week": ("day", 7),
         "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120)}  # fmt: skip
_PERCENT = re.compile(
    r"\s*(?:%|percent\b|per cent\b|por ciento\b|pour\s?cent\b|prozent\b|por cento\b)", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|or|and|a|o|y|à|ou|et|bis|oder|und|e)\s*", re.IGNORECASE)
_NEXT = re.compile(
    r"[\s-]*(?:(?:and|y|et|und|e)\s+(?:a\s+half|medi[oa]|demie?|eine halbe|mei[oa])\s+)?(?:of\s+|de\s+|d['’]\s*)?([^\W\d_]+|[€$£¥])"
)
_BEFORE = re.compile(r"(R\$|[€$£¥]|\b(?:EUR|USD|GBP|CHF|BRL))\s?$")
_ONE_OF = re.compile(
    r"\b(?:a|an|one|un|una|une|ein|eine|einen|einem|einer|um|uma)\s+(?:whole\s+|single\s+|entero\s+|ganze[ns]?\s+)?([^\W\d_]+)",
    re.I,
)
_HALF_OF = re.compile(
    r"\b(?:half an?|media|demi-|une demi-|eine halbe|einer halben|meia)[\s-]*(hour|hora|heure|stunde)\b",
    re.IGNORECASE,
)
_VOICES = {
    "voice",
    "voices",
    "people",
    "person",
    "persons",
    "group",
    "groups",
    "table",
    "tables",
    "participants",
    "points",
    "contributions",
    "voces",
    "personas",
    "grupos",
    "mesas",
    "voix",
    "personnes",
    "groupes",
    "stimmen",
    "personen",
    "menschen",
    "leute",
    "gruppen",
    "tische",
    "runden",
    "vozes",
    "pessoas",
    "of",
    "others",
    "teams",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: `unit` where it is measured, `noun` (a stem) where things are counted."""

    number: Number
    unit: str = ""
    noun: str = ""
    noun_text: str = ""

    @property
    def measure(self) -> tuple[str, float]:
        """The value in the smallest unit of its kind, so that "two hours" equals "120 minutes"."""
        base, factor = _BASE.get(self.unit, (self.unit, 1))
        return base, self.number.value * factor


@dataclass(frozen=True, slots=True)
class Specifics:
    """All that a text claims in numbers and times."""

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]


@lru_cache(maxsize=50_000)
def specifics(text: str, language: str) -> Specifics:
    """What this text claims in numbers and times."""
    plain = unicodedata.normalize("NFKC", text)
    times = moments(plain, language)
    taken = [(m.start, m.end) for m in times if m.kind == "time"]
    counted = [n for n in numbers(plain, language) if not any(s <= n.start < e for s, e in taken)]
    days = [m.start for m in times if m.kind == "day"]
    counted = [n for n in counted if not (n.ordinal and n.start in days)]
    quantities = _same_units_in_ranges([_quantity(n, plain, language) for n in counted], plain)
    return Specifics((*quantities, *_ones(plain)), times)


def _quantity(number: Number, text: str, language: str) -> Quantity:
    if before := _BEFORE.search(text[: number.start]):
        return Quantity(number, "money:" + _CURRENCIES.get(before[1].casefold(), before[1]))
    if _PERCENT.match(text, number.end):
        return Quantity(number, "percent")
    following = _NEXT.match(text, number.end)
    word = following[1] if following else ""
    folded = word.casefold()
    if folded in _CURRENCIES and folded != "real":
        return Quantity(number, "money:" + _CURRENCIES[folded])
    if folded in _UNIT_OF:
        half = 0.5 if following and re.search(r"half|medi|demi|halb|mei", following[0]) else 0.0
        return Quantity(replace(number, value=number.value + half), _UNIT_OF[folded], "", folded)
    if number.value == 0.5:
        return Quantity(replace(number, value=50.0), "percent")
    counted = words(word, language)
    is_noun = bool(counted) and not counted[0].small
    return Quantity(number, "", stem(folded, language) if is_noun else "", folded)


def _same_units_in_ranges(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """In "10–15 %" and "two to three weeks" the first number counts the same as the second."""
    ranged = list(quantities)
    for i in range(len(ranged) - 1):
        here, there = ranged[i], ranged[i + 1]
        if not here.unit and _RANGE.fullmatch(text[here.number.end : there.number.start]):
            ranged[i] = replace(here, unit=there.unit, noun=there.noun, noun_text=there.noun_text)
    return ranged


def _ones(text: str) -> Iterator[Quantity]:
    """ "A week" is one week, "half an hour" thirty minutes."""
    for match in _ONE_OF.finditer(text):
        if unit := _UNIT_OF.get(match[1].casefold()):
            yield Quantity(Number(1.0, match[0], match.start(), match.end()), unit)
    for match in _HALF_OF.finditer(text):
        yield Quantity(Number(0.5, match[0], match.start(), match.end()), "hour")


def unsaid(text: str, told: Iterable[str], language: str, voices: Iterable[int] = ()) -> Iterator[Failure]:
    """The numbers and times of a text that stand in nothing that was told.

    `voices` are numbers that the teller may count alone: how many voices or groups are cited.
    """
    claimed = specifics(text, language)
    known = [specifics(t, language) for t in told]
    quantities = [q for k in known for q in k.quantities]
    times = {(m.kind, m.value) for k in known for m in k.moments}
    allowed = frozenset(voices)
    for quantity in claimed.quantities:
        if not _is_told(quantity, quantities, times) and not _counts_voices(quantity, allowed):
            yield Failure(_kind(quantity), _as_written(quantity), "stands in none of the cited points")
    for moment in claimed.moments:
        if not _happened(moment, times, quantities):
            kind = "time" if moment.kind == "time" else "date"
            yield Failure(kind, moment.words, "stands in none of the cited points")


def _kind(quantity: Quantity) -> str:
    if quantity.unit.startswith("money"):
        return "money"
    return "duration" if quantity.unit in _BASE else "number"


def _as_written(quantity: Quantity) -> str:
    written, counted = quantity.number.words, quantity.noun_text
    return f"{written} {counted}" if counted and (quantity.noun or quantity.unit) else written


def _counts_voices(quantity: Quantity, allowed: frozenset[int]) -> bool:
    return (
        quantity.number.value in allowed
        and not quantity.unit
        and (quantity.noun_text in _VOICES or not quantity.noun_text)
    )


def _is_told(quantity: Quantity, told: Sequence[Quantity], times: set[tuple[str, str]]) -> bool:
    number = quantity.number
    if quantity.unit:
        return any(_same_measure(quantity, other) for other in told) or (
            quantity.unit in _UNIT_OF.values()
            and number.value == 1
            and _is_period(quantity.unit, told, times)
        )
    if number.vague:
        return any(
            o.number.value >= number.value or (o.number.vague and o.number.value == number.value)
            for o in told
        )
    same = [o for o in told if o.number.value == number.value and (not o.unit or not quantity.noun)]
    # A clock time, "at nine", is told by its hour.
    hour = ("time", str(int(number.value) % 12 * 60)) if number.value.is_integer() else ("", "")
    if not same and hour in times and not quantity.noun:
        return True
    counted = [o for o in told if quantity.noun and o.noun == quantity.noun]
    if counted and not any(o.number.value == number.value for o in counted):
        return False
    return bool(same)


def _is_period(unit: str, told: Sequence[Quantity], times: set[tuple[str, str]]) -> bool:
    """ "A week" and "a day" can be told by how often, too; a year by nothing else."""
    often = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}.get(unit, "")
    return ("often", often) in times


def _same_measure(one: Quantity, other: Quantity) -> bool:
    return one.measure == other.measure


def _happened(moment: Moment, times: set[tuple[str, str]], quantities: Sequence[Quantity]) -> bool:
    if (moment.kind, moment.value) in times:
        return True
    if moment.kind == "time":
        hour, minute = divmod(int(moment.value), 60)
        return not minute and any(q.number.value % 12 == hour and not q.unit for q in quantities)
    if moment.kind == "weekend":
        return bool({("day", "5"), ("day", "6")} & times)
    if moment.kind == "part of day":
        return moment.value == "3" and ("midnight", "0") in times
    if moment.kind == "midnight":
        return ("time", "0") in times
    return False
