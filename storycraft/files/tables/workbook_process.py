"""The process that reads a workbook: bytes on standard input, sheets as JSON on standard output.

`storycraft.files.tables.workbook` starts it. openpyxl reads the cells; what it passes over in its streaming mode
(hidden rows and columns, merged cells, formulas without a result) is read from the same part by expat.
"""

import contextlib
import io
import json
import sys
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any
from xml.parsers import expat

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.escape import unescape

from storycraft.domain.message import N_
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables.empty_cells import without_empty_cells

_LAST_COLUMN = 16_384


class Unreadable(Exception):
    """This workbook cannot be read; the message says why, and is translated where it is shown."""

    def __init__(self, why: str, **values: str | int) -> None:
        super().__init__(why)
        self.values = values


class CellsOnly(ExcelReader):  # type: ignore[misc]
    """openpyxl's reader without the parts that hold no cells: a broken chart or theme is no broken table."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        self.charts: set[str] = set()

    def read_properties(self) -> None:
        """Pass over them."""

    def read_custom(self) -> None:
        """Pass over them."""

    def read_theme(self) -> None:
        """Pass over it."""

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """Pass over it."""
        self.charts.add(sheet.name)

    def lost(self) -> list[str]:
        """The names of sheets that the workbook lists and does not hold: openpyxl passes over them."""
        found = self.charts.union(sheet.title for sheet in self.wb.worksheets)
        return [sheet.name for sheet in self.parser.sheets if sheet.name not in found]


class Marks:
    """Hidden rows and columns, merged cells and other marks of a sheet; rows from 1, columns from 0."""

    def __init__(self) -> None:
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.unknown: dict[int, list[int]] = {}
        """Columns with formulas that have no result in the file, by row."""
        self.in_order = True
        self.has_cells = False
        self._row, self._column = 0, -1
        self._formula = self._value = self._inside = False

    def read(self, source: IO[bytes]) -> None:
        """Read a sheet's part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _refuse
        parser.ParseFile(source)

    def _start(self, name: str, has: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                row = int(has.get("r", self._row + 1))
                self.in_order = self.in_order and row > self._row
                self._row, self._column = row, -1
                if has.get("hidden") in ("1", "true"):
                    self.hidden_rows.add(self._row)
            case "c":
                self._begin_cell(has.get("r", ""))
                # A formula whose result is no text at all is marked so.
                self._value = has.get("t") == "str"
            case "f":
                self._formula = True
            case "v":
                self._inside = True
            case "col" if has.get("hidden") in ("1", "true"):
                self.hidden_columns.update(range(int(has["min"]) - 1, min(int(has["max"]), _LAST_COLUMN)))
            case "mergeCell":
                left, top, right, bottom = range_boundaries(has["ref"])
                self.merged.append((top, left - 1, bottom, right - 1))

    def _begin_cell(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        column = column_index_from_string(letters) - 1 if letters else self._column + 1
        self.in_order = self.in_order and column > self._column
        self._column, self._formula = column, False
        self.has_cells = True

    def _text(self, _characters: str) -> None:
        self._value = self._value or self._inside

    def _end(self, name: str) -> None:
        self._inside = False
        if name.rpartition(" ")[2] == "c" and self._formula and not self._value:
            self.unknown.setdefault(self._row, []).append(self._column)


def _refuse(*_what: object) -> None:
    raise Unreadable(N_("this workbook declares entities, as no program that writes workbooks does"))


def main() -> None:
    """Read standard input, write standard output."""
    _bound_this_process()
    sys.stdout.write(json.dumps(answer_to(sys.stdin.buffer.read(limits.FILE_BYTES + 1))))


def answer_to(data: bytes) -> dict[str, Any]:
    """The `sheets` of a workbook, and its `hidden` and `lost` ones; or the `problem` that it has, with its `values`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _read_sheets(data)
        except Unreadable as problem:
            return {"problem": str(problem), "values": problem.values}


def _read_sheets(data: bytes) -> dict[str, Any]:
    """The visible sheets with their cells as text, and the names of the hidden ones."""
    with _saying(N_("this is no workbook that can be read")):
        archive = zipfile.ZipFile(io.BytesIO(data))
        if sum(part.file_size for part in archive.infolist()) > limits.UNPACKED_BYTES:
            raise Unreadable(
                N_("this workbook comes to more than {size} MB when unpacked"),
                size=limits.UNPACKED_BYTES // 2**20,
            )
        reader = CellsOnly(data)
        reader.read()
        sheets = [sheet for sheet in reader.wb.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in reader.wb.worksheets if sheet.sheet_state != "visible"]
        lost = reader.lost()
    if len(sheets) > limits.SHEETS:
        raise Unreadable(N_("this workbook has more than {number} sheets"), number=limits.SHEETS)
    read = [_sheet(sheet, archive) for sheet in sheets]
    return {"sheets": [sheet for sheet in read if sheet["rows"]], "hidden": hidden, "lost": lost}


def _sheet(sheet: Any, archive: zipfile.ZipFile) -> dict[str, Any]:
    broken = N_("this is no workbook that can be read: its sheet “{sheet}” is broken")
    with _saying(broken, sheet=sheet.title):
        marks = Marks()
        part = without_empty_cells(archive.read(sheet._worksheet_path))
        sheet._get_source = lambda: io.BytesIO(part)
        marks.read(io.BytesIO(part))
        if not marks.in_order:
            # openpyxl passes over a row whose number has been, and keeps the last of two cells of one place.
            raise Unreadable(
                N_("the rows or cells of the sheet “{sheet}” are not in order"), sheet=sheet.title
            )
        # The range that a sheet claims to have may be smaller than what it has.
        sheet.reset_dimensions()
        taken = _Taken(sheet.title, marks)
        number = 0
        for number, row in enumerate(sheet.iter_rows(), 1):
            taken.add(number, row)
        if marks.has_cells and not number:
            raise Unreadable(
                N_("the sheet “{sheet}” is in a form that can't be read, such as “Strict Open XML”"),
                sheet=sheet.title,
            )
    return {
        "name": sheet.title,
        "rows": taken.rows,
        "merged": marks.merged,
        "doubts": taken.doubts,
        "hidden_rows": taken.hidden_rows,
        "hidden_columns": [get_column_letter(column + 1) for column in sorted(taken.hidden_columns)],
    }


class _Taken:
    """The rows of a sheet that people see, and what was hidden of it."""

    def __init__(self, title: str, marks: Marks) -> None:
        self._title, self._marks = title, marks
        self._cells = self._characters = 0
        self.rows: list[tuple[int, list[str]]] = []
        self.doubts: list[tuple[int, int, str]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()

    def add(self, number: int, row: Sequence[Any]) -> None:
        """Take a row in; its cells are openpyxl's."""
        if number > limits.SHEET_ROWS:
            raise Unreadable(
                N_("the sheet “{sheet}” has rows beyond row {row}"), sheet=self._title, row=limits.SHEET_ROWS
            )
        unknown = self._marks.unknown.get(number, ())
        values = self._seen(row)
        if not values and not unknown:
            return
        if number in self._marks.hidden_rows:
            self.hidden_rows.append(number)
            return
        self.doubts += [(number, column, "date") for column in range(len(values)) if row[column].is_date]
        self.doubts += [(number, column, "formula") for column in unknown]
        self.rows.append((number, values))
        self._cells += len(values)
        self._characters += sum(map(len, values))
        if self._cells > limits.CELLS or self._characters > limits.CHARACTERS:
            raise Unreadable(
                N_("the sheet “{sheet}” has more than {cells} cells or {characters} characters"),
                sheet=self._title,
                cells=limits.CELLS,
                characters=limits.CHARACTERS,
            )

    def _seen(self, row: Sequence[Any]) -> list[str]:
        values = [_said(cell.value) for cell in row]
        for column in self._marks.hidden_columns.intersection(range(len(values))):
            if values[column]:
                self.hidden_columns.add(column)
                values[column] = ""
        while values and not values[-1].strip():
            values.pop()
        return values


def _said(value: object) -> str:
    """A cell's value as a person sees it: 1.0 is 1, and a day has no midnight."""
    match value:
        case None:
            return ""
        case str():
            # Excel writes characters that XML can't hold as _x000D_; two of them may be one character.
            text = str(unescape(value)).replace("\r\n", "\n").replace("\r", "\n")
            with contextlib.suppress(UnicodeDecodeError):
                text = text.encode("utf-16", "surrogatepass").decode("utf-16")
            return text
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date() | time() | timedelta():
            return str(value)
        case _:
            return str(value)


@contextlib.contextmanager
def _saying(sentence: str, **values: str) -> Iterator[None]:
    """Turn every exception of openpyxl, the ZIP reader or the XML parser into one error with this sentence."""
    try:
        yield
    except Unreadable:
        raise
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable(sentence, **values) from error


def _bound_this_process() -> None:
    """Limit the memory and processor time of this process; not possible on Windows."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, limits.MEMORY_BYTES), (resource.RLIMIT_CPU, limits.SECONDS)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
