"""Writes tables for spreadsheet programs, CSV and XLSX, in which nothing that people or models wrote is run."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from storycraft.files.tables.formulas import guarded

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What XLSX takes for a character by its number: `_x0041_` is read as A, and `_x005F_x0041_` as these seven."""
_WIDE, _NARROW = 48, 16
"""Letters of a column with sentences, and of any other."""

Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; `rows[0]` is its head, `wide` are the places of columns with sentences."""

    name: str
    rows: tuple[Row, ...]
    wide: tuple[int, ...] = ()


def write_csv(sheet: Sheet) -> bytes:
    """One table as CSV: UTF-8 with a mark by which Excel knows it; no cell is run as a formula."""
    text = io.StringIO()
    csv.writer(text).writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows
    )
    return text.getvalue().encode("utf-8-sig")


def write_workbook(sheets: Sequence[Sheet], direction: str = "ltr") -> bytes:
    """Tables as one XLSX workbook, each on a sheet of its own, with a head that stays in view.

    With the direction "rtl" the first column stands at the right, as in a sheet of somebody who writes Arabic.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        page.sheet_view.rightToLeft = direction == "rtl"
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
        cell = WriteOnlyCell(page, _ESCAPE.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)))
        cell.data_type = "s"  # what people typed is no formula, whatever it begins with
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
