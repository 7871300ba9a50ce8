"""What the gallery round says of points and threads: marks counted, and lanes and threads that follow from them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from storycraft.domain.mark import Mark, MarkCount
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.threads.find_themes import Theme
from storycraft.threads.title_threads import title_of

VOICES = 2
"""Marks of one kind from which a point or a thread is put into a lane: one voice is no room."""

Marked = Mapping[str, Counter[Lane]]
"""By point id how often it was marked for each lane."""


def count_marks(marks: Iterable[Mark], contributions: Iterable[Contribution]) -> Marked:
    """Count the marks on each point; those of the point's own group don't count, wherever the point was moved since."""
    counts: dict[str, Counter[Lane]] = {}
    for mark in _of_others(marks, contributions):
        counts.setdefault(mark.contribution_id, Counter())[mark.lane] += 1
    return counts


def count_by_reader(
    marks: Iterable[Mark], contributions: Iterable[Contribution]
) -> dict[str, dict[str, Counter[Lane]]]:
    """The same by point and by the group that marked it."""
    counts: dict[str, dict[str, Counter[Lane]]] = {}
    for mark in _of_others(marks, contributions):
        of_point = counts.setdefault(mark.contribution_id, {})
        of_point.setdefault(mark.group_id, Counter())[mark.lane] += 1
    return counts


def _of_others(marks: Iterable[Mark], contributions: Iterable[Contribution]) -> Iterator[Mark]:
    whose = {c.id: c.group_id for c in contributions}
    return (mark for mark in marks if whose.get(mark.contribution_id, mark.group_id) != mark.group_id)


def marks_in(points: Iterable[str], marked: Marked) -> Counter[Lane]:
    """The marks on all these points together."""
    found: Counter[Lane] = Counter()
    for point in points:
        found.update(marked.get(point, Counter()))
    return found


def tell_marks(marks: Iterable[Mark], points: Sequence[Contribution]) -> tuple[MarkCount, ...]:
    """The counts of those points that were marked, in the order of the points and of the lanes."""
    marked = count_marks(marks, points)
    return tuple(
        MarkCount(
            contribution_id=point.id,
            counts=tuple((lane, marked[point.id][lane]) for lane in Lane if marked[point.id][lane]),
        )
        for point in points
        if point.id in marked
    )


def lane_by_marks(counts: Counter[Lane]) -> Lane | None:
    """The lane that more than half of the marks say, where there are enough of them."""
    lane = max(Lane, key=lambda each: counts[each])
    return lane if counts[lane] >= VOICES and 2 * counts[lane] > counts.total() else None


def heed_marks(
    proposals: Sequence[Thread], contributions: Sequence[Contribution], marked: Marked, language: str
) -> tuple[Thread, ...]:
    """Proposed threads in the lanes that their points' marks say, and one more for each marked point in none of them.

    A point that others put into a lane together is worth a thread of its own, in its own words.
    """
    placed = {point for thread in proposals for point in thread.contribution_ids}
    heeded = [
        replace(thread, lane=lane_by_marks(marks_in(thread.contribution_ids, marked)) or thread.lane)
        for thread in proposals
    ]
    titles = [thread.title for thread in proposals]
    for point in contributions:
        lane = lane_by_marks(marked.get(point.id, Counter()))
        if lane is None or point.id in placed:
            continue
        titles.append(title_of(Theme((point,), (point,)), language, titles))
        heeded.append(
            Thread(
                id=f"p{len(heeded) + 1}",
                lane=lane,
                title=titles[-1],
                statement=point.text,
                contribution_ids=(point.id,),
                accepted=False,
            )
        )
    return tuple(heeded)
