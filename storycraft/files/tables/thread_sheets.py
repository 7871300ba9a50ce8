"""Puts the threads of a room into tables: threads by group, their points, and how each thread came to be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.files.tables.table_writer import Row, Sheet
from storycraft.threads.across_groups import AcrossGroups
from storycraft.threads.history import HistoryStep

_IDS = 3_000
"""Ids in a cell, which holds 32,767 letters: more of them go into the next row."""

MARKED = {
    Lane.RESONATES: "Marked: resonates with us",
    Lane.NEW: "Marked: new to us",
    Lane.QUESTION: "Marked: still a question for us",
}
"""The heads of the columns that count the marks of the gallery round."""


def matrix_sheet(across: AcrossGroups, lanes: Mapping[Lane, str]) -> Sheet:
    """Each thread with how many of its points each group said, and how often others marked them."""
    head = (
        "Lane",
        "Thread",
        "What it says",
        *(group.name for group in across.groups),
        "All",
        *MARKED.values(),
    )
    rows: Iterator[Row] = (
        (
            lanes[row.thread.lane],
            row.thread.title,
            row.thread.statement,
            *(len(row.said.get(group.id, ())) for group in across.groups),
            row.count,
            *(row.marks.get(lane, 0) for lane in MARKED),
        )
        for row in across.rows
    )
    return Sheet("Threads by group", (head, *rows), wide=(1, 2))


def points_sheet(
    across: AcrossGroups, lanes: Mapping[Lane, str], unplaced: Iterable[Contribution] = ()
) -> Sheet:
    """Each point in full, with who said it, thread by thread; a point in two threads has two rows.

    Those that are `unplaced` stand below, without a thread.
    """
    names = {group.id: group.name for group in across.readers.values()}

    def row_of(point: Contribution, thread: Thread | None) -> Row:
        placed = (lanes[thread.lane], thread.title) if thread else ("", "")
        disputed = "yes" if thread and point.id in thread.disputed else ""
        return (*placed, point.id, names[point.group_id], point.speaker, point.text, disputed)

    rows = [
        *(row_of(point, row.thread) for row in across.rows for said in row.said.values() for point in said),
        *(row_of(point, None) for point in unplaced),
    ]
    return Sheet(
        "Points", (("Lane", "Thread", "Id", "Group", "Speaker", "Point", "Disputed"), *rows), wide=(1, 5)
    )


def history_sheet(
    told: Sequence[tuple[str, Sequence[HistoryStep]]], names: Mapping[str, str], facilitator: str
) -> Sheet:
    """What was done to each thread, the oldest first: `told` are titles with steps, `names` those of groups by id."""
    rows = (
        (
            title,
            step.made.isoformat(timespec="seconds"),
            names.get(step.group_id, step.group_id) if step.group_id else facilitator,
            step.title,
            step.what,
            " ".join(step.points[start : start + _IDS]),
        )
        for title, steps in told
        for step in steps
        for start in range(0, max(1, len(step.points)), _IDS)
    )
    head = ("Thread", "When (UTC)", "By", "Its title then", "What was done", "Points")
    return Sheet("How threads came to be", (head, *rows), wide=(0, 3, 4))
