"""Lets themes grow from their seeds: points that share no word with one go to the nearest, by letters or by meaning.

Runs of letters see what words hide: "Nachtschicht" and "Schichtplan", a slip of the keyboard, an ending that no
stemmer knows. On points that people had sorted, both ways left the seeds' agreement with people as it was or better.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_ALIKE = 0.15
"""The cosine from which letters in common are more than chance."""
_LEFT = 0.2
"""The share of points that may stay out; beyond it the nearest go in as well, where they share any letters at all."""
_KINDRED = 0.1
"""The cosine of meanings, around their middle, below which a point belongs to no theme."""
_ROUNDS = 10
_GROWN = 0.1
"""How central the nearest grown point is: less than any of the seeds'."""


def runs_of_letters(texts: Sequence[str]) -> Any:
    """Weights of the runs of 3 and 4 letters within words, one row of length 1 for each text."""
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True)
    try:
        return vectorizer.fit_transform(texts)
    except ValueError:  # no text has a run of letters
        return csr_matrix((len(texts), 1))


def grow_by_letters(nearness: "Array", texts: Sequence[str]) -> "Array":
    """The nearness of each text to the theme it belongs to, where `nearness` is that to the seeds."""
    import numpy as np

    weights = runs_of_letters(texts)
    seeds = np.flatnonzero((nearness > 0).any(axis=0))
    if not len(seeds):
        return nearness
    alike = np.asarray(weights @ _middles(nearness[:, seeds] > 0, weights).T)
    return _placed(nearness, seeds, alike)


def _placed(nearness: "Array", seeds: "Array", alike: "Array") -> "Array":
    """Put each text that is in no seed into the one that it is most like."""
    import numpy as np

    grown, out = nearness.copy(), np.flatnonzero(~(nearness > 0).any(axis=1))
    best = alike[out].max(axis=1)
    may_stay = int(_LEFT * len(nearness))
    needed = np.sort(best)[::-1][: max(0, len(out) - may_stay)]
    least = min(_ALIKE, needed[-1]) if len(needed) else _ALIKE
    for place, near in zip(out, best, strict=True):
        if near > 0 and near >= least:
            grown[place, seeds[alike[place].argmax()]] = _GROWN * near
    return grown


def grow_by_meaning(nearness: "Array", vectors: Sequence[Sequence[float]]) -> "Array":
    """The nearness of each text to the theme it belongs to, by k-means of meanings that begins at the seeds."""
    import numpy as np
    from sklearn.preprocessing import normalize

    meanings = normalize(np.asarray(vectors, dtype=np.float64))
    meanings = normalize(meanings - meanings.mean(axis=0))
    belongs = nearness > 0
    for _ in range(_ROUNDS):
        belongs = belongs[:, belongs.any(axis=0)]
        if not belongs.shape[1]:
            return nearness
        alike = meanings @ _middles(belongs, meanings).T
        now = alike.argmax(axis=1)[:, None] == np.arange(alike.shape[1])
        if np.array_equal(now, belongs):
            break
        belongs = now
    return np.where(belongs & (alike > _KINDRED), alike, 0.0)


def _middles(belongs: "Array", weights: Any) -> "Array":
    """The middle of each theme, of length 1."""
    import numpy as np
    from sklearn.preprocessing import normalize

    middles: Array = normalize(np.asarray(belongs.T.astype(np.float64) @ weights))
    return middles
