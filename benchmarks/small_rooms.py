"""How well the points of small rooms are sorted: `python -m benchmarks.small_rooms`, on tests/data/sorted_rooms.

The usual workshop has fewer than 20 points. Each room comes in several orders, because what is alike by the same amount
is joined in the order in which it was said.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

from storycraft.domain.workshop import Contribution
from storycraft.threads.find_themes import Vectors
from storycraft.threads.propose_threads import propose_threads
from storycraft.weavers.meanings import meanings_here

ROOMS = Path(__file__).parents[1] / "tests/data/sorted_rooms"
ORDERS = 5
GROUPS = 3


@dataclass(frozen=True, slots=True)
class Sorted:
    """How a room was sorted: agreement with people, the share of unplaced points and of the largest thread."""

    agreement: float
    unplaced: float
    largest: float


def rooms_of(path: Path) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Each room with its language, and its points with what people put them into; what they left alone is by itself."""
    for room in yaml.safe_load(path.read_text(encoding="utf-8")):
        said = [(text, title) for title, texts in room["threads"].items() for text in texts]
        yield room["name"], room["language"], said + [(text, text) for text in room.get("alone", ())]


def sort_room(language: str, said: Sequence[tuple[str, str]], vectors: Vectors | None = None) -> Sorted:
    """The means over several orders of the points."""
    found = [_sort_once(language, said, vectors, seed) for seed in range(ORDERS)]
    return _mean(found)


def _sort_once(language: str, said: Sequence[tuple[str, str]], vectors: Vectors | None, seed: int) -> Sorted:
    from sklearn.metrics import adjusted_rand_score  # seconds, and each process of the tests reads this file

    order = random.Random(seed).sample(list(said), len(said))
    points = [
        Contribution(id=f"c{n}", group_id=f"g{n % GROUPS}", stage="experiences", text=text)
        for n, (text, _) in enumerate(order)
    ]
    threads = propose_threads(points, language, vectors=vectors)
    home = {cid: thread.id for thread in threads for cid in thread.contribution_ids}
    told = adjusted_rand_score([own for _, own in order], [home.get(c.id, c.id) for c in points])
    largest = max((len(thread.contribution_ids) for thread in threads), default=0)
    return Sorted(told, 1 - len(home) / len(points), largest / len(points))


def _mean(found: Sequence[Sorted]) -> Sorted:
    agreed, out, largest = zip(*((one.agreement, one.unplaced, one.largest) for one in found), strict=True)
    return Sorted(mean(agreed), mean(out), max(largest))


def measure(path: Path, *, by_meaning: bool) -> tuple[dict[str, Sorted], Sorted] | None:
    """Each room of a file and their means, by words or with the extra; None where the extra is not installed."""
    rooms = list(rooms_of(path))
    texts = [text for _, _, said in rooms for text, _ in said]
    vectors: Any = meanings_here(texts) if by_meaning else None
    if by_meaning and vectors is None:
        return None
    each = {name: sort_room(language, said, vectors) for name, language, said in rooms}
    return each, _mean(list(each.values()))


def main() -> None:
    """Print one line for each room, and the means."""
    for path in sorted(ROOMS.glob("*.yaml")):
        for by_meaning in (False, True):
            if found := measure(path, by_meaning=by_meaning):
                print(f"{path.stem}, {'by meaning' if by_meaning else 'by words'}")
                for name, one in (*found[0].items(), ("all", found[1])):
                    print(
                        f"  {name:<22} ARI {one.agreement:5.2f}  unplaced {one.unplaced:4.0%}  largest {one.largest:4.0%}"
                    )


if __name__ == "__main__":
    main()
