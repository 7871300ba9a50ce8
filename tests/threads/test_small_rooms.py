"""The usual workshop has fewer than 20 points: they are sorted as people would sort them, in six languages."""

import random

import pytest

from benchmarks.small_rooms import ROOMS, measure, rooms_of
from storycraft.domain.workshop import Contribution
from storycraft.threads.propose_threads import propose_threads


@pytest.mark.parametrize(
    ("file", "by_meaning", "agreement", "unplaced"),
    [
        ("chosen_on", False, 0.15, 0.3),
        ("tried_once", False, 0.3, 0.25),
        ("chosen_on", True, 0.3, 0.2),
        ("tried_once", True, 0.5, 0.2),
    ],
)
def test_small_rooms_are_sorted_much_as_people_do(
    file: str, by_meaning: bool, agreement: float, unplaced: float
) -> None:
    found = measure(ROOMS / f"{file}.yaml", by_meaning=by_meaning)
    if found is None:
        pytest.skip("the extra `meaning` is not installed")
    rooms, all_of_them = found
    assert all_of_them.agreement >= agreement
    assert all_of_them.unplaced <= unplaced
    sizes = {name: len(said) for name, _, said in rooms_of(ROOMS / f"{file}.yaml")}
    assert all(room.largest <= 0.4 for name, room in rooms.items() if sizes[name] >= 7)


@pytest.mark.parametrize("size", [7, 10, 14, 19, 20, 24, 30, 45])
@pytest.mark.parametrize("alike", [False, True])
def test_what_is_said_again_gives_no_thread_too_much(size: int, alike: bool) -> None:
    """A thread of several things that were said holds 40 % of the points at most, however often some were said."""
    said = [text for _, _, points in rooms_of(ROOMS / "tried_once.yaml") for text, _ in points]
    for seed in range(8):
        chance = random.Random(seed)
        own = chance.sample(said, size * 2 // 3)
        texts = own + chance.choices(own, k=size - len(own))
        # Where all means nearly the same, everything could be one thread.
        vectors = {text: [1.0, chance.random() / 9] for text in texts} if alike else None
        points = [
            Contribution(id=f"c{n}", group_id="g1", stage="experiences", text=text)
            for n, text in enumerate(texts)
        ]
        for thread in propose_threads(points, vectors=vectors):
            told = [texts[int(cid[1:])] for cid in thread.contribution_ids]
            assert len(set(told)) == 1 or len(told) <= 0.4 * size
