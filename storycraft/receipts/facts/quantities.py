"""Finds quantities in a text: numbers with their nouns, money, percentages, durations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from storycraft.receipts.facts.approximations import EXACTLY, reach_of
from storycraft.receipts.facts.numbers import Number, numbers
from storycraft.text.spans import before, taken
from storycraft.text.words import stem, words

_CURRENCIES = {
    "€": "euro", "$": "dollar", "£": "pound", "¥": "yen", "eur": "euro", "usd": "dollar", "gbp": "pound",
    "chf": "franc", "brl": "real", "r$": "real", "euro": "euro", "euros": "euro", "dollar": "dollar",
    "dollars": "dollar", "dólares": "dollar", "dólar": "dollar", "pound": "pound", "pounds": "pound",
    "libras": "pound", "pesos": "peso", "peso": "peso", "franc": "franc", "francs": "franc", "franken": "franc",
    "reais": "real", "real": "real", "cents": "cent", "quid": "pound", "yen": "yen", "pfund": "pound",
}  # fmt: skip
_UNITS = {
    "second": "seconds segundos secondes sekunde sekunden",
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
    "century": "century centuries siglo siglos siècle siècles jahrhundert jahrhunderte jahrhunderten século séculos",
    "litre": "litre litres liter liters litros",
}
_UNIT_OF = {word: unit for unit, forms in _UNITS.items() for word in forms.split()}
_BASE = {"second": ("minute", 1 / 60), "minute": ("minute", 1), "hour": ("minute", 60), "day": ("day", 1), "week": ("day", 7),
         "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120), "century": ("month", 1200)}  # fmt: skip
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
# "On a dry day" measures nothing; "for a day" and "a day later" do.
_LASTING = re.compile(
    r"\b(?:for|in|within|during|after|over|takes?|took|lasts?|lasted|durante|en|tras|por|hace|dura|duró|tard\w+|pendant|durant|après"
    r"|dure|duré|depuis|il y a|nach|seit|binnen|innerhalb|vor|dauert\w*|em|após|há|durou|demor\w+)\s$",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\s(?:long|later|ago|lang|später|plus tard|después|más tarde|depois|mais tarde)\b", re.IGNORECASE
)
_FRACTION = re.compile(
    r"\b(?:(?P<one>an?|one|una?|une?|eine?[mnrs]?|uma?|la|le|das|a)|(?P<two>two|dos|deux|zwei|dois|duas)|(?P<three>three|tres|trois|drei|três))[\s-]"
    r"(?:(?P<third>thirds?(?= of)|tercios?|tercera parte|tiers|drittel\w*|terços?|terça parte)"
    r"|(?P<quarter>quarters?(?= of (?!an hour))|cuarta parte|quarts?(?! d)|viertel\w*(?!stunde)|quarta parte|quartos(?= d)))(?!\w)",
    re.IGNORECASE,
)
_UNITS_OF_MONEY = re.compile(
    rf"\b(?:an?|one|un|una|une|ein|einen|um|uma)\s({'|'.join(w for w in _CURRENCIES if w.isalpha())})\s(?:(?:and|y|con|et|und|e)\s)?$",
    re.IGNORECASE,
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
    """A number with what it counts or measures: `unit` of a measure, `noun` (a stem) of counted things.

    `reach` are the multiples of it between which the true number may lie; what is only `implied` claims nothing.
    """

    number: Number
    unit: str = ""
    noun: str = ""
    noun_text: str = ""
    reach: tuple[float, float] = EXACTLY
    implied: bool = False

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
        """The position of the number and its unit in the text."""
        unit = len(self.noun_text) + 1 if self.unit and self.noun_text else 0
        return self.number.start, self.number.end + unit

    @property
    def written(self) -> str:
        """The quantity as it is written in the text."""
        counted = self.noun_text if self.noun or self.unit else ""
        return f"{self.number.words} {counted}".strip()


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All quantities in a text; those without a number ("a week", "half an hour") come last. `text` must be NFKC."""
    halves = (*_halves(text), *_fractions(text))
    said = numbers(text, language)
    spans = [(q.number.start, q.number.end) for q in halves]
    spans += [m.span() for n in said if (m := _PERCENT.match(text, n.end))]
    places = taken(spans)
    counted = [
        n
        for n in said
        if n.start not in places
        and not (n.ordinal and n.value == 2 and _ANOTHER.search(before(text, n.start)))  # "a second one"
    ]
    found = _same_units_in_ranges([_quantity(n, text, language) for n in counted], text)
    measured = (*_with_cents(found, text), *halves, *_ones(text, places))
    return tuple(replace(q, reach=reach_of(before(text, q.number.start))) for q in measured)


def _quantity(number: Number, text: str, language: str) -> Quantity:
    ahead = before(text, number.start)
    if sign := _BEFORE.search(ahead):
        return Quantity(number, "money:" + _CURRENCIES.get(sign[1].casefold(), sign[1]))
    if _PERCENT.match(text, number.end):
        return Quantity(number, "percent")
    if (_ONE_IN.search(ahead) and number.value <= _PARTS) or (
        number.ordinal and number.value > 1 and _EVERY.search(ahead)
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


def _with_cents(found: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """In "un euro trente" and "two pounds fifty" the second number counts hundredths of the first."""
    rest = iter(found)
    for quantity in rest:
        sign = _UNITS_OF_MONEY.search(before(text, quantity.number.start))
        if sign and not quantity.unit and not quantity.noun and 10 <= quantity.number.value < 100:
            number = replace(quantity.number, value=1 + quantity.number.value / 100)
            quantity = Quantity(number, "money:" + _CURRENCIES[sign[1].casefold()])
        yield quantity


def _ones(text: str, places: frozenset[int]) -> Iterator[Quantity]:
    """ "A week" is one week; it claims so where something lasted that long, or less, or more."""
    for match in _ONE_OF.finditer(text):
        unit = _UNIT_OF.get(match[1].casefold())
        if unit and match.start() not in places:
            ahead = before(text, match.start())
            claims = _LASTING.search(ahead) or _LASTED.match(text, match.end()) or reach_of(ahead) != EXACTLY
            number = Number(1.0, match[0], match.start(), match.end())
            yield Quantity(number, unit, implied=unit in _BASE and not claims)


def _fractions(text: str) -> Iterator[Quantity]:
    """A third of a thing, two thirds, three quarters, in percent."""
    for match in _FRACTION.finditer(text):
        parts = 1 if match["one"] else 2 if match["two"] else 3
        value = 100.0 * parts / (3 if match["third"] else 4)
        yield Quantity(Number(value, match[0], match.start(), match.end()), "percent")


def _halves(text: str) -> Iterator[Quantity]:
    """ "Half an hour" is thirty minutes, half a dozen is six."""
    for match in _HALF_OF.finditer(text):
        if unit := _UNIT_OF.get(match[1].casefold()):
            yield Quantity(Number(0.5, match[0], match.start(), match.end()), unit)
        elif _DOZEN.match(match[1]):
            yield Quantity(Number(6.0, match[0], match.start(), match.end()))
        elif _HALF_A_THING.match(match[0]):
            yield Quantity(Number(50.0, match[0], match.start(), match.end()), "percent")
