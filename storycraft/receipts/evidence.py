"""An index of the words of all contributions, so that a sentence can be compared with thousands of them."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from storycraft.domain.common_knowledge import NOTHING_KNOWN, CommonKnowledge
from storycraft.domain.workshop import Contribution, Group
from storycraft.languages.folding import plain
from storycraft.receipts.thresholds import LEAST_WEIGHT, SMALL_ROOM
from storycraft.receipts.verbatim import fold
from storycraft.text.detect_language import language_of
from storycraft.text.whole_words import holds_words
from storycraft.text.words import Word, content_stems

_keys = lru_cache(maxsize=50_000)(content_stems)
_CANDIDATES = 12
"""How many contributions are read closely when words are looked for in all of them."""


class Sources:
    """Contributions and groups, indexed once for many sentences; withdrawn contributions are not there.

    Texts are `plain` (see `storycraft.languages.folding`), so that places found in one by different ways are the same.
    `known` is what everybody in the workshop knows, whoever is cited.
    """

    def __init__(
        self,
        contributions: Iterable[Contribution],
        groups: Iterable[Group] = (),
        language: str = "en",
        known: CommonKnowledge = NOTHING_KNOWN,
    ) -> None:
        given = tuple(c for c in contributions if not c.withdrawn)
        self.contributions = tuple(map(_in_plain, given))
        self._typed = {c.id: c.text for c in given}
        self.by_id = {c.id: c for c in self.contributions}
        self.groups = tuple(groups)
        self.known = known
        self.language = language_of(language, (c.text for c in self.contributions[:50]))

    def as_typed(self, point: Contribution) -> str:
        """The words of a point in the signs in which they were typed, for a text that is to quote it."""
        return self._typed[point.id]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for place, contribution in enumerate(self.contributions):
            for key in _keys(contribution.text, self.language):
                index.setdefault(key, []).append(place)
        return index

    @cached_property
    def folded(self) -> tuple[tuple[Contribution, str], ...]:
        """The contributions with their folded texts, to look for words as they were said."""
        return tuple((c, fold(c.text)) for c in self.contributions)

    def says(self, folded_words: str) -> bool:
        """Whether any contribution has these words, as `fold` writes them, one behind the other."""
        return any(holds_words(said, folded_words) for _, said in self.folded)

    def mentions(self, text: str) -> bool:
        """Whether any contribution or group's name has a word of this text."""
        keys = _keys(text, self.language)
        return any(key in self._index for key in keys) or bool(keys & self._group_words)

    @cached_property
    def _speakers(self) -> dict[str, dict[str, frozenset[str]]]:
        """For each word the speakers who are called so, with all words of each."""
        speakers: dict[str, dict[str, frozenset[str]]] = {}
        for speaker in dict.fromkeys(c.speaker for c in self.contributions):
            stems = _keys(speaker, self.language)
            for stem in stems:
                speakers.setdefault(stem, {})[speaker] = stems
        return speakers

    def speakers_named(self, stems: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """The speakers all of whose words are among these, each with its words, in the order of the points."""
        found = {
            speaker: own for stem in sorted(stems) for speaker, own in self._speakers.get(stem, {}).items()
        }
        return ((speaker, own) for speaker, own in found.items() if own <= stems)

    @cached_property
    def _group_words(self) -> frozenset[str]:
        return frozenset[str]().union(*(_keys(group.name, self.language) for group in self.groups))

    def weight(self, word: Word) -> float:
        """The weight of a word from 0.2 to 1: the fewer points have it, the higher (inverse document frequency, idf).

        Spärck Jones, "A statistical interpretation of term specificity", 1972.
        """
        if len(self.contributions) < SMALL_ROOM:
            return 1.0
        points = len(self.contributions) + 1
        saying = max(1, len(self._index.get(word.stem, ())))
        return max(LEAST_WEIGHT, math.log(points / (saying + 1)) / math.log(points / 2))

    def nearest(self, text: str) -> tuple[Contribution, ...]:
        """The contributions that share the most, and the rarest, words with a text; the nearest first."""
        scores: Counter[int] = Counter()
        for key in _keys(text, self.language):
            places = self._index.get(key, [])
            for place in places:
                scores[place] += 1.0 / len(places)  # type: ignore[assignment]  # a Counter of floats
        return tuple(self.contributions[place] for place, _ in scores.most_common(_CANDIDATES))

    def best(self, said: Sequence[Word], apart_from: frozenset[str]) -> tuple[str, int]:
        """The id of the uncited contribution with the most of these words, and how many it has; ("", 0) if none."""
        counts: Counter[int] = Counter()
        # In the order of the sentence: of points that hold as many words, every process names the same.
        for key in dict.fromkeys(word.stem for word in said):
            counts.update(self._index.get(key, ()))
        for place, count in counts.most_common(len(apart_from) + 1):
            if self.contributions[place].id not in apart_from:
                return self.contributions[place].id, count
        return "", 0


@lru_cache(maxsize=8)
def sources_in(
    contributions: tuple[Contribution, ...],
    groups: tuple[Group, ...],
    language: str,
    known: CommonKnowledge,
) -> Sources:
    """The sources of a workshop or a story with what everybody knows there, made once for each of its last states."""
    return Sources(contributions, groups, language, known)


def _in_plain(point: Contribution) -> Contribution:
    text, speaker = plain(point.text), plain(point.speaker)
    return (
        point
        if (text, speaker) == (point.text, point.speaker)
        else replace(point, text=text, speaker=speaker)
    )
