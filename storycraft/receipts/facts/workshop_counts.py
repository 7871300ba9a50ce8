"""What code can count of a workshop: "four tables", "three voices at the Blue table", "two things were new"."""

import re
from collections.abc import Iterator
from functools import cache

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.workshop import Lane
from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.verbatim import fold
from storycraft.text.spans import before
from storycraft.text.words import base_language

_COUNTED = {
    "en": {
        "groups": "group groups table tables team teams bench benches",
        "voices": "voice voices people person persons participant participants role roles",
        "points": "point points contribution contributions",
        "things": "thing things idea ideas",
        "threads": "thread threads theme themes",
        "questions": "question questions",
    },
    "es": {
        "groups": "grupo grupos mesa mesas equipo equipos",
        "voices": "voz voces persona personas participante participantes",
        "points": "punto puntos aportación aportaciones aporte aportes",
        "things": "cosa cosas idea ideas",
        "threads": "hilo hilos tema temas",
        "questions": "pregunta preguntas",
    },
    "fr": {
        "groups": "groupe groupes table tables équipe équipes",
        "voices": "voix personne personnes participant participants participante participantes",
        "points": "point points contribution contributions",
        "things": "chose choses idée idées",
        "threads": "fil fils thème thèmes",
        "questions": "question questions",
    },
    "de": {
        "groups": "gruppe gruppen tisch tische tischen team teams",
        "voices": "stimme stimmen person personen teilnehmende teilnehmenden teilnehmer teilnehmerinnen",
        "points": "punkt punkte punkten beitrag beiträge beiträgen",
        "things": "ding dinge dingen sache sachen idee ideen",
        "threads": "faden fäden thema themen",
        "questions": "frage fragen",
    },
    "pt": {
        "groups": "grupo grupos mesa mesas equipa equipas equipe equipes",
        "voices": "voz vozes pessoa pessoas participante participantes",
        "points": "ponto pontos contributo contributos contribuição contribuições",
        "things": "coisa coisas ideia ideias",
        "threads": "fio fios tema temas",
        "questions": "pergunta perguntas",
    },
}
_LANES = {
    "en": {Lane.NEW: "new", Lane.RESONATES: "resonate|resonates|resonated|resonating", Lane.QUESTION: "questions?"},
    "es": {Lane.NEW: "nuev[oa]s?", Lane.RESONATES: "resuenan?|resonaron|resonó", Lane.QUESTION: "preguntas?"},
    "fr": {Lane.NEW: "nouveaux?|nouvelles?|nouvel|neu(?:f|ve)s?", Lane.RESONATES: "résonn\\w{1,6}", Lane.QUESTION: "questions?"},
    "de": {Lane.NEW: "neu|neue[nrs]?", Lane.RESONATES: "anklang|resonanz", Lane.QUESTION: "fragen?"},
    "pt": {Lane.NEW: "nov[oa]s?", Lane.RESONATES: "ressoam?|ressoaram|ressoou", Lane.QUESTION: "perguntas?"},
}  # fmt: skip
_ANOTHER = re.compile(r"\b(?:an?|una?|une|eine?[nmrs]?|uma?)\s$", re.IGNORECASE)
"""Before an ordinal: "a third added" counts those who spoke, while "the third of May" does not."""
_OF = re.compile(
    r"\s(?:(?:of|de|der|des|von|d[aeo]s?)\s|d['’])?(?:(?:all|the|las?|los|les?|os|as|den)\s)?([^\W\d_]+)",
    re.IGNORECASE,
)


def workshop_counts(
    quantity: Quantity, text: str, known: CommonKnowledge, language: str
) -> frozenset[float] | None:
    """The numbers that are right for what a quantity of a text counts; None where it counts nothing of a workshop.

    A lane or a group that the text names narrows what is counted. An ordinal is right up to the largest count.
    """
    base = base_language(language)
    if not known.counts:
        return None
    if quantity.unit == "percent":
        return _shares(quantity, text, known, base)
    what = _nouns(base).get(quantity.noun_text, "")
    if quantity.number.ordinal:
        return _places(quantity, what, text, known)
    if quantity.unit or not what:
        return None
    lane = Lane.QUESTION if what == "questions" else _lane(text, base)
    group = _group(text, known)
    if what == "things" and lane is None:
        return None
    if what == "groups":
        return frozenset(_groups(known, lane))
    return frozenset(
        float(number)
        for count in known.counts
        if count.group == group and count.lane is lane
        for number in _numbers(count, what)
    )


def _numbers(count: Count, what: str) -> Iterator[int]:
    if what == "threads":
        yield count.threads
        return
    yield count.points
    if what == "voices" and count.roles:
        yield count.roles
    if what in ("questions", "things") and count.threads:
        yield count.threads


def _groups(known: CommonKnowledge, lane: Lane | None) -> Iterator[float]:
    """How many groups spoke in the lane; where it is no lane that is spoken of, also how many there are."""
    yield float(len({count.group for count in known.counts if count.group and count.lane is lane}))
    if lane is None:
        yield float(len(known.groups))


def _places(quantity: Quantity, what: str, text: str, known: CommonKnowledge) -> frozenset[float] | None:
    counted = what in ("groups", "voices", "points", "threads", "questions")
    if not counted and (quantity.noun or not _ANOTHER.search(before(text, quantity.number.start))):
        return None
    most = len(known.groups) if what == "groups" else max(count.points for count in known.counts)
    return frozenset(float(place) for place in range(1, most + 1))


def _shares(quantity: Quantity, text: str, known: CommonKnowledge, language: str) -> frozenset[float] | None:
    """The shares, of 100, that a lane has of the groups or points: "a third of the tables brought something new"."""
    match, lane = _OF.match(text, quantity.number.end), _lane(text, language)
    what = _nouns(language).get(match[1].casefold(), "") if match else ""
    if not what or lane is None:
        return None
    if what == "groups":
        part, whole = max(_groups(known, lane)), max(_groups(known, None))
    else:
        part, whole = (
            next((c.points for c in known.counts if not c.group and c.lane is of), 0) for of in (lane, None)
        )
    return frozenset({100 * part / whole}) if whole else None


def _lane(text: str, language: str) -> Lane | None:
    return next((lane for lane, rule in _lanes(language) if rule.search(text)), None)


def _group(text: str, known: CommonKnowledge) -> str:
    folded = fold(text)
    named = (g for g in sorted(known.groups, key=len, reverse=True) if g and fold(g) in folded)
    return next(named, "")


@cache
def _nouns(language: str) -> dict[str, str]:
    counted = _COUNTED.get(language, {})
    return {word: what for what, words in counted.items() for word in words.split()}


@cache
def _lanes(language: str) -> tuple[tuple[Lane, re.Pattern[str]], ...]:
    rules = _LANES.get(language, {})
    return tuple((lane, re.compile(rf"\b(?:{rule})\b", re.IGNORECASE)) for lane, rule in rules.items())
