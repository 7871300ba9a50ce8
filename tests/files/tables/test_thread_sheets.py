"""Threads as tables: what spreadsheets show of them, and what they never run."""

import csv
import io
from datetime import UTC, datetime

from openpyxl import load_workbook

from storycraft.domain.mark import Mark
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.files.tables.table_writer import write_csv, write_workbook
from storycraft.files.tables.thread_sheets import MARKED, history_sheet, matrix_sheet, points_sheet
from storycraft.locales.translator import translator
from storycraft.threads.across_groups import compare_groups
from storycraft.threads.history import HistoryStep

ENGLISH = translator("en")
LANES = {lane: lane.value for lane in Lane}
GROUPS = (Group(id="g2", name="=Mill"), Group(id="g3", name="Quay"))
POINTS = (
    Contribution(id="c1", group_id="g2", stage="stories", text='=HYPERLINK("x")', speaker="porter"),
    Contribution(id="c2", group_id="g3", stage="stories", text="+1 for a bell\x0b, twice"),
)
BELL = Thread(id="t1", lane=Lane.NEW, title="-bell", contribution_ids=("c1", "c2"), disputed=("c2",))
MARK = Mark(contribution_id="c1", lane=Lane.RESONATES, group_id="g3")
ACROSS = compare_groups(GROUPS, POINTS, (BELL,), (MARK,))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_csv_holds_counts_and_no_formula() -> None:
    head, row = read_csv(write_csv(matrix_sheet(ACROSS, LANES, ENGLISH)))
    assert head == ["Lane", "Thread", "What it says", "'=Mill", "Quay", "All", *MARKED.values()]
    assert row == ["new", "'-bell", "", "1", "1", "2", "1", "0", "0"]


def test_a_workbook_holds_words_as_words_and_counts_as_numbers() -> None:
    book = load_workbook(
        io.BytesIO(
            write_workbook([matrix_sheet(ACROSS, LANES, ENGLISH), points_sheet(ACROSS, LANES, ENGLISH)])
        )
    )
    counts, points = (list(sheet.iter_rows()) for sheet in book.worksheets)
    assert [cell.value for cell in counts[1]] == ["new", "-bell", None, 1, 1, 2, 1, 0, 0]
    assert [[cell.value for cell in row][2:] for row in points[1:]] == [
        ["c1", "=Mill", "porter", '=HYPERLINK("x")', None],
        ["c2", "Quay", None, "+1 for a bell\ufffd, twice", "yes"],
    ]
    assert "f" not in {cell.data_type for row in points for cell in row}


def test_a_long_history_goes_on_in_the_next_row() -> None:
    many = tuple(f"c{number}" for number in range(1, 5_001))
    step = HistoryStep(
        made=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
        group_id="g3",
        title="Bells",
        what="got points",
        points=many,
    )
    alone = HistoryStep(made=step.made, group_id="", title="Bells", what="kept")
    _head, first, second, third = history_sheet([("Bells", (step, alone))], GROUPS, ENGLISH).rows
    assert " ".join((str(first[5]), str(second[5]))).split() == list(many)
    assert first[:5] == second[:5] == ("Bells", "2026-05-04T09:30:00+00:00", "Quay", "Bells", "got points")
    assert third[2:] == ("the facilitator", "Bells", "kept", "")
