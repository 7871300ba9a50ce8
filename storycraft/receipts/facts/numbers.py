"""Finds numbers in digits and in words of five languages, and computes their values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
    "dezessete dezoito dezenove",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_MORE = {
    "en": "hundred=100 thousand=1000 million=1000000 dozen=12 couple=2 pair=2",
    "es": "cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 "
    "quinientos=500 quinientas=500 seiscientos=600 setecientos=700 ochocientos=800 novecientos=900 mil=1000 "
    "millón=1000000 millones=1000000 docena=12 veintiún=21 veintiuna=21 par=2",
    "fr": "cent=100 cents=100 mille=1000 million=1000000 millions=1000000 douzaine=12 dizaine=10 quinzaine=15 "
    "vingtaine=20 trentaine=30 cinquantaine=50 centaine=100 vingts=20",
    "de": "hundert=100 tausend=1000 million=1000000 millionen=1000000 dutzend=12 zwo=2 dreissig=30 paar=2",
    "pt": "cem=100 cento=100 duas=2 duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 "
    "quinhentos=500 seiscentos=600 setecentos=700 oitocentos=800 novecentos=900 mil=1000 milhão=1000000 "
    "milhões=1000000 dúzia=12 quatorze=14 dezasseis=16 dezassete=17 dezanove=19 par=2",
}
_ORDINALS = {
    "en": "second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 "
    "fifteenth=15 twentieth=20 thirtieth=30",
    "es": "segundo=2 segunda=2 tercer=3 tercero=3 tercera=3 cuarto=4 cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 "
    "séptimo=7 séptima=7 octavo=8 octava=8 noveno=9 novena=9 décimo=10 décima=10",
    "fr": "deuxième=2 seconde=2 troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8 neuvième=9 "
    "dixième=10 onzième=11 douzième=12 vingtième=20",
    "de": "",
    "pt": "segundo=2 terceiro=3 terceira=3 quarto=4 quinto=5 sexto=6 sétimo=7 sétima=7 oitavo=8 oitava=8 nono=9 "
    "nona=9 décimo=10 décima=10",
}
_TIMES = {
    "en": "twice=2 double=2 doubled=2 doubles=2 doubling=2 thrice=3 triple=3 tripled=3 half=0.5 halved=0.5 halves=0.5",
    "es": "doble=2 duplicó=2 duplicaron=2 triple=3 triplicó=3 triplicaron=3 mitad=0.5",
    "fr": "double=2 doublé=2 doubler=2 triple=3 triplé=3 moitié=0.5 demi=0.5 demie=0.5",
    "de": "doppelt=2 doppelte=2 verdoppelt=2 verdoppelte=2 verdreifacht=3 hälfte=0.5 halb=0.5 halbe=0.5 halben=0.5 "
    "halbes=0.5",
    "pt": "dobro=2 dobrou=2 duplicou=2 triplo=3 triplicou=3 metade=0.5",
}
_VAGUE = {
    "en": "dozens=20 hundreds=200 thousands=2000 millions=2000000",
    "es": "docenas=20 decenas=20 cientos=200 centenares=200 miles=2000",
    "fr": "dizaines=20 douzaines=20 centaines=200 milliers=2000",
    "de": "dutzende=20 dutzenden=20 hunderte=200 hunderten=200 tausende=2000 tausenden=2000",
    "pt": "dezenas=20 dúzias=20 centenas=200 milhares=2000",
}
_JOINERS = {"en": {"and"}, "es": {"y"}, "fr": {"et"}, "de": {"und"}, "pt": {"e"}}
# Words that are articles as well claim no number by themselves, and those that are also something else neither.
_NO_CLAIM = {"one", "un", "uno", "um", "eins", "null", "couple", "pair", "par", "paar"}
_DIGITS = r"\d+(?:[.,\u202f'’ ]\d{3}(?!\d))*(?:[.,]\d+)?"
_TOKEN = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<ordinal>(?:st|nd|rd|th|er|re|e|º|ª|o|a)\b)?|(?P<word>[^\W\d_]+)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A value with the words that say it and their position; `vague` means "at least this many"."""

    value: float
    words: str
    start: int
    end: int
    ordinal: bool = False
    vague: bool = False


