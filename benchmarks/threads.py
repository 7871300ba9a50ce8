"""How long it takes to propose threads for 200, 1,000 and 5,000 points: `python benchmarks/threads.py`."""

import random
import time

from storycraft.domain.workshop import Contribution
from storycraft.threads.propose_threads import propose_threads, ungrouped

THEMES = (
    "night shift table roster sleep handover",
    "coffee kitchen lunch soup break biscuits",
    "notebook minutes writing board wall marker",
    "pump valve engine repair spare toolbox",
    "newcomer trainee mentor introduction first welcome",
    "budget manager hour approval calendar report",
    "chat question answer midnight phone message",
)
FILLERS = (
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
)


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


def main() -> None:
    """Print one line for each size; the first run, which imports scikit-learn, is not counted."""
    propose_threads(room_of(20))
    for count in (200, 1_000, 5_000):
        points = room_of(count)
        began = time.perf_counter()
        threads = propose_threads(points)
        seconds = time.perf_counter() - began
        left = len(ungrouped(points, threads))
        print(f"{count:>5} points: {seconds:6.3f} s, {len(threads):>2} threads, {left} ungrouped")


if __name__ == "__main__":
    main()
