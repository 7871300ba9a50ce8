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
        ("The tea was warm.", "The tea was not warm.", "en"),
        ("The tea was warm.", "The tea was cold.", "en"),
        ("The choir sang at dawn in May.", "The choir didn't sing at dawn.", "en"),
        ("Everybody was asked to the fair.", "Nobody was asked to the fair.", "en"),
        ("The dairy lent us a churn, without being asked.", "The dairy did not lend us a churn.", "en"),
        ("Die Proben waren zu lang.", "Die Proben waren zu kurz.", "de"),
        ("Le thé était chaud.", "Le thé n’était pas chaud.", "fr"),
    ],
)
def test_a_denial_and_an_opposite_speak_against_a_point(one: str, other: str, language: str) -> None:
    assert contradict(one, other, language)
    assert contradict(other, one, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The goats ate the hedge.", "Nobody painted the bridge."),
        ("The baker had no rye at dawn.", "The baker had oats at dawn."),
        ("The choir sang at dawn.", "The choir did not stay until dawn."),
        ("Nobody knew the baker.", "The baker knew the goats."),
        ("The old churn broke.", "The new churn broke."),
        ("The first rehearsal was long.", "The second rehearsal was short."),
        ("The tea was warm.", "I was not warm."),
    ],
)
def test_points_on_other_things_contradict_nobody(one: str, other: str) -> None:
    assert not contradict(one, other, "en")
    assert not contradict(other, one, "en")


def test_only_points_of_one_thread_are_held_against_each_other() -> None:
    texts = ("The goats ate the whole hedge.", "The goats never ate the whole hedge.", "Did the goats eat?")
    points = [Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(texts, 1)]
    one = Thread(id="p1", lane=Lane.NEW, title="Goats", contribution_ids=("c1", "c2", "c3"))
    apart = Thread(id="p2", lane=Lane.NEW, title="Goats", contribution_ids=("c1", "c3"))
    assert find_tension([one, apart], points, "en") == (("p1", "c1", "c2"),)
