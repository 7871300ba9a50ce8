"""The vocabulary of the sources, and the share of a sentence's words that occur in it."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from storycraft.receipts.thresholds import ONE_WORD
from storycraft.text.words import Word, words

_ABBREVIATION = re.compile(r"(?<!\w)([^\W\d_]{3,5})\.(?=\s+[^\WA-Z])")
"""A short word with a stop in the middle of a sentence."""
_PART = 5
"""Letters that a word must have to be looked for within a compound ("Werkstatt" in "Hafenwerkstatt")."""


class Vocabulary:
    """The vocabulary of the sources: all words that were said, to compare a sentence's words with."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        texts = tuple(texts)
        self.language = language
        self._short = {m[1].casefold() for t in texts if ". " in t for m in _ABBREVIATION.finditer(t)}
        self.stems = {word.stem for text in texts for word in words(text, language) if not word.small}
        self._known: dict[str, bool] = {}
        self._alike: dict[str, list[str]] = {}
        for told in self.stems:
            for part in _parts(told):
                self._alike.setdefault(part, []).append(told)

    def has(self, stem: str) -> bool:
        """Whether the vocabulary has this word: as it is, in another form, or as part of a compound."""
        if stem not in self._known:
            self._known[stem] = stem in self.stems or self._resembles(stem) or self._is_shortened(stem)
        return self._known[stem]

    def form_of(self, stem: str) -> str:
        """The stem of this word as it was told, in whatever form; itself where it was not."""
        if stem in self.stems:
            return stem
        alike = (other for part in _parts(stem) for other in self._alike.get(part, ()))
        return min((other for other in alike if _one_word(stem, other)), default=stem)

    def covered(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Those of the words that the vocabulary has."""
        return tuple(word for word in words if self.has(word.stem))

    def _is_shortened(self, stem: str) -> bool:
        """Whether it was abbreviated: "ayto." has the first letters of "ayuntamiento", and the others in their order."""
        return any(_in_order(short[2:-1], stem[2:]) for short in self._short if stem[:2] == short[:2])

    def _resembles(self, stem: str) -> bool:
        return any(_one_word(stem, other) for part in _parts(stem) for other in self._alike.get(part, ()))


def _parts(stem: str) -> tuple[str, ...]:
    """What two stems have in common at least, to be one word: the first letters, or the last ones of a compound."""
    return (stem[:3], f"…{stem[-_PART:]}") if len(stem) >= _PART else (stem[:3],)


def _one_word(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4 or shorter[0].isdigit():
        return False
    if len(shorter) >= _PART and (longer.startswith(shorter) or longer.endswith(shorter)):
        return True
    if shorter[:3] != longer[:3]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return (same >= 5 and same >= 0.7 * len(shorter)) or fuzz.ratio(one, other) >= ONE_WORD


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def share(words: Sequence[Word], covered: Sequence[Word]) -> float:
    """The share of the words that the vocabulary has, from 0 to 1; 1 where there are no words."""
    return len(covered) / len(words) if words else 1.0
