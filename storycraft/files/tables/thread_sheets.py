"""Puts the threads of a room into tables: threads by group, their points, and how each thread came to be.

Heads and names of sheets are said by a `speaker`, in the language of the room.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.files.tables.table_writer import Row, Sheet
from storycraft.locales.name_of_group import name_of_group
from storycraft.locales.translator import Translator
from storycraft.threads.across_groups import AcrossGroups
from storycraft.threads.history import HistoryStep

_IDS = 3_000
"""Ids in a cell, which holds 32,767 letters: more of them go into the next row."""

MARKED = {
    Lane.RESONATES: N_("Marked: resonates with us"),
    Lane.NEW: N_("Marked: new to us"),
    Lane.QUESTION: N_("Marked: still a question for us"),
}
"""The heads of the columns that count the marks of the gallery round."""


def matrix_sheet(across: AcrossGroups, lanes: Mapping[Lane, str], speaker: Translator) -> Sheet:
    """Each thread with how many of its points each group said, and how often others marked them."""
    head = (
        *_said(speaker, N_("Lane"), N_("Thread"), N_("What it says")),
        *(name_of_group(group, speaker) for group in across.groups),
        *_said(speaker, N_("All"), *MARKED.values()),
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
    return Sheet(speaker.message(N_("Threads by group")), (head, *rows), wide=(1, 2))


def points_sheet(
    across: AcrossGroups,
    lanes: Mapping[Lane, str],
    speaker: Translator,
    unplaced: Iterable[Contribution] = (),
) -> Sheet:
    """Each point in full, with who said it, thread by thread; a point in two threads has two rows.

    Those that are `unplaced` stand below, without a thread.
    """
    names = {group.id: name_of_group(group, speaker) for group in across.readers.values()}
    yes = speaker.message(N_("yes"))

    def row_of(point: Contribution, thread: Thread | None) -> Row:
        placed = (lanes[thread.lane], thread.title) if thread else ("", "")
        disputed = yes if thread and point.id in thread.disputed else ""
        return (*placed, point.id, names[point.group_id], point.speaker, point.text, disputed)

    rows = [
        *(row_of(point, row.thread) for row in across.rows for said in row.said.values() for point in said),
        *(row_of(point, None) for point in unplaced),
    ]
    head = _said(
        speaker, N_("Lane"), N_("Thread"), N_("Id"), N_("Group"), N_("Role"), N_("Point"), N_("Disputed")
    )
    return Sheet(speaker.message(N_("Points")), (head, *rows), wide=(1, 5))


def history_sheet(
    told: Sequence[tuple[str, Sequence[HistoryStep]]], groups: Iterable[Group], speaker: Translator
) -> Sheet:
    """What was done to each thread, the oldest first: `told` are titles with steps."""
    names = {group.id: name_of_group(group, speaker) for group in groups}
    names[""] = speaker.message(N_("the facilitator"))
    rows = (
        (
            title,
            step.made.isoformat(timespec="seconds"),
            names.get(step.group_id, step.group_id),
            step.title,
            *_said(speaker, step.what),
            " ".join(step.points[start : start + _IDS]),
        )
        for title, steps in told
        for step in steps
        for start in range(0, max(1, len(step.points)), _IDS)
    )
    head = _said(
        speaker,
        N_("Thread"),
        N_("When (UTC)"),
        N_("By"),
        N_("Its title then"),
        N_("What was done"),
        N_("Points"),
    )
    return Sheet(speaker.message(N_("How threads came to be")), (head, *rows), wide=(0, 3, 4))


def _said(speaker: Translator, *texts: str) -> tuple[str, ...]:
    """Messages of the program in the language of the room; other text as it is."""
    return tuple(speaker.message(text) if isinstance(text, Message) else text for text in texts)
