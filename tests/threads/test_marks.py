"""Marks of the gallery round are counted without a group's own, and put points and proposals into lanes."""

from collections import Counter

from storycraft.domain.mark import Mark
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.threads.marks import count_marks, heed_marks, lane_by_marks

POINTS = tuple(
    Contribution(id=f"c{number}", group_id=group, stage="stories", text=text)
    for number, (group, text) in enumerate(
        (
            ("g2", "The lamp on the pier went out."),
            ("g2", "Every pier needs a lamp that somebody trims."),
            ("g3", "Our cook knows each boat by its engine."),
        ),
        1,
    )
)
LAMPS = Thread(id="p1", lane=Lane.NEW, title="Lamps", contribution_ids=("c1", "c2"), accepted=False)


def mark(point: str, lane: Lane, group: str, author: str = "") -> Mark:
    return Mark(contribution_id=point, lane=lane, group_id=group, author=author)


def test_a_groups_marks_on_its_own_points_do_not_count() -> None:
    marks = (mark("c1", Lane.NEW, "g3"), mark("c1", Lane.NEW, "g2"), mark("c9", Lane.NEW, "g2"))
    assert count_marks(marks, POINTS) == {"c1": Counter({Lane.NEW: 1})}


def test_a_lane_follows_from_more_than_half_of_two_marks() -> None:
    assert lane_by_marks(Counter({Lane.QUESTION: 2, Lane.NEW: 1})) is Lane.QUESTION
    assert lane_by_marks(Counter({Lane.QUESTION: 2, Lane.NEW: 2})) is None
    assert lane_by_marks(Counter({Lane.QUESTION: 1})) is None
    assert lane_by_marks(Counter()) is None


def test_proposals_go_where_the_round_has_put_their_points() -> None:
    marks = (
        mark("c1", Lane.RESONATES, "g3"),
        mark("c2", Lane.RESONATES, "g4", "phone"),
        mark("c3", Lane.QUESTION, "g2"),
        mark("c3", Lane.QUESTION, "g4"),
    )
    found = heed_marks((LAMPS,), POINTS, count_marks(marks, POINTS), "en")
    assert [(t.lane, t.contribution_ids) for t in found] == [
        (Lane.RESONATES, ("c1", "c2")),
        (Lane.QUESTION, ("c3",)),
    ]
    assert found[1].title in POINTS[2].text
    assert not found[1].accepted


def test_without_marks_proposals_stay_as_they_are() -> None:
    assert heed_marks((LAMPS,), POINTS, {}, "en") == (LAMPS,)
