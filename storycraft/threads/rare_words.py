"""Weigh words by how rare they are: what few texts say tells more about a text than what all of them say (TF-IDF).

It is what scikit-learn's `TfidfVectorizer` gives with `sublinear_tf`. Loading that takes a second and a half, and loads
pandas.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


def weigh(texts: Sequence[Sequence[str]]) -> Any:
    """The weights of the words of each text: one sparse row for each text, of length 1, or of zeros without words.

    The product of two rows is their cosine, from 0 to 1. A text may be cut into anything, also into runs of letters.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = [Counter(text) for text in texts]
    column: dict[str, int] = {}
    columns = np.array([column.setdefault(word, len(column)) for words in counts for word in words], np.intp)
    times = np.array([times for words in counts for times in words.values()], np.float64)
    ends = np.cumsum([0, *map(len, counts)])
    rarity = np.log((1 + len(texts)) / (1 + np.bincount(columns, minlength=len(column)))) + 1
    weights = (1 + np.log(times)) * rarity[columns]
    row = np.repeat(np.arange(len(texts)), np.diff(ends))
    weights /= np.sqrt(np.bincount(row, weights**2, minlength=len(texts)))[row]
    return csr_matrix((weights, columns, ends), shape=(len(texts), max(1, len(column))))


def to_length_one(rows: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Each row of a table of numbers divided by its length; a row of zeros stays."""
    import numpy as np

    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return rows / np.where(lengths == 0, 1, lengths)
