"""Tables for spreadsheet programs: none of their cells is run, and each is read as what was typed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from storycraft.files.tables.formulas import guarded, unguarded
from storycraft.files.tables.table_file import read_csv
from storycraft.files.tables.table_writer import Sheet, write_csv, write_workbook
from storycraft.formats.loader import Formats


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
        ("It rained ;-) and; -> we sang;-/", "It rained ;-) and; -> we sang;-/"),
        (";-(1+1)", ";'-(1+1)"),
        ("'=1+1", "''=1+1"),
        ("", ""),
    ],
)
def test_no_cell_of_a_csv_begins_a_formula(typed: str, written: str) -> None:
    data = write_csv(Sheet("Any", ((typed, 3),))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data, newline=""))) == [[written, "3"]]


@given(
    st.text(
        st.sampled_from(list("=+-@'\"; \t\r\n)(＝－a1\\")) | st.characters(exclude_categories=["Cs"]),
        max_size=30,
    )
)
def test_what_is_marked_is_read_as_it_was_typed(typed: str) -> None:
    assert unguarded(guarded(typed)) == typed


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("typed", ["b;=1+1;c", "b\n=1+1\nc", "b\t=1+1\tc", '"=1+1;=2+2"', "=1+1"])
def test_no_program_finds_a_formula_at_a_cells_start(typed: str, separator: str) -> None:
    data = write_csv(Sheet("Any", (("first", typed),))).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data, newline=""), delimiter=separator) for cell in row]
    assert [cell for cell in cells if cell.lstrip('" ').startswith("=")] == []


def test_an_export_is_read_as_it_was_said() -> None:
    said = ("-5 degrees in May", "I liked it ;-D and; =fine", "- wells\n- pumps", "'-ish' is no word")
    rows = (("Group", "Text"), *(("+1 table", words) for words in said))
    text = write_csv(Sheet("Any", rows)).decode("utf-8-sig")
    read, warnings = read_csv(text, "table.csv", Formats())
    assert tuple(c.text for c in read.contributions) == said
    assert [group.name for group in read.groups] == ["+1 table"]
    assert any("apostrophe" in warning for warning in warnings)


def test_an_xlsx_cell_holds_the_very_characters() -> None:
    typed = ("_x0041_", "a _x000D_ b_", "_x41_", "=1+1")
    sheet = load_workbook(io.BytesIO(write_workbook([Sheet("Any", (typed,))]))).active
    (row,) = sheet.iter_rows()
    assert tuple(unescape(cell.value) for cell in row) == typed
    assert {cell.data_type for cell in row} == {"s"}
