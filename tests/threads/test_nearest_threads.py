"""An unplaced point is offered the threads whose words are most like its own."""

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.threads.nearest_threads import nearest_threads

POINTS = tuple(
    Contribution(id=f"c{number}", group_id="g2", stage="stories", text=text)
    for number, text in enumerate(
        (
            "The ferry left before the night shift ended.",
            "Nobody mends the nets in winter.",
            "Ferries are late when the tide is low.",
            "A torn net costs a week of mending.",
            "Ω",
        ),
        1,
    )
)
THREADS = (
    Thread(id="t1", lane=Lane.NEW, title="Crossing the water", contribution_ids=("c1",)),
    Thread(id="t2", lane=Lane.NEW, title="Torn gear", contribution_ids=("c2",)),
)


def test_other_endings_of_a_word_lead_to_its_thread() -> None:
    near = nearest_threads(POINTS, THREADS, ["c3", "c4"])
    assert [near[point][0] for point in ("c3", "c4")] == ["t1", "t2"]


def test_a_point_that_shares_nothing_is_offered_nothing() -> None:
    assert nearest_threads(POINTS, THREADS, ["c5"]) == {"c5": ()}
    assert nearest_threads(POINTS, (), ["c3"]) == {"c3": ()}


def test_no_more_threads_are_offered_than_asked_for() -> None:
    many = tuple(
        Thread(id=f"t{n}", lane=Lane.NEW, title="The ferry", contribution_ids=("c1",)) for n in range(9)
    )
    assert len(nearest_threads(POINTS, many, ["c3"])["c3"]) == 3
