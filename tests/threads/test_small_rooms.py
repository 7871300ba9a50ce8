"""The usual workshop has fewer than 20 points: they are sorted as people would sort them, in six languages."""

import pytest

from benchmarks.small_rooms import ROOMS, measure, rooms_of


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
