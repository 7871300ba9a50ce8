"""Sorts the points of a small room, where words that three of them share are chance: the two nearest are joined first.

This is agglomerative clustering by the average (UPGMA) with three bounds of a room: how many themes, how large the
largest may be, and how many points may stay alone.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_ALONE = 0.25
"""The share of points that may stay alone; beyond it the nearest are joined, where they are alike at all."""
_FEW = 7
"""In a room of fewer points two that fit nowhere are a third of it already, and no fault of the method."""


def join_nearest(alike: "Array", several: Sequence[bool], room: int, largest: int, least: float) -> "Array":
    """How near each text is to its theme, 0 for other themes: one column for each of at most `room` themes.

    A theme holds at most `largest` texts. `alike` says how alike each two texts are, and `least` from where this is
    more than chance. `several` marks texts that are a theme by themselves.
    """
    import numpy as np

    belongs = np.eye(len(alike), dtype=bool)
    while True:
        made = (belongs.sum(axis=0) > 1) | np.asarray(several) @ belongs
        near = _between(belongs, alike, largest)
        one, other = np.unravel_index(near.argmax(), near.shape)
        needed = made.sum() > room or (len(alike) >= _FEW and (~made).sum() > _ALONE * len(alike))
        if near[one, other] <= (0 if needed else least):
            break
        belongs[:, one] |= belongs[:, other]
        belongs = np.delete(belongs, other, axis=1)
    belongs = belongs[:, made][:, np.argsort(-belongs[:, made].sum(axis=0), kind="stable")[:room]]
    return np.where(belongs, alike @ belongs / belongs.sum(axis=0), 0.0)


def _between(belongs: "Array", alike: "Array", largest: int) -> "Array":
    """How alike each two groups are on average; 0 for those that are too large together, and for one with itself."""
    import numpy as np

    sizes = belongs.sum(axis=0)
    near = (belongs.T @ alike @ belongs / np.outer(sizes, sizes)).round(9)
    near[(sizes[:, None] + sizes > largest) | np.eye(len(sizes), dtype=bool)] = 0
    return near
