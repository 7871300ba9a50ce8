"""Sorts the points of a large room: the two nearest are joined first, then each point goes where it is most alike.

Joining by the average (UPGMA) finds groups of any size, where k-means makes them equal and factors of words leave
out who says it in other words. How alike two points are is the sum of several cosines: of the words that they share,
of their runs of letters, which see what words hide ("Nachtschicht" in "Nachtschichtzulage", a slip of the keyboard, an
ending that no stemmer knows), and of their meanings. On points that people had sorted, each of them added to the others.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_JOINED = 1_500
"""Points that are joined pair by pair, evenly out of all: more add time by their square and no themes."""
_COUNTS = 0.01
"""The share of the points from which a group counts as a thread: a few that say nearly the same are none."""
_ROUNDS = 4
_CHANCE = 0.02
"""How alike a point is to a thread on average, at most, where it fits nowhere: a run of letters of one other point."""


def sort_alike(views: Sequence[Any], counts: Sequence[int], room: int, largest: int) -> "Array":
    """How alike each text is to its thread, 0 for other threads: one column for each of at most `room`.

    `views` hold one row of length 1 for each text, or of zeros, each time by something else that can be alike: sparse
    for words and letters, dense for meanings, with which it also counts how much a thread holds together. `counts` says
    how often each text was said. No thread of several texts holds what was said more than `largest` times: what a full
    one does not take is in none.
    """
    import numpy as np

    number, said = views[0].shape[0], np.asarray(counts)
    joined = np.unique(np.linspace(0, number - 1, min(number, _JOINED)).astype(int))
    heard = said[joined]
    groups = _join(
        [view[joined] for view in views], heard, room, largest * int(heard.sum()) // int(said.sum())
    )
    belongs = np.zeros((number, groups.shape[1]), dtype=bool)
    belongs[joined] = groups
    alike = belongs * 1.0
    own, once = sum(_lengths(view) for view in views), said[:, None] == 1
    # By words alone the middle of a large thread has some of everything, and would draw in what shares a bit of it.
    told = not all(hasattr(view, "todense") for view in views)
    for _ in range(_ROUNDS):
        if not belongs.shape[1]:
            break
        near = _average(views, belongs, own, once)
        if told:
            near /= np.sqrt(_middles(views, belongs))
        now = (near.argmax(axis=1)[:, None] == np.arange(near.shape[1])) & (near > _CHANCE)
        for column in np.flatnonzero(said @ now > largest):
            _take_out(now[:, column], near[:, column], said, largest)
        belongs, alike = now[:, now.any(axis=0)], (near * now)[:, now.any(axis=0)]
    return alike


def _take_out(belongs: "Array", near: "Array", said: "Array", largest: int) -> None:
    """Leave the nearest in a thread, as long as it does not hold more than it may; the very nearest stays."""
    for place in (near * belongs).argsort(kind="stable"):
        if said @ belongs <= largest or belongs.sum() == 1:
            return
        belongs[place] = False


def _average(views: Sequence[Any], belongs: "Array", own: Any, once: "Array") -> "Array":
    """How alike each text is to those of each thread on average; no two texts are compared.

    What was said once is left out itself; what others have said too is alike to that.
    """
    import numpy as np

    weights = belongs.astype(np.float64)
    alike = sum(np.asarray(view @ np.asarray(view.T @ weights)) for view in views)
    itself = weights * once
    counts = np.maximum(weights.sum(axis=0) - itself, 1)
    return np.asarray(((alike - itself * own[:, None]) / counts).round(9))


def _middles(views: Sequence[Any], belongs: "Array") -> "Array":
    """The length of the middle of each thread: the shorter, the more it holds of different things.

    A point's average divided by it is the cosine between the point and the middle. Half way between the two (by the
    root) large threads are neither favoured nor passed over.
    """
    import numpy as np

    weights = belongs / np.maximum(belongs.sum(axis=0), 1)
    squares = sum((np.asarray(view.T @ weights) ** 2).sum(axis=0) for view in views)
    return np.asarray(np.maximum(np.sqrt(squares), 1e-9))


def _lengths(view: Any) -> "Array":
    """1 for each row that says anything, 0 for the others."""
    import numpy as np

    squares = view.multiply(view) if hasattr(view, "multiply") else view * view
    return np.asarray(squares.sum(axis=1)).ravel().round(9)


def _join(views: Sequence[Any], said: "Array", room: int, largest: int) -> "Array":
    """The groups that joining gives while at least `room` of them count, one column each, the largest first."""
    import numpy as np
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    alike: Array = np.sum([_dense(view @ view.T) for view in views], axis=0)
    tree = linkage(squareform((len(views) - alike).round(9), checks=False), "average")
    stays = _joins(tree, said.tolist(), room, largest)
    members: list[Array] = list(np.eye(len(alike)) > 0)
    for one, other in tree[:, :2].astype(int):
        members.append(members[one] | members[other])
    made = sorted(stays, key=lambda group: (-members[group].sum(), group))[:room]
    return np.stack([members[group] for group in made], axis=1) if made else np.zeros((len(alike), 0), bool)


def _dense(alike: Any) -> "Array":
    import numpy as np

    return np.asarray(alike.todense() if hasattr(alike, "todense") else alike)


def _joins(tree: "Array", said: list[int], room: int, largest: int) -> list[int]:
    """The groups that count after the last join at which there were as many as may be, by their places in the tree.

    What was said often enough counts before anything is joined with it.
    """
    texts = len(said)
    least = max(2, round(_COUNTS * sum(said)))
    sizes, count = list(said), {place for place, often in enumerate(said) if often >= least}
    best, most = list(count), len(count)
    for place, (one, other) in enumerate(tree[:, :2].astype(int).tolist(), texts):
        sizes.append(sizes[one] + sizes[other])
        if sizes[place] > largest:
            continue
        count -= {one, other}
        if sizes[place] >= least:
            count.add(place)
        if len(count) >= min(room, most):
            most, best = max(most, len(count)), list(count)
    return best
