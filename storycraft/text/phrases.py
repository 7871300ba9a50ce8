"""Finds set phrases of a closed list in a text, word by word: "as long as", "podr*" for all forms of a verb."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from storycraft.text.words import plain_letters

_WORD = re.compile(r"[^\W\d_]+")
_ACCENTS_MATTER = 3
"""Letters up to which a word without its accent is another word: "si" and "sí", "ou" and "où"."""
_UMLAUTS = frozenset("äöü")
"""Without these a German word is another one: "wurde" and "würde"."""
_GAP = "~"
_WIDEST_GAP = 3

Pattern = tuple[str, ...]


@lru_cache(maxsize=50_000)
def spelled(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, cut at apostrophes and hyphens."""
    return tuple(_WORD.findall(text.casefold()))


class Phrases:
    """A closed list of phrases.

    A word with "*" stands for all that begin or end as it does, "~" for up to three words. A phrase that begins
    with "-" is none of them: "-are used to" keeps "used to" from being found there.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        entries = tuple(entries)
        self._phrases = _Table(entry for entry in entries if entry[0] != "-")
        self._apart = _Table(entry[1:] for entry in entries if entry[0] == "-")
        self._has_apart = any(entry[0] == "-" for entry in entries)

    def find(self, said: Sequence[str], starts: Iterable[int] | None = None) -> tuple[tuple[int, int], ...]:
        """The (start, end) places of the phrases among words, as `spelled` gives them; of one start the longest.

        With `starts` only phrases that begin there are looked for.
        """
        found = self._phrases.places(said, range(len(said)) if starts is None else starts)
        if not found or not self._has_apart:
            return tuple(found)
        apart = self._apart.places(said, range(len(said)))
        other = {place for start, end in apart for place in range(start, end)}
        return tuple((start, end) for start, end in found if not other.issuperset(range(start, end)))

    def first_words(self) -> Iterator[str]:
        """The words with which the phrases begin, with "*" where it stands for more."""
        return self._phrases.first_words()

    def stand_in(self, said: Sequence[str], starts: Iterable[int] | None = None) -> bool:
        """Whether one of the phrases stands among these words, at one of the `starts` where some are given."""
        return bool(self.find(said, starts))


class Openings:
    """For each word the kinds of phrases that begin with it, of several lists at once."""

    def __init__(self, kinds: Mapping[str, Phrases]) -> None:
        self._kinds: dict[str, set[str]] = {}
        for kind, phrases in kinds.items():
            for word in phrases.first_words():
                self._kinds.setdefault(word, set()).add(kind)
        self._lengths = tuple(sorted({len(word) - 1 for word in self._kinds if "*" in word}))

    def of(self, word: str) -> frozenset[str]:
        """The kinds that have a phrase which begins with this word."""
        keys = [word]
        for length in self._lengths:
            keys += (f"{word[:length]}*", f"*{word[-length:]}")
        return frozenset[str]().union(*(self._kinds.get(key, ()) for key in keys))


class _Table:
    """Phrases by their first word, so that a text is read once, however many there are."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._whole: dict[str, list[Pattern]] = {}
        self._starts: dict[str, list[Pattern]] = {}
        self._ends: dict[str, list[Pattern]] = {}
        for entry in map(str.casefold, entries):
            for pattern in {tuple(entry.split()), tuple(map(_without_accents, entry.split()))}:
                first, more = pattern[0], pattern[1:]
                table = self._starts if first[-1] == "*" else self._ends if first[0] == "*" else self._whole
                table.setdefault(first.strip("*"), []).append(more)
        self._lengths = tuple(sorted({len(part) for table in (self._starts, self._ends) for part in table}))

    def places(self, said: Sequence[str], starts: Iterable[int]) -> list[tuple[int, int]]:
        found = []
        for place in starts:
            end = max((_end(more, said, place + 1) for more in self.begun(said[place])), default=0)
            if end:
                found.append((place, end))
        return found

    def first_words(self) -> Iterator[str]:
        yield from self._whole
        yield from (f"{start}*" for start in self._starts)
        yield from (f"*{end}" for end in self._ends)

    def begun(self, word: str) -> Iterator[Pattern]:
        """The rests of the phrases that begin with this word."""
        yield from self._whole.get(word, ())
        for length in self._lengths:
            yield from self._starts.get(word[:length], ())
            yield from self._ends.get(word[-length:], ())


def _without_accents(word: str) -> str:
    """How people who type fast write a word; of an ending the accent is all that tells it from another."""
    letters = len(word.strip("*"))
    kept = word[0] == "*" or letters <= _ACCENTS_MATTER or not _UMLAUTS.isdisjoint(word)
    return word if kept else plain_letters(word)


def _end(more: Pattern, said: Sequence[str], place: int) -> int:
    """Where a phrase ends whose rest is looked for from a place on; 0 where it does not stand there."""
    for number, pattern in enumerate(more):
        if pattern == _GAP:
            rest = more[number + 1 :]
            ends = (_end(rest, said, behind) for behind in range(place, place + _WIDEST_GAP + 1))
            return next((end for end in ends if end), 0)
        if place >= len(said) or not _is(pattern, said[place]):
            return 0
        place += 1
    return place


def _is(pattern: str, word: str) -> bool:
    if pattern[-1] == "*":
        return word.startswith(pattern[:-1])
    return word.endswith(pattern[1:]) if pattern[0] == "*" else word == pattern
