"""The content words of a text as stems, so that "nurses" and "nurse" count as one word when themes are found."""

import re
import unicodedata

from storycraft.languages.folding import folded as fold_word
from storycraft.text.words import UNSPACED, base_language, function_words, snowball_stem

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(UNSPACED)


def theme_words(text: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Pairs of (stem, word as written), in order, without the small words.

    Scripts without spaces give pairs of neighbouring characters, which stand in for words.
    """
    text = unicodedata.normalize("NFKC", text)
    return tuple(pair for word in _WORD.findall(text) for pair in _pairs(word, language))


def _pairs(word: str, language: str) -> list[tuple[str, str]]:
    if _UNSPACED.search(word):
        return [(word[i : i + 2], word[i : i + 2]) for i in range(max(1, len(word) - 1))]
    folded = fold_word(word)
    if len(folded) < 2 or folded in function_words():
        return []
    return [(snowball_stem(folded, base_language(language)), word)]
