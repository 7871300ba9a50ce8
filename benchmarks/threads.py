"""How well and how fast threads are proposed: `python -m benchmarks.threads [FOLDER]`.

FOLDER holds tables with the columns `text` and `label`: people's own sorting, which no method sees. Each is compared
with two plain methods that are told the true number of threads. The times are of invented points.
"""

import csv
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score
from sklearn.preprocessing import normalize

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.text.detect_language import language_of
from storycraft.threads.find_themes import Vectors
from storycraft.threads.nearest_threads import nearest_threads
from storycraft.threads.propose_threads import propose_threads, ungrouped
from storycraft.weavers.meanings import meanings_here

THEMES = (
    "night shift table roster sleep handover",
    "coffee kitchen lunch soup break biscuits",
    "notebook minutes writing board wall marker",
    "pump valve engine repair spare toolbox",
    "newcomer trainee mentor introduction first welcome",
    "budget manager hour approval calendar report",
    "chat question answer midnight phone message",
)
FILLERS = [
    "we",
    "the",
    "our",
    "nobody",
    "finally",
    "really",
    "always",
    "never",
    "with",
    "before",
    "after",
    "each",
]
ASKED = 200
"""Points of a table for which suggestions are asked: each asks all threads anew."""
SMALL = (7, 8, 9, 10)
"""Points of the small rooms that are drawn from a table."""
DRAWN = 50
"""Rooms of each of these sizes."""
SINGLE = -1
"""The number of the thread of a point that is in none."""


def room_of(count: int, seed: int = 1) -> list[Contribution]:
    """Invented points of five to ten words, each mostly of one theme, from six groups."""
    chance = random.Random(seed)
    return [
        Contribution(id=f"c{n}", group_id=f"g{n % 6}", stage="experiences", text=_point(chance))
        for n in range(count)
    ]


def _point(chance: random.Random) -> str:
    words = chance.sample(chance.choice(THEMES).split(), 3) + chance.sample(FILLERS, chance.randint(2, 7))
    chance.shuffle(words)
    return " ".join([*words, f"place{chance.randint(1, 400)}"]).capitalize() + "."


def sorted_tables(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each table of the folder with its texts and labels; points with more than one label or none are unlabelled."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and {"text", "label"} <= set(rows[0]):
            yield path.stem, [row["text"] for row in rows], [_label(row) for row in rows]


def _label(row: Mapping[str, str]) -> str:
    return row["label"] if (row.get("n_labels") or row.get("n_topics") or "1") == "1" else ""


def ours(texts: Sequence[str], vectors: Vectors | None = None) -> list[int]:
    """The number of each text's thread."""
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="experiences", text=t) for n, t in enumerate(texts)
    ]
    threads = propose_threads(points, language_of("", texts), vectors=vectors)
    home = {cid: number for number, thread in enumerate(threads) for cid in thread.contribution_ids}
    return [home.get(point.id, SINGLE) for point in points]


def words_and_k_means(texts: Sequence[str], number: int) -> list[int]:
    """K-means of tf-idf weights, told the true number."""
    weights = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    return list(KMeans(number, n_init=5, random_state=0).fit_predict(weights))


def letters_and_k_means(texts: Sequence[str], number: int) -> list[int]:
    """K-means of runs of letters after latent semantic analysis, told the true number."""
    weights = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    reduced = TruncatedSVD(min(100, len(texts) - 1), random_state=0).fit_transform(weights)
    return list(KMeans(number, n_init=5, random_state=0).fit_predict(normalize(reduced)))


def measure(name: str, labels: Sequence[str], found: Sequence[int]) -> None:
    """Print one line; an unplaced point counts as alone."""
    known = [place for place, label in enumerate(labels) if label]
    told = [labels[place] for place in known]
    alone = [found[place] if found[place] != SINGLE else -2 - place for place in known]
    sizes = [sum(one == number for one in found) for number in set(found) - {SINGLE}]
    out = sum(number == SINGLE for number in found) / len(found)
    print(
        f"  {name:<24} ARI {adjusted_rand_score(told, alone):5.3f}  V {v_measure_score(told, alone):5.3f}  "
        f"unplaced {out:4.0%}  largest {max(sizes, default=0) / len(found):4.0%}  threads {len(sizes)}"
    )


