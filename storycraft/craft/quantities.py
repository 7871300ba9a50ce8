"""What is counted and measured in a text: numbers with their nouns, money, percentages, durations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    r"\b(?:a|an|one|un|una|une|ein|eine|einen|einem|einer|um|uma|num|numa)\s+"
    r"(?:whole\s+|single\s+|entero\s+|ganze[ns]?\s+)?([^\W\d_]+)",
    re.IGNORECASE,
)
_HALF_OF = re.compile(
    r"\b(?:half an?|medi[oa]|(?:une )?demi|(?:ein\w* )?halbe[snmr]?|mei[oa])[\s-]+([^\W\d_]+)", re.IGNORECASE
)
_DOZEN = re.compile(r"(?:dozen|docena|douzaine|dutzend|d[úu]zia)s?$", re.IGNORECASE)
_PARTS = 20
_OLD = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:an?|una?|une|eine?[nmrs]?|uma?)\s$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|cada|chaque|jede[rsnm]?)\s$", re.IGNORECASE)
_HALF_A_THING = re.compile(r"(?:media|meia|(?:une )?demie?|(?:ein\w* )?halbe)[\s-]\w{4,}$", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\b(?:one|un[ao]?|ein[er]?|um|uma)\s(?:[^\W\d_]+\s)?(?:in|out of|sur|de cada|von|em cada)\s$",
    re.IGNORECASE,
)


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

    @property
    def kind(self) -> str:
        """ "money", "duration" or "number"."""
        if self.unit.startswith("money"):
            return "money"
        return "duration" if self.unit in _BASE else "number"

    @property
    def place(self) -> tuple[int, int]:
        """Where the number stands, with the unit that it measures in."""
        unit = len(self.noun_text) + 1 if self.unit and self.noun_text else 0
        return self.number.start, self.number.end + unit

    @property
    def written(self) -> str:
        """The words that claim it."""
        counted = self.noun_text if self.noun or self.unit else ""
        return f"{self.number.words} {counted}".strip()


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All of them; those told without a number ("a week", "half an hour") last. `text` must be NFKC."""
    halves = tuple(_halves(text))
    taken = [(q.number.start, q.number.end) for q in halves]
    taken += [m.span() for n in numbers(text, language) if (m := _PERCENT.match(text, n.end))]
    counted = [
        n
        for n in numbers(text, language)
        if not any(start <= n.start < end for start, end in taken)
        and not (n.ordinal and n.value == 2 and _ANOTHER.search(text[: n.start]))  # "a second one"
    ]
    found = _same_units_in_ranges([_quantity(n, text, language) for n in counted], text)
    return (*found, *halves, *_ones(text))


def _quantity(number: Number, text: str, language: str) -> Quantity:
    before = text[: number.start]
    if sign := _BEFORE.search(before):
        return Quantity(number, "money:" + _CURRENCIES.get(sign[1].casefold(), sign[1]))
    if _PERCENT.match(text, number.end):
        return Quantity(number, "percent")
    if (_ONE_IN.search(before) and number.value <= _PARTS) or (
        number.ordinal and number.value > 1 and _EVERY.search(before)
    ):
        return Quantity(replace(number, value=100.0 / max(number.value, 1.0)), "percent")
    return _counted(number, text, language)


def _counted(number: Number, text: str, language: str) -> Quantity:
    if _OLD.match(text, number.end):
        return Quantity(number)
    following = _NEXT.match(text, number.end)
    word = following[1].casefold() if following else ""
    if word in _CURRENCIES and word != "real":
        return Quantity(number, "money:" + _CURRENCIES[word])
    if word in _UNIT_OF:
        half = 0.5 if following and re.search(r"half|medi|demi|halb|mei", following[0]) else 0.0
        return Quantity(replace(number, value=number.value + half), _UNIT_OF[word], "", word)
    if number.value == 0.5:
        return Quantity(replace(number, value=50.0), "percent")
    counted = words(word, language)
    is_noun = bool(counted) and not counted[0].small
    return Quantity(number, "", stem(word, language) if is_noun else "", word)


def _same_units_in_ranges(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """In "10–15 %" and "two to three weeks" the first number counts the same as the second."""
    ranged = list(quantities)
    for i in range(len(ranged) - 1):
        here, there = ranged[i], ranged[i + 1]
        if not here.unit and _RANGE.fullmatch(text[here.number.end : there.number.start]):
            ranged[i] = replace(here, unit=there.unit, noun=there.noun, noun_text=there.noun_text)
    return ranged


def _ones(text: str) -> Iterator[Quantity]:
    """ "A week" is one week."""
    for match in _ONE_OF.finditer(text):
        if unit := _UNIT_OF.get(match[1].casefold()):
            yield Quantity(Number(1.0, match[0], match.start(), match.end()), unit)


def _halves(text: str) -> Iterator[Quantity]:
    """ "Half an hour" is thirty minutes, half a dozen is six."""
    for match in _HALF_OF.finditer(text):
        if unit := _UNIT_OF.get(match[1].casefold()):
            yield Quantity(Number(0.5, match[0], match.start(), match.end()), unit)
        elif _DOZEN.match(match[1]):
            yield Quantity(Number(6.0, match[0], match.start(), match.end()))
        elif _HALF_A_THING.match(match[0]):
            yield Quantity(Number(50.0, match[0], match.start(), match.end()), "percent")
