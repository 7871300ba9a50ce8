"""The room's threads leave as files without what was said for the room only."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from storycraft.domain.role import Role
from storycraft.domain.workshop import Consent, Lane, Thread
from storycraft.services.change_threads import change_lane, merge_threads, rename_thread
from storycraft.services.check_link import new_entry
from storycraft.services.export_threads import WITHHELD, threads_as_csv, threads_as_workbook
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.wiring import Parts, parts
from tests.support.threads import add_thread

OPEN, SECRET = "The bell rings at six.", "Old Marten drinks on the pilot boat every night."


@pytest.fixture
def visit(house: Parts) -> Visit:
    """Two groups, a thread of both with a point for the room only, and one that is merged into it."""
    archive = house.archive
    workshop = archive.create_workshop("Pilots", "communities-of-practice").id
    first, second = (archive.add_group(workshop, name).id for name in ("Mill", "Quay"))
    archive.add_contributions(workshop, first, "experiences", [("", OPEN)])
    archive.add_contributions(workshop, second, "experiences", [("", SECRET)], consent=Consent.ROOM_ONLY)
    archive.add_contributions(workshop, second, "experiences", [("", "Nobody hears it in fog.")])
    for title, ids in (("Bells", ("c1", "c2")), ("Fog", ("c3",))):
        add_thread(archive, workshop, Thread(id="", lane=Lane.NEW, title=title, contribution_ids=ids))
    entered = visit_by(new_entry(workshop, Role.FACILITATOR, "l" * 20))
    merge_threads(entered, "t1", "t2")
    rename_thread(entered, "t1", (SECRET, ""), ("Bells", ""))
    rename_thread(entered, "t1", ("Bells in fog", ""), (SECRET, ""))
    return visit_by(entered.entry)


def test_the_table_counts_what_may_leave_the_room(visit: Visit) -> None:
    _head, row = csv.reader(io.StringIO(threads_as_csv(visit).decode("utf-8-sig")))
    assert row == ["New and different", "Bells in fog", "", "1", "1", "2", "0", "0", "0"]


def test_the_workbook_tells_how_a_thread_came_to_be(visit: Visit) -> None:
    book = load_workbook(io.BytesIO(threads_as_workbook(visit)))
    history = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows()]
    done = [row[4] for row in history[1:]]
    assert "merged with “Fog”" in done
    assert done[-1] == done[-2] == WITHHELD
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any("Marten" in cell or cell == "c2" for cell in cells)
    assert OPEN in cells


def test_the_workbook_holds_each_point_that_may_leave_once(visit: Visit) -> None:
    alone = "=Rope, and \u0633\u0624\u0627\u0644"
    parts().archive.add_contributions(visit.id, visit.workshop.groups[-1].id, "experiences", [("", alone)])
    again = visit_by(visit.entry)
    ids = {c.text: c.id for c in again.workshop.contributions}
    sheet = load_workbook(io.BytesIO(threads_as_workbook(again))).worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert sorted(row[2] for row in rows) == sorted(c for text, c in ids.items() if text != SECRET)
    assert [row[:3] + row[5:6] for row in rows if not row[1]] == [[None, None, ids[alone], alone]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


def test_an_arabic_room_gets_arabic_sheets_from_right_to_left(house: Parts) -> None:
    archive = house.archive
    workshop = archive.create_workshop("الساقية", "communities-of-practice", language="ar").id
    group = archive.add_group(workshop, "المضخة").id
    archive.add_contributions(workshop, group, "experiences", [("", "وصلت المضخة.")])
    add_thread(archive, workshop, Thread(id="", lane=Lane.NEW, title="الماء", contribution_ids=("c1",)))
    entered = visit_by(new_entry(workshop, Role.FACILITATOR, "l" * 20))
    change_lane(entered, "t1", Lane.QUESTION)
    book = load_workbook(io.BytesIO(threads_as_workbook(visit_by(entered.entry))))
    assert [sheet.sheet_view.rightToLeft for sheet in book.worksheets] == [True] * 3
    ours = [*book.sheetnames, *(str(cell.value) for sheet in book.worksheets for cell in sheet[1])]
    done = [str(row[4].value) for row in book.worksheets[2].iter_rows(min_row=2)]
    assert not any(re.search("[A-Za-z]{2}", text.replace("UTC", "")) for text in ours + done)
