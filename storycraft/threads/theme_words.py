"""The content words of a text as stems, so that "nurses" and "nurse" count as one word when themes are found."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from storycraft.text.words import function_words

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")
"""Thai, Lao, kana and Han: written without spaces between words."""
_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def theme_words(text: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Pairs of (stem, word as written), in order, without the small words.

    Scripts without spaces give pairs of neighbouring characters, which stand in for words.
    """
    text = unicodedata.normalize("NFKC", text)
    return tuple(pair for word in _WORD.findall(text) for pair in _pairs(word, language))


def _pairs(word: str, language: str) -> list[tuple[str, str]]:
    if _UNSPACED.search(word):
        return [(word[i : i + 2], word[i : i + 2]) for i in range(max(1, len(word) - 1))]
    folded = word.casefold()
    if len(folded) < 2 or folded in function_words():
        return []
    return [(_stem(folded, language.partition("-")[0].lower()), word)]


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(language: str) -> Any:
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name else None