_Known: TypeAlias = tuple[re.Match[str], tuple[float, str] | None]


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """All numbers in order, articles ("one", "un", "ein") left out. `text` must be NFKC."""
    tokens = [(m, _value_of(m, language)) for m in _TOKEN.finditer(text)]
    found: list[Number] = []
    index = 0
    while index < len(tokens):
        run = _run(tokens, index, text, language)
        found += _numbers_of(tokens[index : index + run], language, text)
        index += max(1, run)
    return tuple(found)


@cache
def _lexicon(language: str) -> dict[str, tuple[float, str]]:
    language = language if language in _UNITS else "en"
    known: dict[str, tuple[float, str]] = {}
    for value, word in enumerate(_UNITS[language].split()):
        known[word] = (value, "cardinal")
    for tens, word in enumerate(_TENS[language].split(), 2):
        known[word] = (tens * 10, "cardinal")
    for table, kind in ((_MORE, "cardinal"), (_ORDINALS, "ordinal"), (_TIMES, "times"), (_VAGUE, "vague")):
        for pair in table[language].split():
            word, value_text = pair.split("=")
            known[word] = (float(value_text), kind)
    return known


@cache
def hours_in_words(language: str) -> dict[str, int]:
    """The number words for the hours 1 to 24."""
    return {
        word: int(value)
        for word, (value, kind) in _lexicon(language).items()
        if kind == "cardinal" and 1 <= value <= 24
    } | (
        {"una": 1}
        if language == "es"
        else {"une": 1}
        if language == "fr"
        else {"uma": 1}
        if language == "pt"
        else {"ein": 1}
    )


def _value_of(match: re.Match[str], language: str) -> tuple[float, str] | None:
    if match["digits"]:
        return digits_value(match["digits"]), "ordinal" if match["ordinal"] else "digits"
    word = match["word"].casefold()
    if known := _lexicon(language).get(word):
        return known
    return _german(word) if language == "de" and len(word) <= _LONGEST_NUMBER else None


