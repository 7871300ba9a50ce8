"""Sorts the points of a small room, where words that three of them share are chance: the two nearest are joined first.

This is agglomerative clustering by the average (UPGMA) with three bounds of a room: how many themes, how large the
largest may be, and how many points may stay alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_TINY = 1e-9
"""How near a text counts at least to the theme that it was put into: 0 would say that it is in none."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """What a kind of nearness tells of two texts.

    More than `chance` is no chance. From `few` texts on, at most the share `alone` of them stays alone: beyond it the
    nearest are joined as long as they are nearer than `nothing`. In a room of fewer, two that fit nowhere are no fault.
    """

    chance: float
    nothing: float
    alone: float
    few: int


def join_nearest(alike: "Array", counts: Sequence[int], room: int, largest: int, tells: Nearness) -> "Array":
    """How near each text is to its theme, 0 for other themes: one column for each of at most `room` themes.

    `alike` says how alike each two texts are, and `tells` what that means. `counts` says how often each text was said: one
    that was said twice is a theme by itself, and no theme of several texts holds what was said more than `largest` times.
    """
    import numpy as np

    belongs, said = np.eye(len(alike), dtype=bool), np.asarray(counts)
    while True:
        made = said @ belongs > 1
        near = _between(belongs, alike, said, largest)
        if near.max() <= tells.chance:
            lonely = len(alike) >= tells.few and (~made).sum() > tells.alone * len(alike)
            if lonely and made.sum() <= room:
                near[np.ix_(made, made)] = -np.inf  # two themes that are joined leave as many alone
            if near.max() <= tells.nothing or not (lonely or made.sum() > room):
                break
        one, other = np.unravel_index(near.argmax(), near.shape)
        belongs[:, one] |= belongs[:, other]
        belongs = np.delete(belongs, other, axis=1)
    belongs = belongs[:, made][:, np.argsort(-belongs[:, made].sum(axis=0), kind="stable")[:room]]
    return np.where(belongs, np.maximum(alike @ belongs / belongs.sum(axis=0), _TINY), 0.0)


def _between(belongs: "Array", alike: "Array", said: "Array", largest: int) -> "Array":
    """How alike each two groups are on average; nothing for those that are too large together, and for one with itself."""
    import numpy as np

    sizes, points = belongs.sum(axis=0), said @ belongs
    near = (belongs.T @ alike @ belongs / np.outer(sizes, sizes)).round(9)
    near[(points[:, None] + points > largest) | np.eye(len(sizes), dtype=bool)] = -np.inf
    return near
