"""Tension: points of one thread of which one denies what the other says."""

import pytest

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.receipts.tension import contradict, find_tension


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("The goats ate the whole hedge.", "The goats never ate the whole hedge.", "en"),
        ("The harbour gate was open at noon.", "The harbour gate was closed at noon.", "en"),
        ("Der Chor singt am Hafen.", "Der Chor singt nicht am Hafen.", "de"),
        ("La fuente riega el huerto.", "La fuente no riega el huerto.", "es"),
    ],
)
def test_a_denial_and_an_opposite_speak_against_a_point(one: str, other: str, language: str) -> None:
    assert contradict(one, other, language)
    assert contradict(other, one, language)


def test_points_on_other_things_contradict_nobody() -> None:
    assert not contradict("The goats ate the hedge.", "Nobody painted the bridge.", "en")


def test_only_points_of_one_thread_are_held_against_each_other() -> None:
    texts = ("The goats ate the whole hedge.", "The goats never ate the whole hedge.", "Did the goats eat?")
    points = [Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(texts, 1)]
    one = Thread(id="p1", lane=Lane.NEW, title="Goats", contribution_ids=("c1", "c2", "c3"))
    apart = Thread(id="p2", lane=Lane.NEW, title="Goats", contribution_ids=("c1", "c3"))
    assert find_tension([one, apart], points, "en") == (("p1", "c1", "c2"),)
