"""Workbooks come in whole whatever their parts claim, or are refused in a sentence that names file and place."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl.chart import BarChart

from storycraft.domain.errors import InputError
from storycraft.domain.message import Message
from storycraft.domain.workshop import Workshop
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables import workbook as workbook_reader
from storycraft.files.tables.workbook_process import answer_to
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from tests.files.tables.workbooks import (
    SHEET,
    part,
    strings,
    with_parts,
    with_shared_strings,
    with_sheet,
    workbook,
)

FORMATS = Formats()
ROWS = [["group", "text"], ["Hill", "The tap drips."], ["Dale", "We water at dawn."], ["Vale", "Ours."]]
SAID = [("Hill", "The tap drips."), ("Dale", "We water at dawn."), ("Vale", "Ours.")]


@pytest.fixture(autouse=True)
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process what hurts nobody: to start one of its own takes longer than nearly all of them."""
    if "process_of_its_own" not in request.fixturenames:
        answer = lambda data, _source: json.loads(json.dumps(answer_to(data)))  # noqa: E731
        monkeypatch.setattr(workbook_reader, "_ask_reader", answer)


@pytest.fixture
def process_of_its_own() -> None:
    """What a test asks for whose workbook may take all the memory and time that there is."""


def read(data: bytes) -> tuple[list[tuple[str, str]], str]:
    workshop, notes = read_workshop("allotment.xlsx", data, FORMATS)
    return said(workshop), "\n".join(notes)


def said(workshop: Workshop) -> list[tuple[str, str]]:
    names = {group.id: group.name for group in workshop.groups}
    return [(names[c.group_id], c.text) for c in workshop.contributions]


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value).startswith("allotment.xlsx")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def outcome(data: bytes) -> tuple[list[tuple[str, str]], str]:
    """The points with the notes, or none with the error, which names the file."""
    try:
        return read(data)
    except InputError as error:
        sentence = str(error)
    assert sentence.startswith("allotment.xlsx")
    return [], sentence


@pytest.mark.parametrize("claim", [b"A1", b"A1:B2", b"C9:D10", b"A1:XFD1048576"])
def test_all_rows_are_read_whatever_range_a_sheet_claims(claim: bytes) -> None:
    data = workbook(("Sheet", ROWS))
    wrong = with_parts(
        data,
        {SHEET: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + claim + b'"', part(data, SHEET))},
    )
    assert read(wrong)[0] == SAID


def test_a_sheet_that_nobody_sees_stays_out_by_name() -> None:
    def hide(book) -> None:
        book["old"].sheet_state = "veryHidden"

    data = workbook(("old", [["text"], ["She lives at the mill."]]), ("Notes", ROWS), change=hide)
    points, notes = read(data)
    assert points == SAID
    assert "“old” is hidden" in notes


def test_rows_and_columns_that_nobody_sees_stay_out_by_name() -> None:
    def hide(book) -> None:
        book["Notes"].row_dimensions[3].hidden = True
        book["Notes"].column_dimensions["A"].hidden = True

    points, notes = read(workbook(("Notes", ROWS), change=hide))
    assert points == [("The room", "The tap drips."), ("The room", "Ours.")]
    assert "Row 3: hidden in the sheet" in notes
    assert "Hidden columns of the sheet were left out: A" in notes


@pytest.mark.usefixtures("process_of_its_own")
def test_the_sheet_with_words_is_found_behind_a_cover() -> None:
    points, notes = read(workbook(("Cover", [["How to fill this in"], ["Use Notes."]]), ("Notes", ROWS)))
    assert points == SAID
    assert "Read from the sheet “Notes”" in notes


def test_of_two_sheets_with_words_the_other_is_named() -> None:
    points, notes = read(workbook(("Hill", ROWS), ("Late", [["text"], ["One more."]])))
    assert points == SAID
    assert "“Late” has a column of words too and was left out (rows 1–2)" in notes


def test_without_column_of_words_sheet_and_its_columns_are_named() -> None:
    said = refused(workbook(("Votes", [["point", "ayes"], [1, 2]])))
    assert "“Votes” has no column of text; its columns are: point, ayes" in said


def test_a_chart_is_no_table_and_hinders_none() -> None:
    def chart(book) -> None:
        book.create_chartsheet("Chart", 0).add_chart(BarChart())

    assert read(workbook(("Notes", ROWS), change=chart))[0] == SAID


