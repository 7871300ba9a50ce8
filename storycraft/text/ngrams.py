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
_UNSPACED = re.compile(f"{UNSPACED}+")
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


def whole_run(text: str) -> frozenset[str]:
    """All of a text that is too short for a run: where it is all that somebody said, a word tells what that was."""
    words = folded_words(text)
    whole = " ".join(words)
    return frozenset([whole] if len(words) < WORDS and not runs(text) and _tells(whole) else ())


def shorter_runs(text: str) -> frozenset[str]:
    """What stands in a text that may be all of a shorter one: words, pairs of words, and a few signs."""
    words = folded_words(text)
    spaced = (" ".join(words[n : n + size]) for size in range(1, WORDS) for n in range(len(words) - size + 1))
    unspaced = (
        stretch[0][n : n + size]
        for stretch in _UNSPACED.finditer(folded(text))
        for size in range(1, SIGNS)
        for n in range(len(stretch[0]) - size + 1)
    )
    return frozenset((*spaced, *unspaced))


def _tells(whole: str) -> bool:
    """Whether a short text has a content word; of signs without spaces one alone may be a word."""
    return bool(carrying(whole) or re.search(r"[\u3400-\u9fff]", whole))


def folded_words(text: str) -> list[str]:
    """The words of a text, numbers too, without regard to case and punctuation."""
    return _WORD.findall(folded(text))


def carrying(run: str) -> frozenset[str]:
    """The content words of a run: those that are not function words."""
    return frozenset(filter(_carries, run.split()))


def _carries(word: str) -> bool:
    small = word in function_words() or word in reporting("") or _HIRAGANA.fullmatch(word)
    return len(word) > 1 and not small
