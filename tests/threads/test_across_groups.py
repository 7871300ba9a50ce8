"""The threads of a room by group: who spoke of them, who was silent, and where groups differ."""

from storycraft.domain.mark import Mark
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.threads.across_groups import AcrossGroups, compare_groups
from tests.linear.growth import LINEAR, growth

MILL, QUAY, FARM = (Group(id=f"g{n}", name=name) for n, name in ((2, "Mill"), (3, "Quay"), (4, "Farm")))
WHO = {"g3": (1, 2, 3, 4), "g2": (5, 6, 7, 8)}
POINTS = tuple(
    Contribution(id=f"c{number}", group_id=group, stage="stories", text=f"Said as number {number}.")
    for group, numbers in WHO.items()
    for number in numbers
)


def thread(thread_id: str, lane: Lane, *numbers: int, accepted: bool = True) -> Thread:
    points = tuple(f"c{number}" for number in numbers)
    return Thread(id=thread_id, lane=lane, title=thread_id, contribution_ids=points, accepted=accepted)


BOTH = thread("t1", Lane.QUESTION, 4, 5)
ALONE = thread("t2", Lane.NEW, 1, 2, 3)
PROPOSED = thread("t3", Lane.NEW, 6, 7, accepted=False)


def across(*threads: Thread) -> AcrossGroups:
    return compare_groups((MILL, QUAY, FARM), POINTS, threads)


def test_points_are_counted_by_thread_and_group() -> None:
    rows = across(BOTH, ALONE, PROPOSED).rows
    assert [(row.thread, {gid: len(said) for gid, said in row.said.items()}) for row in rows] == [
        (ALONE, {"g3": 3}),
        (BOTH, {"g3": 1, "g2": 1}),
    ]


def test_a_group_that_said_nothing_is_not_silent_on_threads() -> None:
    found = across(BOTH, ALONE)
    assert found.groups == (QUAY, MILL)
    assert found.silent() == ((MILL, (ALONE,)),)
    assert found.only_one() == ((ALONE, QUAY),)


def test_a_lone_group_says_nothing_alone() -> None:
    alone = compare_groups((QUAY,), POINTS[:4], (ALONE,))
    assert alone.only_one() == ()
    assert alone.leanings() == ()


def test_groups_differ_where_their_shares_do() -> None:
    (more,) = across(BOTH, ALONE).leanings()
    assert (more.thread, more.group, more.difference) == (ALONE, QUAY, 0.75)
    assert (more.own, more.own_of, more.others, more.others_of) == (3, 4, 0, 1)


def test_the_curve_counts_threads_by_group_heard() -> None:
    last = thread("t4", Lane.NEW, 6, 7)
    assert across(BOTH, ALONE, last).curve() == ((QUAY, 2), (MILL, 3))


def test_groups_differ_where_their_marks_say_different_things() -> None:
    marks = [
        Mark(contribution_id=f"c{number}", lane=lane, group_id=group)
        for group, lane in (("g2", Lane.RESONATES), ("g4", Lane.QUESTION), ("g3", Lane.NEW))
        for number in (1, 2)
    ]
    found = compare_groups((MILL, QUAY, FARM), POINTS, (ALONE, BOTH), marks)
    assert found.read_differently() == ((ALONE, ((MILL, Lane.RESONATES), (FARM, Lane.QUESTION))),)


def test_time_grows_with_the_points_of_a_thread() -> None:
    def room(size: int) -> tuple[list[Contribution], Thread]:
        points = [
            Contribution(id=f"c{n}", group_id="g2", stage="stories", text="Rain.") for n in range(size // 6)
        ]
        return points, thread("t1", Lane.NEW, *range(size // 6))

    assert growth(lambda room: compare_groups((MILL,), room[0], room[1:]), room, to_the_end=True) < LINEAR


def test_time_grows_with_the_groups_that_mark() -> None:
    def room(size: int) -> tuple[list[Group], list[Mark]]:
        groups = [Group(id=f"g{n}", name=f"Boat {n}") for n in range(2, size // 50)]
        return groups, [
            Mark(contribution_id=f"c{n}", lane=Lane.NEW, group_id=group.id)
            for group in groups
            for n in (1, 2, 5)
        ]

    def compare(room: tuple[list[Group], list[Mark]]) -> AcrossGroups:
        return compare_groups(room[0], POINTS, (BOTH, ALONE), room[1])

    assert growth(compare, room, to_the_end=True) < LINEAR
