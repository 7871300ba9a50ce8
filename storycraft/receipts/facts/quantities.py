"""Finds quantities in a text: numbers with their nouns, money, percentages, durations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from storycraft.languages.entries import NOTHING
from storycraft.languages.folding import folded
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.approximations import EXACTLY, reach_of
from storycraft.receipts.facts.dates import rhythm_of
from storycraft.receipts.facts.numbers import Number, numbers
from storycraft.receipts.facts.quantity_rules import NOUN, QuantityRules, quantity_rules
from storycraft.text.spans import before, taken
from storycraft.text.words import stem, words

_SIGNS = {
    "€": "euro", "$": "dollar", "£": "pound", "¥": "yen", "eur": "euro", "usd": "dollar", "gbp": "pound",
    "chf": "franc", "brl": "real", "r$": "real",
}  # fmt: skip
_BASE = {"second": ("minute", 1 / 60), "minute": ("minute", 1), "hour": ("minute", 60), "day": ("day", 1), "week": ("day", 7),
         "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120), "century": ("month", 1200),
         "kilometre": ("metre", 1_000), "centimetre": ("metre", 0.01), "gram": ("kilo", 0.001), "tonne": ("kilo", 1_000),
         "quintal": ("kilo", 100), "hundredweight": ("kilo", 50)}  # fmt: skip
_TIMES = ("minute", "day", "month")
_BEFORE = re.compile(r"(R\$|[€$£¥]|\b(?:EUR|USD|GBP|CHF|BRL))\s?$")
_APOSTROPHES = ("'", "’")
_PARTS = 20
_NOUNS, _NEAR = 3, 40
"""Words, and characters, among which the noun of "every second …" or "one … in two" is."""
_PARTS_OF = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures: `unit` of a measure, `noun` (a stem) of counted things.

    `noun_text` is the folded word behind the number that says which, and `noun_end` where it ends in the text.
    `reach` are the multiples of it between which the true number may lie; what is only `implied` claims nothing.
    """

    number: Number
    unit: str = ""
    noun: str = ""
    noun_text: str = ""
    noun_end: int = 0
    reach: tuple[float, float] = EXACTLY
    implied: bool = False

    @property
    def measure(self) -> tuple[str, float]:
        """The value in the smallest unit of its kind, so that "two hours" equals "120 minutes"."""
        base, factor = _BASE.get(self.unit, (self.unit, 1))
        return base, self.number.value if factor == 1 else round(self.number.value * factor, 6)

    @property
    def kind(self) -> str:
        """ "money", "duration" or "number"."""
        if self.unit.startswith("money"):
            return "money"
        return "duration" if self.measure[0] in _TIMES else "number"

    @property
    def place(self) -> tuple[int, int]:
        """The position of the number and its unit in the text."""
        return self.number.start, self.end if self.unit else self.number.end

    @property
    def end(self) -> int:
        """Where the number, or the word for what it counts, ends in the text."""
        return max(self.number.end, self.noun_end)

    @property
    def written(self) -> str:
        """The quantity as it is written in the text."""
        counted = self.noun_text if self.noun or self.unit else ""
        return f"{self.number.words} {counted}".strip()


