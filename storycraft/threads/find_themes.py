"""Find the themes of many short texts by the words they share; no model, the same result each time.

The method is non-negative matrix factorization of tf-idf weights, which finds themes in short texts that
people can name (O'Callaghan, Greene, Carthy & Cunningham 2015, "An analysis of the coherence of descriptors
in topic modeling"), started from NNDSVD (Boutsidis & Gallopoulos 2008). On short points with
known labels it gave purer and more even groups than k-means or Ward's linkage on the same weights.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storycraft.domain.workshop import Contribution
from storycraft.threads.theme_words import theme_words

if TYPE_CHECKING:
    import numpy as np

NEAR = 0.2
"""The least cosine between a point and the middle of its theme; below it, what they share is chance."""
_STEPS = 100
_MANY = 20
"""From so many points on, a word that a third of them use says what the day was about, not a theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of points with one theme: the points in order of entry, `nearest` with the most central point first."""

    points: tuple[Contribution, ...]
    nearest: tuple[Contribution, ...]
    words: tuple[str, ...] = ()


def find_themes(points: Sequence[Contribution], language: str, room: int) -> tuple[Theme, ...]:
    """Find at most `room` themes of two or more points; points that fit no theme are in none."""
    said = [theme_words(point.text, point.language or language) for point in points]
    vocabulary = _shared_stems(said)
    rank = min(room, len(vocabulary), len(points) - 1)
    if rank < 1:
        return ()
    weights = _weigh(said, vocabulary)
    nearness, strength = _factorize(weights, rank)
    found = (_theme(points, said, vocabulary, nearness, strength, number) for number in range(rank))
    return tuple(theme for theme in found if theme)


def _shared_stems(said: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    """The stems that link points: in two at least, and not in so many that they tell nothing apart."""
    spread = Counter(stem for pairs in said for stem in {stem for stem, _ in pairs})
    most = len(said) if len(said) < _MANY else len(said) / 3
    return sorted(stem for stem, count in spread.items() if 2 <= count <= most)


def _weigh(said: Sequence[Sequence[tuple[str, str]]], vocabulary: list[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=_stems, vocabulary=vocabulary, lowercase=False, sublinear_tf=True)
    return vectorizer.fit_transform(said)


def _stems(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [stem for stem, _ in pairs]


def _factorize(weights: Any, rank: int) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """The closeness of each point to its theme (0 for other themes), and the words of each theme."""
    import numpy as np
    from sklearn.decomposition import NMF
    from sklearn.preprocessing import normalize

    # A fixed number of steps and a fixed seed (NNDSVD rests on a randomized SVD): the same threads each time.
    model = NMF(rank, init="nndsvd", tol=0.0, max_iter=_STEPS, random_state=0)
    with np.errstate(invalid="ignore"):
        share = model.fit_transform(weights) * np.linalg.norm(model.components_, axis=1)
    belongs = np.where(share.max(axis=1) > 0, share.argmax(axis=1), -1)
    nearness = np.asarray(weights @ normalize(model.components_).T)
    nearness[belongs[:, None] != np.arange(rank)] = 0
    nearness[nearness < NEAR] = 0
    return nearness, model.components_


def _theme(
    points: Sequence[Contribution],
    said: Sequence[Sequence[tuple[str, str]]],
    vocabulary: list[str],
    nearness: "np.ndarray[Any, Any]",
    strength: "np.ndarray[Any, Any]",
    number: int,
) -> Theme | None:
    members = [i for i in range(len(points)) if nearness[i, number] > 0]
    if len(members) < 2:
        return None
    shared = frozenset(vocabulary)
    central = {i: float(nearness[i, number]) * _linked(said[i], shared) for i in members}
    nearest = sorted(members, key=lambda i: (-round(central[i], 3), len(points[i].text), i))
    strongest = sorted(range(len(vocabulary)), key=lambda j: (-float(strength[number, j]), j))[:3]
    words = (_as_written(vocabulary[j], [said[i] for i in members]) for j in strongest)
    return Theme(
        tuple(points[i] for i in members),
        tuple(points[i] for i in nearest),
        tuple(word for word in words if word),
    )


def _linked(pairs: Sequence[tuple[str, str]], shared: frozenset[str]) -> float:
    """The share of a point's words that other points use too: a point with rare words represents few others."""
    return sum(stem in shared for stem, _ in pairs) / len(pairs)


def _as_written(stem: str, said: Sequence[Sequence[tuple[str, str]]]) -> str:
    """The form of a stem that these points use most, or "" where they don't use it."""
    forms = Counter(word for pairs in said for s, word in pairs if s == stem)
    return forms.most_common(1)[0][0] if forms else ""
