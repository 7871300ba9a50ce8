"""For each point that stands in no thread, the threads that it is nearest to, by runs of letters."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from storycraft.domain.workshop import Contribution, Thread

RUN = 4
"""Letters of a run: long enough for a stem, short enough to meet the same one with other endings."""
LONGEST = 2_000
"""Characters of a point that are looked at: what it is about stands in them."""


def nearest_threads(
    points: Sequence[Contribution], threads: Sequence[Thread], unplaced: Iterable[str], most: int = 3
) -> dict[str, tuple[str, ...]]:
    """The ids of at most so many threads for each unplaced point, the nearest first; fewer where nothing is shared.

    A thread is what its points and its title say. A run of letters weighs the more, the fewer threads have it.
    """
    texts = {point.id: point.text for point in points}
    weights = _weights(threads, texts)
    found = {}
    for point_id in unplaced:
        scores: dict[str, float] = {}
        for run, times in _runs(texts.get(point_id, "")):
            for thread_id, weight in weights.get(run, {}).items():
                scores[thread_id] = scores.get(thread_id, 0.0) + times * weight
        found[point_id] = tuple(sorted(scores, key=scores.__getitem__, reverse=True)[:most])
    return found


def _weights(threads: Iterable[Thread], texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """For each run of letters the threads that have it, with what it says for each of them."""
    counts: dict[str, Counter[str]] = {}
    for thread in threads:
        said = [texts[point] for point in thread.contribution_ids if point in texts]
        counts[thread.id] = Counter()
        for text in (thread.title, thread.statement, *said):
            counts[thread.id].update(dict(_runs(text)))
    held = Counter(run for each in counts.values() for run in each)
    weights: dict[str, dict[str, float]] = {}
    for thread_id, each in counts.items():
        rare = {run: (1 + math.log(n)) * math.log(1 + len(counts) / held[run]) for run, n in each.items()}
        length = math.sqrt(sum(weight * weight for weight in rare.values())) or 1.0
        for run, weight in rare.items():
            weights.setdefault(run, {})[thread_id] = weight / length
    return weights


@lru_cache(maxsize=8192)
def _runs(text: str) -> tuple[tuple[str, int], ...]:
    folded = f" {' '.join(text[:LONGEST].casefold().split())} "
    return tuple(Counter(folded[n : n + RUN] for n in range(len(folded) - RUN + 1)).items())