@lru_cache(maxsize=50_000)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All quantities in a text; those without a number ("a week", "half an hour") come last."""
    rules = quantity_rules(language)
    lengths = tuple(_lengths(text, language))
    said = numbers(text, language)
    counting = [
        m for n in said if (m := rules.following.match(text, n.end)) and not _halves_its_noun(m, language)
    ]
    # "Two and a half hours" and "dos horas y media" are one number each.
    spans = [m.span("half") for m in counting if m["half"]]
    ends = [*(n.end for n in said), *(c.end() for c in counting)]
    spans += [m.span() for end in ends if (m := rules.behind_unit.match(text, end))]
    at = taken([*((q.number.start, q.number.end) for q in lengths), *spans])
    parts = (*_halves(text, language), *_fractions(text, rules))
    halves = (*lengths, *(q for q in parts if q.number.start not in at))
    spans += [(q.number.start, q.number.end) for q in halves]
    spans += [m.span() for n in said if (m := rules.percent.match(text, n.end))]
    places = taken(spans)
    counted = [
        n
        for n in said
        if n.start not in places
        and not (n.ordinal and n.value == 2 and rules.article.search(before(text, n.start)))  # "a second one"
    ]
    found = _same_units_in_ranges([_quantity(n, text, language) for n in counted], text, rules)
    measured = (*_with_cents(found, text, rules), *halves, *_ones(text, places, language))
    return tuple(replace(q, reach=reach_of(before(text, q.number.start), language)) for q in measured)


def _quantity(number: Number, text: str, language: str) -> Quantity:
    ahead, rules = before(text, number.start), quantity_rules(language)
    if sign := _BEFORE.search(ahead):
        return Quantity(number, "money:" + _SIGNS.get(sign[1].casefold(), sign[1]))
    if rules.percent.match(text, number.end):
        return Quantity(number, "percent")
    one_in = rules.one_in.search(ahead)
    every = number.ordinal and number.value > 1 and rules.every.search(ahead)
    if every or (one_in and number.value <= _PARTS):
        if unit := _rhythm(one_in[0] if one_in else text[number.end :][:_NEAR], rules, language):
            return Quantity(replace(number, ordinal=False), unit)  # "Every second spring": half of nothing.
        return Quantity(replace(number, value=100.0 / max(number.value, 1.0)), "percent")
    return _counted(number, text, language)


def _rhythm(text: str, rules: QuantityRules, language: str) -> str:
    """The unit of time of the first word among these that has one: a day comes round in a week."""
    near = re.findall(NOUN, text)[:_NOUNS]
    return next(
        (unit for word in near if (unit := rules.unit_of.get(folded(word)) or rhythm_of(word, language))), ""
    )


def _counted(number: Number, text: str, language: str) -> Quantity:
    rules = quantity_rules(language)
    if rules.years_old.match(text, number.end):
        return Quantity(number, "year")
    following = rules.following.match(text, number.end)
    if following and _halves_its_noun(following, language):
        return Quantity(number)
    word = folded(following["noun"]) if following else ""
    if currency := _SIGNS.get(word) or rules.currencies.get(word):
        half = 0.5 if following and rules.behind_unit.match(text, following.end()) else 0.0
        return Quantity(replace(number, value=number.value + half), f"money:{currency}")
    # "2026 l'ex lavatoio": an article without its vowel is no litre.
    elided = following is not None and len(word) == 1 and text[following.end() :][:1] in _APOSTROPHES
    if word in rules.unit_of and not elided:
        half = (
            0.5
            if following and (following["half"] or rules.behind_unit.match(text, following.end()))
            else 0.0
        )
        number = replace(number, value=number.value + half)
        return Quantity(number, rules.unit_of[word], "", word, following.end() if following else 0)
    if number.value == 0.5:
        return Quantity(replace(number, value=50.0), "percent")
    counted = words(word, language)
    is_noun = bool(counted) and not counted[0].small and not rules.hours.fullmatch(word)
    if language == "de" and following and following["noun"][0].islower() and _has_capitals(text):
        is_noun = False
    if (following and following["half"]) or rules.behind_unit.match(text, number.end):
        number = replace(number, value=number.value + 0.5)  # "Nine kilos then, five and a half now."
    end = following.end() if following else 0
    return Quantity(number, "", stem(word, language) if is_noun else "", word, end)


def _halves_its_noun(following: re.Match[str], language: str) -> bool:
    """Whether "and half" belongs to what comes behind it, and not to the number: "nueve y medio pueblo".

    It belongs to the number before a unit or a dozen, and where a language can't halve a noun so.
    """
    word, rules = folded(following["noun"]), quantity_rules(language)
    if not following["half"] or word in rules.unit_of or word in rules.currencies:
        return False
    halves = pack(language).measures.half_of_a_thing not in ("", NOTHING)
    known = words(word, language)
    return halves and bool(known) and not known[0].small


@lru_cache(maxsize=1_000)
def _has_capitals(text: str) -> bool:
    """Whether nouns are written with capitals: hurried German notes have none."""
    return bool(re.search(r"\s[A-ZÄÖÜ]", text))


def _same_units_in_ranges(quantities: Sequence[Quantity], text: str, rules: QuantityRules) -> list[Quantity]:
    """In "10–15 %" and "two to three weeks" the first number counts the same as the second."""
    ranged = list(quantities)
    for i in range(len(ranged) - 1):
        here, there = ranged[i], ranged[i + 1]
        if not here.unit and rules.ranges.fullmatch(text[here.number.end : there.number.start]):
            ranged[i] = replace(here, unit=there.unit, noun=there.noun, noun_text=there.noun_text)
    return ranged


def _with_cents(found: Sequence[Quantity], text: str, rules: QuantityRules) -> Iterator[Quantity]:
    """In "un euro trente", "three pounds fifty" the second number counts hundredths of the first."""
    last: Quantity | None = None
    for quantity in found:
        ahead = before(text, quantity.number.start)
        cents = not (quantity.unit or quantity.noun) and 10 <= quantity.number.value < 100
        unit = rules.unit_of_money.search(ahead) if cents else None
        if unit and len(unit[0].split()) > 1 and text[quantity.number.end :].lstrip()[:1].isalpha():
            unit = None  # "3 euros and 50 people"
        whole = last if last and unit and last.number.end == quantity.number.start - len(unit[0]) else None
        one = rules.one_unit_of_money.search(ahead) if cents else None
        if whole and last:
            start, end = last.number.start, quantity.number.end
            value = last.number.value + quantity.number.value / 100
            last = replace(last, number=Number(value, text[start:end], start, end))
            continue
        if last:
            yield last
        if one:
            number = replace(quantity.number, value=1 + quantity.number.value / 100)
            quantity = Quantity(number, "money:" + rules.currencies[folded(one[1])])
        last = quantity
    if last:
        yield last


def _ones(text: str, places: frozenset[int], language: str) -> Iterator[Quantity]:
    """ "A week" is one week; it claims so where something lasted that long, or less, or more."""
    rules = quantity_rules(language)
    for match in rules.one_of.finditer(text):
        unit = rules.unit_of.get(folded(match[1]))
        if unit and match.start() not in places and not (match["half"] and unit in _BASE):
            ahead = before(text, match.start())
            claims = (
                rules.lasting.search(ahead)
                or rules.lasted.match(text, match.end())
                or reach_of(ahead, language) != EXACTLY
            )
            number = Number(1.0, match[0], match.start(), match.end())
            yield Quantity(number, unit, implied=unit in _BASE and not claims)


def listed_lengths(lengths: Mapping[str, str], text: str) -> Iterator[Quantity]:
    """The lengths of time of a list of a language that stand in a text."""
    for length, rule in lengths.items():
        value, _, unit = length.partition(" ")
        for match in phrases(rule).finditer(text):
            yield Quantity(Number(float(value), match[0], *match.span()), unit)


def _lengths(text: str, language: str) -> Iterator[Quantity]:
    """ "A quarter of an hour", "a fortnight", "a year and a half"."""
    yield from listed_lengths(pack(language).measures.lengths, text)
    rules = quantity_rules(language)
    for match in rules.one_of.finditer(text):
        unit = rules.unit_of.get(folded(match[1]), "")
        if match["half"] and unit in _BASE:
            yield Quantity(Number(1.5, match[0], *match.span()), unit)


def _fractions(text: str, rules: QuantityRules) -> Iterator[Quantity]:
    """A third of a thing, two fifths, three quarters, in percent."""
    for match in rules.fraction.finditer(text):
        parts = 1 if match["one"] else 2 if match["two"] else 3
        of = next(number for name, number in _PARTS_OF.items() if match[name])
        value = 100.0 * parts / of
        yield Quantity(Number(value, match[0], match.start(), match.end()), "percent")


def _halves(text: str, language: str) -> Iterator[Quantity]:
    """ "Half an hour" is thirty minutes, half a dozen is six."""
    rules = quantity_rules(language)
    groups = {word: value for value, words in pack(language).numbers.groups.items() for word in words}
    for match in rules.half_of.finditer(text):
        if unit := rules.unit_of.get(folded(match[1])):
            yield Quantity(Number(0.5, match[0], match.start(), match.end()), unit)
        elif group := groups.get(folded(match[1])):
            yield Quantity(Number(group / 2, match[0], match.start(), match.end()))
        elif rules.half_of_a_thing.match(match[0]):
            yield Quantity(Number(50.0, match[0], match.start(), match.end()), "percent")
