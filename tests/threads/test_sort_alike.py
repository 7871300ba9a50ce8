"""Points of a large room: groups of any size are found, chance is none, and no thread takes up the room."""

import numpy as np

from storycraft.threads import sort_alike as sorting


def sort_alike(views: list[np.ndarray], room: int, largest: int) -> np.ndarray:
    return sorting.sort_alike(views, [1] * len(views[0]), room, largest)


def rows(*groups: int, alone: int = 0) -> np.ndarray:
    """One view in which each group says one thing of its own, and those alone say nothing that others say."""
    number = sum(groups) + alone
    view = np.zeros((number, len(groups) + alone))
    for place, group in enumerate([n for n, size in enumerate(groups) for _ in range(size)]):
        view[place, group] = 1
    for place in range(alone):
        view[sum(groups) + place, len(groups) + place] = 1
    return view


def sizes(near: np.ndarray) -> list[int]:
    return sorted((near > 0).sum(axis=0).tolist(), reverse=True)


def test_groups_keep_their_sizes_however_unequal() -> None:
    assert sizes(sort_alike([rows(16, 5, 3)], 3, 24)) == [16, 5, 3]


def test_who_shares_nothing_stays_out() -> None:
    near = sort_alike([rows(12, 8, alone=3)], 4, 23)
    assert sizes(near) == [12, 8]
    assert not near[20:].any()


def test_each_point_is_in_one_thread_at_most() -> None:
    chance = np.random.default_rng(3).random((60, 9))
    near = sort_alike([chance / np.linalg.norm(chance, axis=1, keepdims=True)], 5, 60)
    assert ((near > 0).sum(axis=1) <= 1).all()


def test_no_thread_takes_up_more_than_it_may() -> None:
    alike = np.sqrt(np.array([[0.6, 0.4, 0.0]] * 10 + [[0.6, 0.0, 0.4]] * 10 + [[0.0, 0.0, 1.0]] * 5))
    assert max(sizes(sort_alike([alike], 2, 12))) <= 12


def test_one_view_joins_what_another_holds_apart() -> None:
    words, meanings = rows(alone=24), rows(12, 12)
    assert sizes(sort_alike([words, meanings], 2, 24)) == [12, 12]


def test_points_beyond_those_that_are_joined_are_sorted_too() -> None:
    assert sizes(sort_alike([rows(2_000, 400)], 3, 2_400)) == [2_000, 400]


def test_points_with_nothing_in_common_make_no_thread() -> None:
    assert sort_alike([rows(alone=30)], 3, 12).shape == (30, 0)


def test_beside_a_full_thread_all_points_are_sorted() -> None:
    """Of 2,400 points 1,500 are joined; most of the others are alike to the larger thread, which takes what it may."""
    near = sort_alike([np.repeat(rows(1, 1), (1_300, 1_100), axis=0)], 3, 1_299)
    assert sizes(near) == [1_299, 1_100]


def test_what_many_said_is_a_thread_and_draws_in_little() -> None:
    alike = np.sqrt(np.array([[0.9, 0.1]] * 6 + [[0.1, 0.9]] * 4))
    near = sorting.sort_alike([alike], [7, 1, 1, 1, 1, 1, 2, 2, 2, 2], 3, 8)
    assert max(np.array([7, 1, 1, 1, 1, 1, 2, 2, 2, 2]) @ (near > 0)) <= 8


def test_what_more_said_than_a_thread_may_hold_stands_alone() -> None:
    alike = np.sqrt(np.array([[1, 0, 0]] + [[0.5, 0.5, 0]] * 11 + [[0, 0, 1]] * 8))
    near = sorting.sort_alike([alike], [30, *[1] * 19], 3, 20)
    assert [column.sum() for column in (near > 0).T if column[0]] == [1]