def test_merged_cells_count_for_all_their_rows() -> None:
    def merge(book) -> None:
        book["Notes"].merge_cells("A2:A3")

    rows = [["group", "text"], ["Hill", "One."], [None, "Two."], [None, "Three."]]
    points, notes = read(workbook(("Notes", rows), change=merge))
    assert points == [("Hill", "One."), ("Hill", "Two."), ("The room", "Three.")]
    assert "Row 4: no group" in notes


def test_numbers_and_days_are_what_people_saw() -> None:
    rows = [
        ["group", "text"],
        [1.0, "One."],
        [date(2026, 3, 2), "Two."],
        [True, 42.0],
        [2.5, date(2026, 3, 4)],
    ]
    points, notes = read(workbook(("Notes", rows)))
    assert points == [("1", "One."), ("2026-03-02", "Two."), ("TRUE", "42"), ("2.5", "2026-03-04")]
    assert "Row 5: a date in “text”" in notes


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (b"One_x000D_\nTwo", "One\nTwo"),
        (b"One_x000D_Two", "One\nTwo"),
        (b"A _xD83C__xDF31_ grows", "A 🌱 grows"),
    ],
)
def test_the_escapes_of_a_workbook_are_read(cell: bytes, seen: str) -> None:
    data = workbook(("Notes", ROWS))
    shared = with_shared_strings(data, strings(b"Hill", cell), b'<c t="s"><v>0</v></c><c t="s"><v>1</v></c>')
    assert read(shared)[0] == [*SAID, ("Hill", seen)]
    inline = with_sheet(data, b"The tap drips.", cell)
    assert read(inline)[0][0] == ("Hill", seen)
    escaped = with_sheet(data, b"The tap drips.", cell.replace(b"_x", b"_x005F_x"))
    assert read(escaped)[0][0] == ("Hill", cell.decode())


@pytest.mark.parametrize("index", [b"2", b"x", b"99999999999999999999"])
def test_a_string_that_is_not_there_is_one_sentence(index: bytes) -> None:
    cells = b'<c t="s"><v>0</v></c><c t="s"><v>' + index + b"</v></c>"
    said = refused(with_shared_strings(workbook(("Notes", ROWS)), strings(b"Hill", b"One."), cells))
    assert "its sheet “Notes” is broken" in said


def test_a_formula_without_a_result_is_named() -> None:
    points, notes = read(workbook(("Notes", [*ROWS, [None, '=CONCAT("a","b")']])))
    assert points == SAID
    assert "Row 5: a formula in “text” whose result is not in the file" in notes


def test_a_sheet_that_is_listed_and_not_there_is_named() -> None:
    data = workbook(("Notes", ROWS), ("Lost", ROWS))
    points, notes = read(with_parts(data, {"xl/worksheets/sheet2.xml": None}))
    assert points == SAID
    assert "“Lost” is listed in the workbook and is not in it" in notes


@pytest.mark.parametrize("lost", ["docProps/core.xml", "xl/theme/theme1.xml"])
def test_what_holds_no_cells_may_be_broken(lost: str) -> None:
    assert read(with_parts(workbook(("Notes", ROWS)), {lost: b"<broken"}))[0] == SAID


@pytest.mark.parametrize(
    "name",
    ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", SHEET],
)
@pytest.mark.parametrize("broken", [None, b"<a"], ids=["missing", "cut"])
def test_a_broken_part_is_one_sentence(name: str, broken: bytes | None) -> None:
    points, _said = outcome(with_parts(workbook(("Notes", ROWS)), {name: broken}))
    # A workbook that never had a part of strings has lost nothing with it.
    assert points in ([], SAID)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A2"', b'r="2A"'),
        (b'r="A2"', b'r="ZZZZ2"'),
        (b'<row r="2"', b'<row r="two"'),
        (b'<row r="4"', b'<row r="99999999999"'),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="nowhere"/></mergeCells>'),
        (b"<sheetData>", b"<sheetData>" + b"<x>" * 200_000 + b"</x>" * 200_000),
    ],
    ids=["reference", "far column", "row", "far row", "merged", "deep"],
)
@pytest.mark.usefixtures("process_of_its_own")
def test_a_bad_reference_is_one_sentence(old: bytes, new: bytes) -> None:
    data = with_sheet(workbook(("Notes", ROWS)), old, new)
    points, said = outcome(data)
    assert points == SAID or "sheet “Notes”" in said


