"""Words of negation ("not", "never", "nobody") in a text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from storycraft.languages.folding import plain
from storycraft.languages.pack import pack, phrases

_NE = re.compile(r"\b(?:n['’]|ne\b)", re.IGNORECASE)
_PASS = re.compile(r"(?<=[^\W_] )Pas[- ](?:de|du|d['’])|Pas-de-")
"""The name of a place between mountains or seas, by its capital within a sentence."""
_PERSONNE = re.compile(r"\s*personne\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Rules:
    words: re.Pattern[str]
    deny_nothing: re.Pattern[str]
    dissent: re.Pattern[str]
    consent: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules:
    lists = pack(language).negation
    return _Rules(
        *(phrases(rule) for rule in (lists.words, lists.deny_nothing, lists.dissent, lists.consent))
    )


@lru_cache(maxsize=50_000)
def negations(text: str, language: str) -> tuple[str, ...]:
    """The words of negation in a text, in order, without phrases such as "not only" that negate nothing."""
    rules, text = _rules(language), plain(text)
    text = rules.deny_nothing.sub(" ", _PASS.sub(" ", text) if language == "fr" else text)
    found = [m[0] for m in rules.words.finditer(text)]
    if language == "fr" and (_PERSONNE.match(text) or _NE.search(text)) and "personne" in text.casefold():
        found.append("personne")
    return tuple(found)


def dissents(text: str, language: str) -> bool:
    """Whether a text says that somebody was against something, without a word of negation."""
    return bool(_rules(language).dissent.search(text))


def withholds_consent(text: str, language: str) -> bool:
    """Whether a text negates agreement: "no estoy de acuerdo", "I don't agree"."""
    return bool(negations(text, language)) and bool(_rules(language).consent.search(text))
