"""Cells without content are taken out of a sheet before it is read, and nothing else is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.files.tables import workbook_process
from storycraft.files.tables.empty_cells import without_empty_cells
from tests.files.tables.workbooks import with_sheet, workbook

TABLE = workbook(("Sheet", [["text", "group"], ["The weir is mended.", "Mill"]]))
FILLED = '<c r="{at}" t="inlineStr"><is><t>Said at {at}.</t></is></c>'
EMPTY = [
    '<c r="{at}" s="0"/>',
    "<c r='{at}'></c>",
    '<c s="0" r="{at}" />',
    "<c s='0'/>",
    '<c r="{at}"><v></v></c>',
]


def rows_read(rows: str) -> object:
    return workbook_process.answer_to(with_sheet(TABLE, b"</sheetData>", rows.encode() + b"</sheetData>"))


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows in order, with cells of all sorts in order, some rows without any."""
    told = ""
    for row in sorted(draw(st.sets(st.integers(3, 30), max_size=8))):
        cells = "".join(
            draw(st.sampled_from([FILLED, *EMPTY])).format(at=f"{column}{row}")
            for column in sorted(draw(st.sets(st.sampled_from("ABCDE"))))
        )
        number = draw(st.sampled_from([f' r="{row}"', f' r="{row}" spans="1:5" hidden="1"', ""]))
        told += f"<row{number}>{cells}</row>" if cells or draw(st.booleans()) else f"<row{number}/>"
    return told


@given(sheets())
def test_a_sheet_says_the_same_without_them(rows: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook_process, "without_empty_cells", lambda part: part)
        whole = rows_read(rows)
    assert rows_read(rows) == whole


@pytest.mark.parametrize(
    "kept",
    [
        b'<row r="3"><c r="A3"/><c><v>1</v></c></row>',
        b'<row><c r="A3"/></row>',
        b'<c r="A3"><is><t><![CDATA[<c r="B3"/>]]></t></is></c>',
        b'<c r="A3" t="s"><v>0</v></c>',
        b'<c r="A3" t="str"><f>A1</f></c>',
        b'<col r="A3"/><rowBreaks r="1"/>',
        b'<c r="A3" s="a>b"/>',
    ],
)
def test_what_has_content_or_may_shift_its_neighbours_stays(kept: bytes) -> None:
    assert without_empty_cells(kept) == kept


def test_what_stood_apart_is_not_joined() -> None:
    assert without_empty_cells(b'<!-<c r="A3"/>-') == b"<!- -"


def test_coloured_rows_take_no_time_and_hide_no_words() -> None:
    cells = "".join(f'<c r="{column}{{0}}" s="1"/>' for column in "ABCDEFGHIJ")
    styled = "".join(f'<row r="{row}">{cells.format(row)}</row>' for row in range(3, 100_003))
    began = time.process_time()
    [sheet] = rows_read(styled + f'<row r="200000">{FILLED.format(at="A200000")}</row>')["sheets"]
    assert sheet["rows"][-1] == (200_000, ["Said at A200000."])
    assert time.process_time() - began < 10  # to read each takes more than half a minute here