def digits_value(digits: str) -> float:
    """The value of "1,200", "1.200", "1 200", "3.5" or "3,5": three digits behind a mark are thousands."""
    if re.fullmatch(r"\d{1,3}(?:[.,\u202f'’ ]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(re.sub(r"[\u202f'’ ]", "", digits).replace(",", "."))


_LONGEST_NUMBER = 80
"""Letters: "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 57; what is longer is no number."""
_GERMAN_ENDING = re.compile(r"(?:st|t)(?:e|en|er|es|em)$")


@lru_cache(maxsize=100_000)
def _german(word: str) -> tuple[float, str] | None:
    """German writes numbers as one word: "einundzwanzig", "dreihundert", "zweimal", "der vierte"."""
    if word.endswith("mal") and (value := _german_cardinal(word[:-3])) is not None and value > 1:
        return value, "cardinal"
    if (value := _german_cardinal(word)) is not None:
        return value, "cardinal"
    irregular = {"dritt": 3.0, "siebt": 7.0, "acht": 8.0}
    for stem, value in irregular.items():
        if re.fullmatch(stem + r"(?:e|en|er|es|em)", word):
            return value, "ordinal"
    if word.endswith("t") and word != "acht" and (ordinal := _german(word + "e")) is not None:
        return ordinal[0], "cardinal"  # "zu zweit", "zu fünft"
    if _GERMAN_ENDING.search(word):
        value = _german_cardinal(_GERMAN_ENDING.sub("", word))
        return (value, "ordinal") if value is not None and value > 1 else None
    return None


def _german_cardinal(word: str) -> float | None:
    known = _lexicon("de")
    if word in known and known[word][1] == "cardinal":
        return known[word][0]
    for scale, value in (("tausend", 1000), ("hundert", 100)):
        before, found, behind = word.partition(scale)
        if found:
            front = _german_cardinal(before) if before else 1.0
            rest = _german_cardinal(behind.removeprefix("und")) if behind else 0.0
            front = 1.0 if before == "ein" else front
            return front * value + rest if front is not None and rest is not None else None
    unit, found, tens = word.partition("und")
    if found and tens in _TENS["de"].split():
        units = 1.0 if unit == "ein" else known.get(unit, (None, ""))[0]
        return known[tens][0] + units if units is not None else None
    return None


def _run(tokens: list[_Known], index: int, text: str, language: str) -> int:
    """How many tokens from here on belong to one run of number words."""
    if tokens[index][1] is None:
        return 1
    end = index + 1
    joiners = _JOINERS.get(language, {"and"})
    while end < len(tokens):
        gap = text[tokens[end - 1][0].end() : tokens[end][0].start()]
        if gap.strip() not in ("", "-", "‐"):
            break
        value = tokens[end][1]
        if value is not None and value[1] in ("cardinal", "ordinal", "times", "vague"):
            end += 1
            continue
        word = (tokens[end][0]["word"] or "").casefold()
        follows = tokens[end + 1][1] if end + 1 < len(tokens) else None
        if (
            word in joiners
            and follows
            and follows[1] == "cardinal"
            and _takes_joiner(tokens[end - 1][1], follows, language)
        ):
            end += 2
            continue
        break
    return end - index


def _takes_joiner(before: tuple[float, str] | None, behind: tuple[float, str], language: str) -> bool:
    if before is None or before[1] != "cardinal":
        return False
    if language == "en":
        return before[0] in (100, 1000)
    return before[0] >= 20 and before[0] > behind[0]


class _Sum:
    """A number that is read word by word: "two" "thousand" "four" "hundred"."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._total = 0.0
        self._current = 0.0

    @property
    def value(self) -> float:
        return self._total + self._current

    def takes(self, value: float, kind: str) -> bool:
        """Whether a number word continues this number: "twenty three" is one number, "three twenty" is two."""
        if kind not in ("cardinal", "ordinal"):
            return False
        if value >= 1000:
            return 0 < self._current < 1000 and self._total == 0
        if self._current == 0:
            return self._total > value
        if self._language == "fr" and self._is_french_score(value):
            return True
        if value in (12, 100) and self._current < 10:
            return True
        if value == 100:
            return False
        room = 100 if value >= 10 else 10
        return self._current % room == 0

    def add(self, value: float, kind: str) -> None:
        """Add a number word to this number."""
        if kind == "cardinal" and value >= 1000:
            self._total, self._current = max(self._current, 1.0) * value, 0.0
        elif kind == "cardinal" and value in (12, 100) and 0 < self._current < 10:
            self._current *= value
        elif self._language == "fr" and self._current == 4 and value == 20:
            self._current = 80.0
        else:
            self._current += value

    def _is_french_score(self, value: float) -> bool:
        return (self._current == 4 and value == 20) or (self._current in (60, 80) and 10 <= value <= 19)


def _numbers_of(run: list[_Known], language: str, text: str) -> Iterator[Number]:
    """The numbers of one run of number words: one as a rule, two in "three twenty"."""
    start, end, kinds, value = -1, -1, set[str](), _Sum(language)
    for match, known in run:
        if known is None:
            continue
        if kinds and not value.takes(*known):
            yield from _finished(text, start, end, value.value, kinds)
            kinds, value = set[str](), _Sum(language)
        start = match.start() if not kinds else start
        end = match.end()
        kinds.add(known[1])
        value.add(*known)
    if kinds:
        yield from _finished(text, start, end, value.value, kinds)


def _finished(text: str, start: int, end: int, value: float, kinds: set[str]) -> Iterator[Number]:
    words = text[start:end]
    if words.casefold() not in _NO_CLAIM:
        yield Number(value, words, start, end, "ordinal" in kinds, "vague" in kinds)
