"""Reads numbers in words by text2num, which knows the grammar of numbers in eight languages."""

from dataclasses import dataclass
from functools import lru_cache

from text_to_num import find_numbers

from storycraft.languages.pack import pack

_READ = frozenset(("en", "es", "fr", "de", "pt", "it", "nl", "da"))
_LONGEST = 80
"""Letters: "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 57; what is longer is no number."""


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number in a row of words: its value, and the places of its first word and behind its last."""

    value: float
    start: int
    end: int
    ordinal: bool


class _Word:
    """A word with the methods that text2num calls."""

    def __init__(self, word: str) -> None:
        self._word = word

    def text(self) -> str:
        return self._word

    def nt_separated(self, previous: "_Word") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


@lru_cache(maxsize=50_000)
def spoken_numbers(words: tuple[str, ...], language: str) -> tuple[SpokenNumber, ...]:
    """The numbers in folded words that stand beside one another: one in "twenty three", two in "three twenty"."""
    if language not in _READ or any(len(word) > _LONGEST for word in words):
        return ()
    row = [_Word(_respelled(word, language)) for word in words]
    return tuple(
        SpokenNumber(n.value, n.start, n.end, n.is_ordinal) for n in find_numbers(row, language, 0.0)
    )


def _respelled(word: str, language: str) -> str:
    for written, known in pack(language).numbers.respelled.items():
        word = word.replace(written, known)
    return word
