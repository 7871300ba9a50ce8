"""What a sentence claims that can be wrong: numbers, dates and names, in a form that can be compared."""

import re
import unicodedata
from functools import lru_cache

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis "
    "dezessete dezoito dezenove vinte",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "de": "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_MORE = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "cien": 100, "ciento": 100, "mil": 1000, "cent": 100,
    "mille": 1000, "hundert": 100, "tausend": 1000, "cem": 100, "cento": 100, "docena": 12, "dúzia": 12,
    "douzaine": 12, "dutzend": 12, "duas": 2, "catorze": 14, "dezasseis": 16, "dezassete": 17,
    "twice": 2, "zweimal": 2, "dreimal": 3,
}  # fmt: skip
# Words that are articles as well ("un", "um", "uno", "eins", "one") claim no number by themselves.
_ARTICLES = frozenset({"one", "un", "uno", "um", "eins", "once"})
_DATES = {
    "month": [
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ],
    "day": [
        "monday tuesday wednesday thursday friday saturday sunday",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    ],
    "season": [
        "spring summer autumn winter",
        "primavera verano otoño invierno",
        "printemps été automne hiver",
        "frühling sommer herbst winter",
        "primavera verão outono inverno",
    ],
}
_ALSO = {"fall": "season:2", "sonnabend": "day:5", "frühjahr": "season:0", "fin de semana": "day:5"}
# "may", "march", "mars", "été", "spring", "fall", "segunda" are everyday words too; as dates they need a capital or a company.
_AMBIGUOUS = frozenset({"may", "march", "mars", "été", "spring", "fall", "august"})
_NUMBER = re.compile(r"\d+(?:[.,\u202f' ]\d{3})*(?:[.,:]\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _index() -> dict[str, str]:
    words: dict[str, str] = {}
    for names in _UNITS.values():
        words |= {word: f"number:{value}" for value, word in enumerate(names.split())}
    for names in _TENS.values():
        words |= {word: f"number:{(tens + 3) * 10}" for tens, word in enumerate(names.split())}
    words |= {word: f"number:{value}" for word, value in _MORE.items()}
    for kind, languages in _DATES.items():
        for names in languages:
            words |= {name: f"{kind}:{place}" for place, name in enumerate(names.split())}
    return {word: claim for word, claim in (words | _ALSO).items() if word not in _ARTICLES}


_CLAIMS = _index()


@lru_cache(maxsize=20_000)
def claims(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of (what is claimed in a comparable form, the words that claim it): numbers, months, days, seasons."""
    plain = unicodedata.normalize("NFKC", text)
    found = [(f"number:{_value(m[0])}", m[0]) for m in _NUMBER.finditer(plain)]
    for match in _WORD.finditer(plain):
        found += _claims_of(match[0])
    return tuple(found)


def _claims_of(word: str) -> list[tuple[str, str]]:
    folded = word.casefold()
    if folded in _AMBIGUOUS and word.islower():
        return [(_CLAIMS[folded], word)] if folded in ("spring", "été", "fall") else []
    for form in (folded, folded.rstrip("s"), folded.removesuffix("en"), folded.removesuffix("e")):
        if form in _CLAIMS:
            return [(_CLAIMS[form], word)]
    parts = [part for part in folded.split("-") if part in _CLAIMS]
    if len(parts) == 2 and all(_CLAIMS[p].startswith("number:") for p in parts):
        return [(f"number:{sum(int(_CLAIMS[p][7:]) for p in parts)}", word)]
    return []


def _value(digits: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:[.,\u202f' ]\d{3})+", digits):
        return re.sub(r"\D", "", digits)
    return digits.replace(",", ".").rstrip("0").rstrip(".") if re.search(r"[.,]", digits) else digits


@lru_cache(maxsize=20_000)
def names(text: str, language: str) -> tuple[str, ...]:
    """Words that are written like names: a capital within a sentence, or capitals throughout.

    German writes every noun with a capital, so there only what is no known German word form counts: words
    with two capitals or digits, and runs of two capitalised words.
    """
    plain = unicodedata.normalize("NFKC", text)
    words = list(_WORD.finditer(plain))
    if language.startswith("de"):
        return tuple(m[0] for m in words if sum(c.isupper() for c in m[0]) > 1)
    return tuple(m[0] for m in words if m[0][0].isupper() and not _starts_sentence(plain, m.start()))


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?…:;\"“„«»‘'’*_([–—|>" or text[start:] == "I"
