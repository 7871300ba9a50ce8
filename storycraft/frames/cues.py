"""Patterns by which people say who, where, when, what, how and why; the frame is proposed with their help."""

import re
from dataclasses import dataclass, fields
from functools import cache

from storycraft.languages.entries import NOTHING
from storycraft.languages.folding import folded_rule
from storycraft.languages.pack import LANGUAGES, pack


@dataclass(frozen=True, slots=True)
class Cues:
    """One pattern for each element of a frame, of one language."""

    who: re.Pattern[str]
    where: re.Pattern[str]
    when: re.Pattern[str]
    what: re.Pattern[str]
    how: re.Pattern[str]
    why: re.Pattern[str]


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language tag; none are found in a language without word lists."""
    known = pack(language).frame
    role = rf"(?:[\w-]{{1,30}}\s)?(?:{known.roles})\b"
    count = rf"(?:{known.counts})"
    words = {
        "who": rf"\b{count}\s?{role}(?:\s(?:{known.joined})\s(?:{count}\s?)?{role})*",
        "where": _fill(known.where, places=known.places, not_places=_not_places()),
        "when": rf"\b(?:{_fill(known.when, **_calendar(language))})\b",
        "what": known.what,
        "how": known.how,
        "why": known.why,
    }
    return Cues(**{field.name: re.compile(words[field.name], re.IGNORECASE) for field in fields(Cues)})


def _calendar(language: str) -> dict[str, str]:
    """The months, days and seasons as rules, each also for many of them."""
    dates = pack(language).dates
    lists = {"months": dates.months, "days": dates.days, "seasons": dates.seasons}
    return {
        name: "|".join(f"{folded_rule(word)}s?" for words in lines for word in sorted(words)) or NOTHING
        for name, lines in lists.items()
    }


@cache
def _not_places() -> str:
    """Words with a capital behind "in" that are times in one of the languages, and the English "I"."""
    times = "|".join(rule for code in LANGUAGES for rule in _calendar(code).values())
    return rf"(?i:{times})\b|I\b"


def _fill(rule: str, **parts: str) -> str:
    """Put lists into their braces; str.format would stumble over the braces of repetition."""
    for name, part in parts.items():
        rule = rule.replace("{" + name + "}", part if name == "not_places" else f"(?:{part})")
    return rule
