"""Writes the threads of a room as tables: threads by group, their points, and how each thread came to be."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storycraft.domain.workshop import Lane
from storycraft.threads.across_groups import AcrossGroups
from storycraft.threads.history import HistoryStep

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula when it opens a CSV file, blanks before it or not."""
_IDS = 3_000
"""Ids in a cell, which holds 32,767 letters: more of them go into the next row."""
_WIDE, _NARROW = 48, 16
"""Letters of a column with sentences, and of any other."""

MARKED = {
    Lane.RESONATES: "Marked: resonates with us",
    Lane.NEW: "Marked: new to us",
    Lane.QUESTION: "Marked: still a question for us",
}
"""The heads of the columns that count the marks of the gallery round."""

Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; `rows[0]` is its head, `wide` are the places of columns with sentences."""

    name: str
    rows: tuple[Row, ...]
    wide: tuple[int, ...] = ()


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


def points_sheet(across: AcrossGroups, lanes: Mapping[Lane, str]) -> Sheet:
    """Each point of each thread in full, with who said it; a point in two threads has two rows."""
    names = {group.id: group.name for group in across.groups}
    rows = (
        (
            lanes[row.thread.lane],
            row.thread.title,
            point.id,
            names[point.group_id],
            point.speaker,
            point.text,
            "yes" if point.id in row.thread.disputed else "",
        )
        for row in across.rows
        for points in row.said.values()
        for point in points
    )
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


def write_csv(sheet: Sheet) -> bytes:
    """One table as CSV: UTF-8 with a mark by which Excel knows it; no cell is run as a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([_defused(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Tables as one XLSX workbook, each on a sheet of its own, with a head that stays in view."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        for place in range(len(sheet.rows[0])):
            width = _WIDE if place in sheet.wide else _NARROW
            page.column_dimensions[get_column_letter(place + 1)].width = width
        for number, row in enumerate(sheet.rows):
            page.append([_cell(page, cell, bold=not number) for cell in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _cell(page: Any, value: str | int, *, bold: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    if isinstance(value, int):
        cell = WriteOnlyCell(page, value)
    else:
        cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
        cell.data_type = "s"  # what people typed is no formula, whatever it begins with
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _defused(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA) else cell
