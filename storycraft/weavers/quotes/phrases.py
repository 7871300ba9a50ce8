"""Loads the quote weaver's own words in a language: the files in `phrases/`, one for each language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from storycraft.domain.message import Message
from storycraft.languages.pack import LANGUAGES as CHECKED
from storycraft.languages.pack import base_language, name_of

_FOLDER = files("storycraft.weavers.quotes") / "phrases"
LANGUAGES = tuple(code for code in CHECKED if (_FOLDER / f"{code}.yaml").is_file())
"""The languages with phrases."""
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
"""A date with stops: the day comes first."""
_ANY = "any"
"""The file for all others: it says who spoke, and no more."""


@dataclass(frozen=True, eq=False)
class Phrases:
    """The words of one language, by the keys of its file; a list is one form on a line."""

    language: str
    texts: Mapping[str, Any]

    def one(self, *path: str) -> str:
        """The text of a key; "" where the language has none."""
        found: Any = self.texts
        for key in path:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        return found if isinstance(found, str) else ""

    def all(self, *path: str) -> tuple[str, ...]:
        """The forms of a key, in order; around quotation marks ("said_quoted") those of "said" where it has none."""
        text = self.one(*path) or self.one(*path[:-1], path[-1].removesuffix("_quoted"))
        return tuple(line for line in text.splitlines() if line.strip())

    def words(self, *path: str) -> frozenset[str]:
        """The words of a key."""
        return frozenset(self.one(*path).split())

    def rule(self, *path: str) -> re.Pattern[str]:
        """The words of a key as a pattern of whole words, which matches nothing where there are none."""
        return _rule(self.one(*path).strip())

    @property
    def is_silent(self) -> bool:
        """Whether the weaver has no phrases in this language: then all that people said stands in quotation marks."""
        return self.language not in LANGUAGES

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Pairs of quotation marks in order of preference."""
        return self.all("marks")

    def joined(self, names: list[str] | tuple[str, ...]) -> str:
        """An enumeration: "a, b and c"."""
        comma, last = self.one("join").split("&")
        return names[0] if len(names) == 1 else comma.join(names[:-1]) + last + names[-1]

    def beside(self, *clauses: str) -> str:
        """Clauses in one sentence, with the semicolon of the language between them: French has a blank before it."""
        return f"{self.one('colon').replace(':', ';')} ".join(clauses)

    def date(self, written: str) -> str:
        """A date as people say it, "2 November 2024" for "2024-11-02" or "2.11.2024"; any other text as it is."""
        dotted = _DOTTED.fullmatch(written)
        try:
            day = date(*map(int, dotted.group(3, 2, 1))) if dotted else date.fromisoformat(written)
        except ValueError:
            return written
        month = self.one("months").split()[day.month - 1]
        return self.one("day").format(day=day.day, month=month, year=day.year)


@cache
def _rule(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def phrases_of(language: str) -> Phrases:
    """The words of a language tag such as "pt-BR"; none where nobody has written phrases in it."""
    code = base_language(language)
    return _load(code) if code in LANGUAGES else _without_phrases(code)


def no_phrases_for(language: str) -> str:
    """What is to be said before a story in this language is woven; "" where the weaver has phrases in it."""
    if base_language(language) in LANGUAGES:
        return ""
    return Message(
        "No {language} phrases yet: the quote weaver uses none. It sets your words beside each other, with who said them.",
        language=name_of(language),
    )


@cache
def _load(code: str) -> Phrases:
    text = (_FOLDER / f"{code}.yaml").read_text(encoding="utf-8")
    return Phrases(code, yaml.safe_load(text))


@lru_cache(maxsize=100)
def _without_phrases(code: str) -> Phrases:
    """What stands around people's words in a language without phrases: what all such have, and its own days and reasons."""
    every, own = _load(_ANY).texts, _FOLDER / f"{code}.yaml"
    return Phrases(code, {**every, **_load(code).texts} if code.isalpha() and own.is_file() else every)
