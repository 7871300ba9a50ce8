"""Finds runs of words (n-grams) that are long enough, and have enough content words, to identify their source."""

import re
from functools import lru_cache

from storycraft.languages.folding import folded
from storycraft.text.words import UNSPACED, function_words, reporting

WORDS = 3
"""Fewer words in a row are nobody's own: "the table" in a title gives nobody away."""
SIGNS = 6
"""The same for scripts without spaces, where a word is about two signs."""
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(f"{UNSPACED}{{6,}}")
_HIRAGANA = re.compile(r"[\u3040-\u309f]+")


@lru_cache(maxsize=20_000)
def runs(text: str) -> frozenset[str]:
    """All shortest runs of words in a text that identify their source, folded; longer runs consist of these."""
    words = folded_words(text)
    spaced = (" ".join(words[n : n + WORDS]) for n in range(len(words) - WORDS + 1))
    unspaced = (
        stretch[0][n : n + SIGNS]
        for stretch in _UNSPACED.finditer(folded(text))
        for n in range(len(stretch[0]) - SIGNS + 1)
    )
    return frozenset(run for run in (*spaced, *unspaced) if carrying(run))


def folded_words(text: str) -> list[str]:
    """The words of a text, numbers too, without regard to case and punctuation."""
    return _WORD.findall(folded(text))


def carrying(run: str) -> frozenset[str]:
    """The content words of a run: those that are not function words."""
    return frozenset(filter(_carries, run.split()))


def _carries(word: str) -> bool:
    small = word in function_words() or word in reporting("") or _HIRAGANA.fullmatch(word)
    return len(word) > 1 and not small