def measure_suggestions(texts: Sequence[str], labels: Sequence[str]) -> None:
    """Print how often a point's own thread is the first, and among the three, that the board suggests for it.

    The threads are people's own, each time without the point; labels with a single point can't be found again.
    """
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="experiences", text=t) for n, t in enumerate(texts)
    ]
    sorted_by_people: dict[str, list[str]] = {}
    for point, label in zip(points, labels, strict=True):
        if label:
            sorted_by_people.setdefault(label, []).append(point.id)
    known = {cid: label for label, ids in sorted_by_people.items() if len(ids) > 1 for cid in ids}
    tried = random.Random(0).sample(sorted(known), min(ASKED, len(known)))
    ranks = []
    for cid in tried:
        threads = [
            Thread(
                id=label,
                lane=Lane.RESONATES,
                title="",
                statement="",
                contribution_ids=tuple(each for each in ids if each != cid),
            )
            for label, ids in sorted_by_people.items()
        ]
        near = nearest_threads(points, threads, [cid])[cid]
        ranks.append(near.index(known[cid]) if known[cid] in near else len(near) + 1)
    first, three = (sum(rank < top for rank in ranks) / len(ranks) for top in (1, 3))
    print(f"  suggestions for {len(ranks)} points: right first {first:.0%}, among the three {three:.0%}")


def measure_small_rooms(
    name: str, labels: Sequence[str], texts: Sequence[str], vectors: Vectors | None = None
) -> None:
    """Print the means of rooms of few points that are drawn from a table by chance, and the largest share of all."""
    chance = random.Random(0)
    known = [place for place, label in enumerate(labels) if label]
    agreed, out, largest = [], [], []
    for size in SMALL:
        for _ in range(DRAWN):
            drawn = chance.sample(known, size)
            found = ours([texts[place] for place in drawn], vectors)
            alone = [one if one != SINGLE else -2 - place for place, one in enumerate(found)]
            agreed.append(adjusted_rand_score([labels[place] for place in drawn], alone))
            out.append(found.count(SINGLE) / size)
            largest.append(max((found.count(number) for number in set(found) - {SINGLE}), default=0) / size)
    print(
        f"  {name:<24} ARI {mean(agreed):5.3f}  unplaced {mean(out):4.0%}  largest {max(largest):4.0%}"
        f"  (rooms of {SMALL[0]} to {SMALL[-1]} points)"
    )


def compare(folder: Path) -> None:
    """Measure all methods on each table."""
    plain: Mapping[str, Callable[[Sequence[str], int], list[int]]] = {
        "tf-idf + k-means": words_and_k_means,
        "letters + LSA + k-means": letters_and_k_means,
    }
    for name, texts, labels in sorted_tables(folder):
        number = len(set(labels) - {""})
        print(f"{name}: {len(texts)} points, {number} labels")
        for method, sort in plain.items():
            measure(method, labels, sort(texts, number))
        measure("ours", labels, ours(texts))
        measure_small_rooms("ours", labels, texts)
        measure_suggestions(texts, labels)
        if vectors := meanings_here(texts):
            measure("ours, by meaning", labels, ours(texts, vectors))
            measure_small_rooms("ours, by meaning", labels, texts, vectors)


def main() -> None:
    """Compare where a folder is given, then print the times; the first run, which imports, is not counted."""
    for folder in sys.argv[1:]:
        compare(Path(folder))
    propose_threads(room_of(20))
    for count in (200, 1_000, 5_000, 10_000):
        points = room_of(count)
        began, used = time.perf_counter(), time.process_time()
        threads = propose_threads(points)
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        left = len(ungrouped(points, threads))
        print(
            f"{count:>6} points: {seconds:6.2f} s ({cpu:.2f} s of a processor), {len(threads)} threads, {left} left"
        )


if __name__ == "__main__":
    main()