def test_no_sheets_hidden_sheets_and_empty_sheets_are_one_sentence() -> None:
    data = workbook(("Notes", ROWS))
    book = part(data, "xl/workbook.xml")
    refused(with_parts(data, {"xl/workbook.xml": re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", book)}))
    hidden = refused(
        with_parts(data, {"xl/workbook.xml": book.replace(b'state="visible"', b'state="hidden"')})
    )
    assert "“Notes” is hidden" in hidden
    assert "no visible sheet with cells" in refused(workbook(("Notes", [])))


@pytest.mark.parametrize(("old", "new"), [(b'<row r="3"', b'<row r="2"'), (b'r="B3"', b'r="A3"')])
def test_two_rows_or_cells_of_one_place_are_refused(old: bytes, new: bytes) -> None:
    assert "“Notes” are not in order" in refused(with_sheet(workbook(("Notes", ROWS)), old, new))


def test_what_is_wrong_can_be_said_in_any_language() -> None:
    old, new = b'r="3"', b'r="2"'
    with pytest.raises(InputError) as caught:
        read(with_sheet(workbook(("Notes", ROWS)), old, new))
    why = caught.value.message.values["message"]
    assert isinstance(why, Message)
    assert (why.template, why.values) == (
        "the rows or cells of the sheet “{sheet}” are not in order",
        {"sheet": "Notes"},
    )


def test_form_that_is_not_understood_is_named() -> None:
    data = workbook(("Notes", ROWS))
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    assert "Strict Open XML" in refused(with_parts(data, {SHEET: part(data, SHEET).replace(usual, strict)}))


# What is made to hurt


def laughs(_data: bytes) -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    declared = b'<!DOCTYPE sst [<!ENTITY l0 "ha">' + entities + b"]>" + strings(b"&l9;")
    return with_shared_strings(workbook(("Notes", ROWS)), declared, b'<c t="s"><v>0</v></c>')


def vast(data: bytes) -> bytes:
    return with_parts(data, {SHEET: part(data, SHEET) + b" " * (limits.UNPACKED_BYTES + 1)})


def many_cells(data: bytes) -> bytes:
    row = b"<row>" + b'<c t="s"><v>1</v></c>' * 100 + b"</row>"
    return with_sheet(data, b"</sheetData>", row * (limits.CELLS // 100 + 1) + b"</sheetData>")


def one_long_string(data: bytes) -> bytes:
    cells = b'<c t="s"><v>0</v></c>' * 200
    return with_shared_strings(data, strings(b"x" * 1_000_000), cells)


@pytest.mark.usefixtures("process_of_its_own")
@pytest.mark.parametrize("hurt", [laughs, vast, many_cells, one_long_string])
def test_a_file_that_unpacks_without_end_is_refused(hurt: Callable[[bytes], bytes]) -> None:
    data = hurt(workbook(("Notes", ROWS)))
    assert len(data) < 2**21
    refused(data)


@pytest.mark.usefixtures("process_of_its_own")
def test_two_hundred_thousand_empty_rows_hide_no_words() -> None:
    empty = b"".join(b'<row r="%d"/>' % n for n in range(5, 200_000))
    data = with_sheet(workbook(("Notes", ROWS)), b"</sheetData>", empty + b"</sheetData>")
    assert read(data)[0] == SAID


@pytest.mark.usefixtures("process_of_its_own")
def test_what_is_changed_at_random_is_read_whole_or_refused() -> None:
    """A seeded walk over bytes of the parts and of the archive; each is points, or an error of ours."""
    chance = random.Random(10)
    data = workbook(("Notes", ROWS))
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    for _ in range(8):
        if chance.random() < 0.3:
            place = chance.randrange(4, len(data))
            changed = data[:place] + chance.randbytes(3) + data[place + chance.choice([0, 3, 40]) :]
        else:
            name = chance.choice(names)
            held = part(data, name)
            place = chance.randrange(len(held))
            changed = with_parts(
                data, {name: held[:place] + chance.choice([b"<", b'"', b"&", b"9", b""]) + held[place + 1 :]}
            )
        points, said = outcome(changed)
        assert not points or len(points) == len(SAID) or re.search(r"Row \d|sheet “", said)
