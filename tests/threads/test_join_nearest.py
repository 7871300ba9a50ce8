"""Small rooms: the nearest two are joined first, within the bounds of a room."""

import numpy as np

from storycraft.threads.join_nearest import Nearness, join_nearest

WORDS = Nearness(chance=0.25, nothing=0.0, alone=0.25, few=7)


def alike(
    count: int, pairs: dict[tuple[int, int], float]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    found = np.eye(count)
    for (one, other), near in pairs.items():
        found[one, other] = found[other, one] = near
    return found


def themes(nearness: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> set[tuple[int, ...]]:
    return {tuple(int(place) for place in np.flatnonzero(column)) for column in nearness.T}


def test_what_is_alike_by_chance_stays_alone() -> None:
    near = alike(5, {(0, 1): 0.6, (2, 3): 0.4, (1, 4): 0.2})
    assert themes(join_nearest(near, [1] * 5, 3, 5, WORDS)) == {(0, 1), (2, 3)}


def test_no_theme_grows_beyond_the_largest() -> None:
    near = np.full((10, 10), 0.5) + np.eye(10) / 2
    found = join_nearest(near, [1] * 10, 3, 4, WORDS)
    assert max(map(len, themes(found))) == 4


def test_no_more_themes_than_there_is_room_for() -> None:
    near = alike(8, {(0, 1): 0.9, (2, 3): 0.8, (4, 5): 0.7, (6, 7): 0.6})
    assert themes(join_nearest(near, [1] * 8, 2, 4, WORDS)) == {(0, 1), (2, 3)}


def test_few_stay_alone_where_anything_is_shared() -> None:
    near = alike(8, {(0, 1): 0.6, (2, 3): 0.1, (4, 5): 0.05, (6, 7): 0.01})
    assert themes(join_nearest(near, [1] * 8, 3, 3, WORDS)) == {(0, 1), (2, 3), (4, 5)}


def test_what_shares_nothing_is_never_joined() -> None:
    assert join_nearest(np.eye(8), [1] * 8, 3, 3, WORDS).shape == (8, 0)


def test_themes_are_not_joined_so_that_fewer_stay_alone() -> None:
    near = alike(8, {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.2, (1, 3): 0.2, (4, 5): 0.01, (6, 7): 0.01})
    assert themes(join_nearest(near, [1] * 8, 4, 4, WORDS)) == {(0, 1), (2, 3), (4, 5)}


def test_too_many_alone_are_joined_by_meaning_though_far_apart() -> None:
    meaning = Nearness(chance=0.25, nothing=-0.3, alone=0.25, few=5)
    near = alike(6, {(0, 1): 0.6, (2, 3): 0.1}) - 0.2 * (1 - np.eye(6))
    assert (2, 3) in themes(join_nearest(near, [1] * 6, 3, 3, meaning))


def test_a_text_that_several_wrote_is_a_theme() -> None:
    near = alike(4, {(0, 1): 0.6})
    assert themes(join_nearest(near, [1, 1, 1, 2], 3, 4, WORDS)) == {(0, 1), (3,)}
