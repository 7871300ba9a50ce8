"""Workbooks as programs and accidents make them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def workbook(
    *sheets: tuple[str, Sequence[Sequence[Any]]], change: Callable[[Any], None] | None = None
) -> bytes:
    """A workbook of these sheets (name, rows); `change` is given the book before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet: Worksheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The workbook with these parts replaced, added, or taken out (None)."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with these bytes of its first sheet replaced."""
    sheet = part(data, SHEET)
    assert old in sheet
    return with_parts(data, {SHEET: sheet.replace(old, new)})


def with_shared_strings(data: bytes, strings: bytes, cells: bytes) -> bytes:
    """The workbook with these strings, as Excel keeps them apart, and a row 5 of these cells."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = part(data, "[Content_Types].xml").replace(
        b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    )
    added = with_parts(data, {"[Content_Types].xml": types, "xl/sharedStrings.xml": strings})
    return with_sheet(added, b"</sheetData>", b'<row r="5">' + cells + b"</row></sheetData>")


def strings(*texts: bytes) -> bytes:
    """The part of a workbook that holds these strings."""
    items = b"".join(b"<si><t>" + text + b"</t></si>" for text in texts)
    return b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + items + b"</sst>"
