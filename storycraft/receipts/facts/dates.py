"""Finds dates and times in five languages: days, months, seasons, parts of the day, how often."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from storycraft.receipts.facts.times import clock_times
from storycraft.text.spans import before
from storycraft.text.words import plain_letters

_NAMED = {
    "month": {
        "en": "january february march april may june july august september october november december",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "de": "januar februar märz april mai juni juli august september oktober november dezember",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    },
    "day": {
        "en": "monday tuesday wednesday thursday friday saturday sunday",
        "es": "lunes martes miércoles jueves viernes sábado domingo",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "pt": "segunda terça quarta quinta sexta sábado domingo",
    },
    "season": {
        "en": "spring summer autumn winter",
        "es": "primavera verano otoño invierno",
        "fr": "printemps été automne hiver",
        "de": "frühling sommer herbst winter",
        "pt": "primavera verão outono inverno",
    },
    "part of day": {
        "en": "morning noon afternoon evening",
        "es": "mañana mediodía tarde noche",
        "fr": "matin midi après-midi soir",
        "de": "morgen mittag nachmittag abend",
        "pt": "manhã meio-dia tarde noite",
    },
    "holiday": {
        "en": "christmas easter halloween pentecost carnival ramadan",
        "es": "navidad pascua halloween pentecostés carnaval ramadán",
        "fr": "noël pâques halloween pentecôte carnaval ramadan",
        "de": "weihnachten ostern halloween pfingsten karneval ramadan",
        "pt": "natal páscoa halloween pentecostes carnaval ramadão",
    },
}
_ALSO = {
    "en": "fall=season:2 midday=part of day:1 night=part of day:3 tonight=part of day:3 nightly=part of day:3 "
    "midnight=midnight:0 lunchtime=part of day:1 weekend=weekend:0 yesterday=yesterday:0 tomorrow=tomorrow:0 "
    "xmas=holiday:0 dawn=part of day:0 breakfast=part of day:0",
    "es": "setiembre=month:8 medianoche=midnight:0 finde=weekend:0 ayer=yesterday:0 madrugada=part of day:0",
    "fr": "nuit=part of day:3 soirée=part of day:3 matinée=part of day:0 minuit=midnight:0 weekend=weekend:0 "
    "hier=yesterday:0 demain=tomorrow:0",
    "de": "frühjahr=season:0 sonnabend=day:5 vormittag=part of day:0 nacht=part of day:3 feber=month:1 "
    "jänner=month:0 mitternacht=midnight:0 wochenende=weekend:0 gestern=yesterday:0 fasching=holiday:4",
    "pt": "madrugada=part of day:0 meia-noite=midnight:0 ontem=yesterday:0 amanhã=tomorrow:0",
}
# Words that mean something else as well count only in this company (or, for English months, with a capital).
_ARTICLE_ES = r"(?:\b(?:la|las|una|cada|esta|esa|aquella|misma|primera|última)\s+)"
_COMPANY = {
    ("en", "may"): (r"(?<![.!?]\s)(?<!^)", r"", True),
    ("en", "march"): (r"(?<![.!?]\s)(?<!^)|\bin\s", r"", True),
    ("en", "august"): (r"", r"", True),
    ("en", "fall"): (r"\b(?:the|last|this|every|each|that|next|early|late|in)\s", r"(?!\s+of\b)", False),
    ("en", "spring"): (
        r"\b(?:the|last|this|every|each|that|next|early|late|in|by|since|until|of)\s",
        r"",
        False,
    ),
    ("en", "second"): (r"", r"", False),
    ("es", "mañana"): (_ARTICLE_ES, r"", False),
    ("es", "tarde"): (_ARTICLE_ES, r"", False),
    ("fr", "mars"): (r"\b(?:en|début|fin|mi|de|depuis|dès|mois|\d+)[\s-]", r"", False),
    ("fr", "été"): (r"\b(?:l['’]|cet\s|d['’]|en\s|chaque\s|un\s|plein\s)", r"", False),
    ("fr", "hier"): (r"\b", r"", False),
    ("de", "morgen"): (r"\b(?:am|jeden|einen?|eines|dem|der|diesem|[a-zäöü]+tag)\s", r"", True),
    ("pt", "segunda"): (
        r"\b(?:na|à|às|nas|toda|cada|de|a|as)\s",
        r"(?=-feira|s\b|[\s,.;!?]*$|\s+(?:à|e|que|de\s+manhã)\b)",
        False,
    ),
    ("pt", "terça"): (r"", r"(?!\s+parte)", False),
    ("pt", "quarta"): (r"\b(?:na|à|às|nas|toda|cada|de|a|as)\s", r"(?=-feira|s\b|[\s,.;!?]*$|\s+à)", False),
    ("pt", "quinta"): (r"\b(?:na|à|às|nas|toda|cada|de|a|as)\s", r"(?=-feira|s\b|[\s,.;!?]*$|\s+à)", False),
    ("pt", "sexta"): (r"\b(?:na|à|às|nas|toda|cada|de|a|as)\s", r"(?=-feira|s\b|[\s,.;!?]*$|\s+à)", False),
    ("pt", "tarde"): (r"\b(?:a|à|da|de|uma|toda|nessa|essa|cada|esta)\s", r"", False),
    ("pt", "verão"): (r"\b(?:o|no|do|um|cada|este|neste|esse|de)\s", r"", False),
    ("pt", "natal"): (r"", r"", True),
}
_NO_PLURAL = {("fr", "mais")}
"""Words that look like many of a month and are none."""
_OFTEN = {
    "daily": r"(?:per|(?<=[s\d] )a|pro|am|par|por|al|ao) (?:day|tag|jour|día|dia)\b|every day|each day|daily|todos los días|cada día|a diario|diariamente|tous les jours|chaque jour"
    r"|quotidien\w*|jeden tag|täglich|todos os dias|cada dia|diári\w+",
    "weekly": r"(?:per|once a|twice a|(?<=[s\d] )a|pro|in der|par|por) (?:week|woche|semaine|semana)\b|a la semana|every week\b|each week\b|weekly|once a week|todas las semanas|cada semana|semanal\w*"
    r"|toutes les semaines|chaque semaine|hebdomadaire\w*|jede woche|wöchentlich\w*|todas as semanas|toda semana",
    "fortnightly": r"every (?:two|other|2) weeks?|every second week|fortnight\w*|biweekly|cada dos semanas|cada quince días|una semana de cada dos|una semana sí"
    r"|toutes les deux semaines|une semaine sur deux|alle zwei wochen|jede zweite woche|a cada duas semanas|semana sim|quinzenal\w*|quincenal\w*",
    "monthly": r"(?:per|twice a|(?<=[s\d] )a|pro|im|par|por) (?:month|monat|mois|mes|mês)\b|al mes\b|every month\b|each month\b|monthly|once a month|todos los meses|cada mes\b|mensual\w*|mensuel\w*"
    r"|tous les mois|chaque mois|jeden monat|monatlich\w*|todos os meses|cada mês|mensa(?:l|is|lmente)\b",
    "yearly": r"(?:per|twice a|(?<=[s\d] )a|pro|im|par|por) (?:year|jahr|an|año|ano)\b|al año\b|every year\b|each year\b|yearly|annual\w*|once a year|todos los años|cada año|anual\w*|tous les ans"
    r"|chaque année|annuel\w*|jedes jahr|jährlich\w*|todos os anos|cada ano\b",
}
_OFTEN_RULES = {value: re.compile(rf"\b(?:{rule})", re.IGNORECASE) for value, rule in _OFTEN.items()}
_RECURRENT = re.compile(
    r"\b(?:every|each|on|los|las|cada|tous les|chaque|le|jeden|jede|immer|todas?|todos?|aos|às)\s*$", re.I
)
_ALWAYS = re.compile(
    r"\b(?:always|every|each|siempre|cada|toujours|chaque|immer|jede\w?|sempre|todos? (?:os|o))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Moment:
    """One statement about time: `kind` is "day", "month", "season" …, `value` its index in the list of that kind.

    `parts_of_day` are those that a clock time falls into, as values. What is only `implied` ("on Saturdays" is
    as a rule weekly) tells, but claims nothing.
    """

    kind: str
    value: str
    words: str
    start: int
    end: int
    parts_of_day: tuple[str, ...] = ()
    implied: bool = False


def moments(text: str, language: str) -> tuple[Moment, ...]:
    """All statements about time in a text, ordered by kind. `text` must be NFKC."""
    return (*_named(text, language), *_often(text), *_clock(text, language))


@cache
def _lexicon(language: str) -> dict[str, str]:
    language = language if language in _ALSO else "en"
    known: dict[str, str] = {}
    for kind, names in _NAMED.items():
        known |= {plain_letters(word): f"{kind}:{i}" for i, word in enumerate(names[language].split())}
    for pair in re.findall(r"(?<!\S)([^\s=]+)=([^=:]+:\d)(?:\s|$)", _ALSO[language]):
        known[plain_letters(pair[0])] = pair[1]
    return known


@cache
def _companies(language: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str], bool]]:
    return {
        plain_letters(word): (re.compile(f"(?:{ahead})$", re.I), re.compile(behind, re.I), capital)
        for (of, word), (ahead, behind, capital) in _COMPANY.items()
        if of == language
    }


def _named(text: str, language: str) -> Iterator[Moment]:
    lexicon, companies = _lexicon(language), _companies(language)
    yearly = bool(_ALWAYS.search(text))
    for match in _WORD.finditer(text):
        folded = plain_letters(match[0].casefold())
        for form in _forms(folded, language):
            if form not in lexicon or (form != folded and (language, folded) in _NO_PLURAL):
                continue
            if form not in companies or _in_company(text, match, companies[form]):
                kind, _, value = lexicon[form].partition(":")
                yield Moment(kind, value, match[0], match.start(), match.end())
                plural = folded.endswith("s") and not form.endswith("s")
                if kind == "day" and (plural or _RECURRENT.search(before(text, match.start()))):
                    yield Moment("often", "weekly", match[0], match.start(), match.end(), implied=True)
                elif kind in ("month", "season", "holiday") and yearly:
                    yield Moment("often", "yearly", match[0], match.start(), match.end(), implied=True)
            break


def _in_company(
    text: str, match: re.Match[str], company: tuple[re.Pattern[str], re.Pattern[str], bool]
) -> bool:
    ahead, behind, capital = company
    if capital and not match[0][0].isupper():
        return False
    head = re.match(r"[^\W\d_]+", match[0])
    end = match.start() + (head.end() if head else 0)
    return bool(ahead.search(before(text, match.start())) and behind.match(text, end))


def _forms(folded: str, language: str) -> Iterator[str]:
    yield folded
    yield folded.removesuffix("s")
    if language == "de":
        yield from (folded.removesuffix(end) for end in ("en", "e", "es", "lich", "liche"))
        # "Dienstagabend", "Sommerfest": German joins what others write apart.
        yield from (folded[: len(day)] for day in _lexicon("de") if len(day) > 4 and folded.startswith(day))
    if "-" in folded:
        yield folded.partition("-")[0].removesuffix("s")
    if language == "pt" and folded.endswith("feiras"):
        yield folded.partition("-")[0].removesuffix("s")


def _often(text: str) -> Iterator[Moment]:
    for value, rule in _OFTEN_RULES.items():
        for match in rule.finditer(text):
            yield Moment("often", value, match[0], match.start(), match.end())


def _clock(text: str, language: str) -> Iterator[Moment]:
    for time in clock_times(text, language):
        yield Moment("time", str(time.value), time.words, time.start, time.end, time.parts_of_day)
