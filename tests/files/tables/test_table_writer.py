"""Tables for spreadsheet programs: none of their cells is run, and each is read as what was typed."""

import csv
import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from storycraft.files.tables.table_writer import Sheet, write_csv, write_workbook


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  @now", "'  @now"),
        ("＝1+1", "'＝1+1"),
        ("\n-2", "\n'-2"),
        ("we met;=1+1", "we met;'=1+1"),
        ('we met; "=1+1"', 'we met;\' "=1+1"'),
        ("we met\t+1\r\n@x", "we met\t'+1\r\n'@x"),
        ("a=1, -2 b@c; d", "a=1, -2 b@c; d"),
        ("", ""),
    ],
)
def test_no_cell_of_a_csv_begins_a_formula(typed: str, written: str) -> None:
    data = write_csv(Sheet("Any", ((typed, 3),))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data, newline=""))) == [[written, "3"]]


def test_an_xlsx_cell_holds_the_very_characters() -> None:
    typed = ("_x0041_", "a _x000D_ b_", "_x41_", "=1+1")
    sheet = load_workbook(io.BytesIO(write_workbook([Sheet("Any", (typed,))]))).active
    (row,) = sheet.iter_rows()
    assert tuple(unescape(cell.value) for cell in row) == typed
    assert {cell.data_type for cell in row} == {"s"}
