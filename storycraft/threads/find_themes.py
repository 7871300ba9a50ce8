"""Find the themes of many short texts, without a language model and with the same result each time.

Points are alike by the words and the runs of letters that they share, and by their meanings where something knows
them. See `storycraft.threads.sort_alike`, and `storycraft.threads.join_nearest` for fewer than 20 points.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storycraft.domain.workshop import Contribution
from storycraft.threads.join_nearest import Nearness, join_nearest
from storycraft.threads.rare_words import to_length_one, weigh
from storycraft.threads.sort_alike import sort_alike
from storycraft.threads.theme_words import theme_words

if TYPE_CHECKING:
    import numpy as np

Vectors = Mapping[str, Sequence[float]]
"""The meaning of each text, as numbers: an array of any one length."""
MANY = 20
"""From so many points on, words that are shared are more than chance; one that more than a third use links none."""
_WORDS = 2
"""How much more than their letters the words tell that two points of a small room share."""
_BY_WORDS = Nearness(chance=0.25, nothing=0.0, alone=0.25, few=7)
"""Of two points of a small room: "leaks" and "squeaks" are alike by chance."""
_BY_MEANING = Nearness(chance=0.2, nothing=-0.3, alone=0.15, few=5)
"""The same where meanings are known: two of one theme may be far from each other, and still nearer than to the rest."""
_COMMON = 0.7
"""How much of what all points of a small room have in common is taken off their meanings: it tells none apart."""
_WORDS_TOO = 0.15
"""How much shared words and letters tell in a small room beside meanings: a name that two of them say, for one."""

_Said = Sequence[tuple[str, str]]
"""The theme words of one point, as (stem, word as written)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of points with one theme: the points in order of entry, `nearest` with the most central point first.

    `weights` says for each stem which share of the points uses it.
    """

    points: tuple[Contribution, ...]
    nearest: tuple[Contribution, ...]
    weights: tuple[tuple[str, float], ...] = ()


def find_themes(
    points: Sequence[Contribution],
    language: str,
    room: int,
    vectors: Vectors | None = None,
    largest: int = sys.maxsize,
) -> tuple[Theme, ...]:
    """Find at most `room` themes of two or more points; points that fit no theme are in none.

    Points with the same words count once, so that nobody makes a theme by saying it often. `vectors` are the
    meanings of texts, where they are known for all. No theme takes up more than `largest`.
    """
    said = [theme_words(point.text, point.language or language) for point in points]
    voices = _voices(said)
    if room < 1 or len(points) < 2 or not voices:
        return ()
    heard = [said[members[0]] for members in voices]
    letters = [" ".join(word.casefold() for _, word in pairs) for pairs in heard]
    meanings = _known([points[members[0]].text for members in voices], vectors)
    counts = [len(members) for members in voices]
    if len(voices) < MANY:
        tells = _BY_MEANING if meanings else _BY_WORDS
        nearness = join_nearest(_alike(heard, letters, meanings), counts, room, largest, tells)
    else:
        nearness = sort_alike(_views(heard, letters, meanings), counts, room, largest)
    shared = _shared_stems(said)
    found = (_theme(points, said, shared, voices, nearness[:, number]) for number in range(nearness.shape[1]))
    return tuple(theme for theme in found if theme)


def theme_of(points: Sequence[Contribution], language: str) -> Theme:
    """The theme of points that somebody else put together; the first of them counts as the most central."""
    said = [theme_words(point.text, point.language or language) for point in points]
    return Theme(tuple(points), tuple(points), _weights(said))


def _voices(said: Sequence[_Said]) -> list[list[int]]:
    """The points with the same stems, by the places of the first of them; points without words are in none."""
    found: dict[frozenset[str], list[int]] = {}
    for place, pairs in enumerate(said):
        if pairs:
            found.setdefault(frozenset(stem for stem, _ in pairs), []).append(place)
    return list(found.values())


def _shared_stems(said: Sequence[_Said]) -> frozenset[str]:
    """The stems that link points: in two at least, and not in so many that they tell nothing apart."""
    spread = Counter(stem for pairs in said for stem in {stem for stem, _ in pairs})
    most = len(said) if len(said) < MANY else len(said) / 3
    return frozenset(stem for stem, count in spread.items() if 2 <= count <= most)


def _weigh(said: Sequence[_Said]) -> Any:
    return weigh([_stems(pairs) for pairs in said])


def _stems(pairs: _Said) -> list[str]:
    return [stem for stem, _ in pairs]


def _known(texts: Sequence[str], vectors: Vectors | None) -> list[Sequence[float]]:
    """The meanings of texts; none where one of them is not known."""
    found = [vectors[text] for text in texts if text in vectors] if vectors is not None else []
    return found if len(found) == len(texts) else []


def _alike(
    said: Sequence[_Said], letters: Sequence[str], meanings: Sequence[Sequence[float]]
) -> "np.ndarray[Any, Any]":
    """How alike each two voices of a small room are: by their words and letters, or by meaning first."""
    import numpy as np

    runs, stems = runs_of_letters(letters), _weigh(said)
    shared = np.asarray((runs @ runs.T + _WORDS * stems @ stems.T).todense())
    if not meanings:
        return shared
    rows = to_length_one(np.asarray(meanings, dtype=np.float64))
    rows = to_length_one(rows - _COMMON * rows.mean(axis=0))
    return np.asarray(rows @ rows.T + _WORDS_TOO * shared)


def _views(said: Sequence[_Said], letters: Sequence[str], meanings: Sequence[Sequence[float]]) -> list[Any]:
    """What points can be alike by: words, runs of letters and, where they are known, meanings around their middle."""
    import numpy as np

    views = [_weigh(said), runs_of_letters(letters)]
    if meanings:
        rows = to_length_one(np.asarray(meanings, dtype=np.float64))
        views.append(to_length_one(rows - rows.mean(axis=0)))
    return views


def runs_of_letters(texts: Sequence[str]) -> Any:
    """Weights of the runs of 3 and 4 letters within words, one row of length 1 for each text."""
    return weigh([[run for word in text.split() for run in _runs(f" {word} ")] for text in texts])


def _runs(word: str) -> list[str]:
    """The runs of 3 and of 4 letters of a word; a word that is no longer than a run is that run, once."""
    return [
        word[at : at + size]
        for size in (3, 4)
        if size == 3 or len(word) > 3
        for at in range(max(1, len(word) - size + 1))
    ]


def _theme(
    points: Sequence[Contribution],
    said: Sequence[_Said],
    shared: frozenset[str],
    voices: Sequence[Sequence[int]],
    nearness: "np.ndarray[Any, Any]",
) -> Theme | None:
    central = {
        place: float(near) * _linked(said[place], shared)
        for members, near in zip(voices, nearness, strict=True)
        if near > 0
        for place in members
    }
    if len(central) < 2:
        return None
    nearest = sorted(central, key=lambda place: (-round(central[place], 3), len(points[place].text), place))
    return Theme(
        tuple(points[place] for place in sorted(central)),
        tuple(points[place] for place in nearest),
        _weights([said[place] for place in central]),
    )


def _weights(said: Sequence[_Said]) -> tuple[tuple[str, float], ...]:
    spread = Counter(stem for pairs in said for stem in {stem for stem, _ in pairs})
    return tuple((stem, count / len(said)) for stem, count in spread.items() if count > 1)


def _linked(pairs: _Said, shared: frozenset[str]) -> float:
    """The share of a point's words that other points use too: a point with rare words represents few others."""
    return (0.1 + sum(stem in shared for stem, _ in pairs)) / len(pairs)
