"""Recognises the language of a text by its most common words, or by its script."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from storycraft.languages.folding import folded
from storycraft.languages.pack import LANGUAGES, base_language, other_languages, pack

_READ = 20_000
"""Characters that are looked at: ten pages tell a language as well as a hundred."""
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ja": "\u3040-\u30ff", "ko": "\u1100-\u11ff\uac00-\ud7af", "zh": "\u3400-\u9fff", "th": "\u0e00-\u0e7f",
    "ar": "\u0600-\u06ff", "he": "\u0590-\u05ff", "el": "\u0370-\u03ff", "hi": "\u0900-\u097f",
}  # fmt: skip
"""Scripts that one language is mostly meant by; kana before Han, which Japanese has as well."""
_RULES = {code: re.compile(f"[{script}]") for code, script in _SCRIPTS.items()}
_SCRIPT_SHARE = 0.2
"""The share of the letters from which a script tells: Japanese has kana between its Han."""
_SURE = 5.0
"""Common words of another language than the given one from which the text is believed, and not the tag."""
_CLEARLY = 2.0
"""How many times as many as words of the given one they must be."""


def language_of(language: str, texts: Iterable[str]) -> str:
    """The given language, or where none is given, the one that the texts most look like; English where none tells."""
    given = base_language(language)
    if given in _known():
        return given
    votes = _votes(texts)
    return max(votes, key=lambda code: votes[code]) if votes else "en"


def language_told(language: str, texts: Iterable[str]) -> str:
    """The language in which a story is told: the given one, unless its text is clearly in another.

    A head may name a language out of habit; a check by the words of another language would see nothing wrong.
    """
    given, votes = base_language(language), _votes(texts)
    if not votes or given not in _known():
        return language_of(language, texts)
    likely = max(votes, key=lambda code: votes[code])
    if votes[likely] < _SURE or votes[likely] < _CLEARLY * votes.get(given, 0.0):
        return given
    return likely


@cache
def _known() -> frozenset[str]:
    """Languages that a tag may name: those with word lists, and those that are recognised."""
    return frozenset(LANGUAGES) | frozenset(other_languages().names)


def _votes(texts: Iterable[str]) -> Mapping[str, float]:
    """How much a text looks like each language; a word that several share counts in parts."""
    text = " ".join(texts)[:_READ]
    letters = sum(map(str.isalpha, text)) or 1
    for code, rule in _RULES.items():
        if (signs := len(rule.findall(text))) >= _SCRIPT_SHARE * letters:
            return {code: float(signs)}
    votes: dict[str, float] = {}
    telltale = _telltale()
    for word in _WORD.findall(text):
        codes = telltale.get(folded(word), ())
        for code in codes:
            votes[code] = votes.get(code, 0.0) + 1 / len(codes)
    return votes


@cache
def _telltale() -> Mapping[str, tuple[str, ...]]:
    """For each common word the languages that have it."""
    lists = {**{code: pack(code).common.telltale for code in LANGUAGES}, **other_languages().telltale}
    found: dict[str, tuple[str, ...]] = {}
    for code, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found
