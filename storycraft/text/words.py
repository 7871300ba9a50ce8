"""Splits a text into words with their stems, and marks function words."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from storycraft.languages.folding import FRACTIONS, plain
from storycraft.languages.folding import folded as fold_word
from storycraft.languages.pack import LANGUAGES as LANGUAGES
from storycraft.languages.pack import base_language as base_language
from storycraft.languages.pack import pack

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_WORD = re.compile(rf"[^\W\d_{FRACTIONS}]+")
_WORDS = 200_000
"""Words that are remembered with their stems: a dictionary of each language that a room speaks."""
UNSPACED = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]"
"""Thai, Lao, kana and Han: written without spaces between words."""
_UNSPACED = re.compile(f"{UNSPACED}{{2,}}")
_FIRST_UNSPACED = "\u0e00"
_SHORT_VERB = 5
"""Letters that a German stem must exceed to lose a "t" at its end."""


@cache
def function_words(language: str = "") -> frozenset[str]:
    """The function words of one language, or of all: a room may speak several, and these are themes in none."""
    known = pack(language).common.function
    return known or frozenset().union(*(pack(code).common.function for code in LANGUAGES))


@cache
def reporting(language: str) -> frozenset[str]:
    """Words about telling itself ("said", "story"): they fit any point, so they support none."""
    known = pack(language).common.reporting
    return known or frozenset().union(*(pack(code).common.reporting for code in LANGUAGES))


class Word(NamedTuple):
    """One word with its position: `text` as written, `folded` in lower case, `small` for a function word."""

    text: str
    folded: str
    stem: str
    start: int
    small: bool


@lru_cache(maxsize=50_000)
def words(text: str, language: str = "en") -> tuple[Word, ...]:
    """All words in order; scripts without spaces give pairs of neighbouring characters instead.

    Positions are those of the `plain` text.
    """
    base, found = base_language(language), list[Word]()
    for match in _WORD.finditer(plain(text)):
        word, start = match[0], match.start()
        if word[0] >= _FIRST_UNSPACED and _UNSPACED.fullmatch(word):
            pairs = ((word[i : i + 2], start + i) for i in range(len(word) - 1))
            found.extend(Word(pair, pair, pair, place, small=False) for pair, place in pairs)
        else:
            folded, stemmed, small = _known(word, base)
            found.append(Word(word, folded, stemmed, start, small))
    return tuple(found)


def content(text: str, language: str = "en") -> tuple[Word, ...]:
    """The content words: neither function words nor words about telling."""
    about_telling = reporting(base_language(language))
    return tuple(
        word for word in words(text, language) if not word.small and word.folded not in about_telling
    )


def content_stems(text: str, language: str = "en") -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(word.stem for word in content(text, language))


@lru_cache(maxsize=_WORDS)
def _known(word: str, language: str) -> tuple[str, str, bool]:
    """A word in lower case, its stem, and whether it is small."""
    folded = fold_word(word)
    small = len(folded) < 2 or folded in function_words(language)
    return folded, stem(folded, language), small


@lru_cache(maxsize=_WORDS)
def stem(word: str, language: str) -> str:
    """What all forms of a folded word have in common: its Snowball stem, without accents."""
    word = _regular(language).get(word, word)
    stemmed = plain_letters(snowball_stem(word, language))
    if language == "de" and len(stemmed) > _SHORT_VERB:
        # The stemmer leaves "fliegt" as it is beside "fliege".
        return stemmed.removesuffix("t")
    return stemmed


@cache
def _regular(language: str) -> dict[str, str]:
    """For each irregular form the form that stands for the word."""
    return {form: min(forms) for forms in pack(language).common.irregular for form in forms}


@lru_cache(maxsize=_WORDS)
def snowball_stem(word: str, language: str) -> str:
    """The Snowball stem of a lower-case word; the word itself in a language without a stemmer."""
    # A new stemmer for each word: it stores its current word, and several threads stem at once.
    name = _SNOWBALL.get(language)
    return str(snowballstemmer.stemmer(name).stemWord(word)) if name else word


def plain_letters(word: str) -> str:
    """The same letters without their accents: people who type fast leave them out."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
