"""For each point that stands in no thread, the threads that it is nearest to, by runs of letters."""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from storycraft.domain.workshop import Contribution, Thread

if TYPE_CHECKING:
    import numpy as np

RUN = 4
"""Letters of a run: long enough for a stem, short enough to meet the same one with other endings."""
LONGEST = 2_000
"""Characters of a point that are looked at: what it is about stands in them."""
_MOST = 3
"""So many threads are named for a point."""
_COLUMNS = 2**18
"""Places for runs, by their sum: ten times what a large room has, so that two of its runs hardly meet."""


def nearest_threads(
    points: Sequence[Contribution], threads: Sequence[Thread], unplaced: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The ids of at most three threads for each unplaced point, the nearest first; fewer where nothing is shared.

    A thread is what its points and its title say, each of them as much. A run of letters weighs the more, the fewer
    points have it.
    """
    wanted = list(unplaced)
    if not threads or not wanted:
        return dict.fromkeys(wanted, ())
    place = {point.id: number for number, point in enumerate(points)}
    named = (f"{thread.title}\n{thread.statement}" for thread in threads)
    said = _rows_of((*(point.text for point in points), *named))
    rows = [
        [len(points) + number, *(place[cid] for cid in thread.contribution_ids if cid in place)]
        for number, thread in enumerate(threads)
    ]
    known = [point for point in wanted if point in place]
    scores = (said[[place[point] for point in known]] @ _length_one(_sums(said, rows)).T).tocsr()
    found: dict[str, tuple[str, ...]] = dict.fromkeys(wanted, ())
    for number, point in enumerate(known):
        row = slice(scores.indptr[number], scores.indptr[number + 1])
        ranked = sorted(zip(-scores.data[row], scores.indices[row], strict=True))
        found[point] = tuple(threads[thread].id for _, thread in ranked[:_MOST])
    return found


def _sums(texts: Any, rows: Sequence[Sequence[int]]) -> Any:
    """For each thread the sum of these rows of texts."""
    import numpy as np
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([row for each in rows for row in each], dtype=np.int64)
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), texts.shape[0])) @ texts


def _length_one(rows: Any) -> Any:
    import numpy as np

    owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    length = np.sqrt(np.bincount(owner, rows.data**2, minlength=rows.shape[0]))
    rows.data = rows.data / length[owner]
    return rows


@lru_cache(maxsize=8)
def _rows_of(texts: tuple[str, ...]) -> Any:
    """What each run says for each text that has it, one row of length 1 for each.

    A board asks for the same texts at each drawing.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    runs = [_runs(text) for text in texts]
    ends = np.cumsum([0, *map(len, runs)])
    columns = np.concatenate(runs) if runs else np.zeros(0, dtype=np.int64)
    rows = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(texts), _COLUMNS))
    rows.sum_duplicates()
    held = np.bincount(rows.indices, minlength=_COLUMNS)
    rows.data = (1 + np.log(rows.data)) * np.log(1 + len(texts) / held[rows.indices])
    return _length_one(rows)


@lru_cache(maxsize=8192)
def _runs(text: str) -> "np.ndarray[Any, Any]":
    """The runs of letters of a text by their places, each as often as it comes."""
    import numpy as np

    folded = f" {' '.join(text[:LONGEST].casefold().split())} "
    places = (zlib.crc32(folded[n : n + RUN].encode()) % _COLUMNS for n in range(len(folded) - RUN + 1))
    return np.fromiter(places, dtype=np.int64)
