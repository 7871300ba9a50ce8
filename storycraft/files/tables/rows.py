"""The data classes of a table as read from a file, before the meaning of columns is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storycraft.domain.message import Message
from storycraft.files.remarks import list_spans


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty, with its number in the file, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The cell in that column, from 0, or "" behind the last one."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a file, or of one sheet of a workbook.

    `name` is the sheet's. `separator` is what stands between the cells of a text file. `merged` are areas of
    one cell: first row, first column, last row, last column, rows from 1 and columns from 0. `doubts` are
    cells, by row and column, whose content may not be what a person typed: "date", "formula" (whose result
    is not in the file). `notes` are sentences for the person who brought the file.
    """

    rows: tuple[Row, ...]
    name: str = ""
    separator: str = ""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    doubts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def filled(self, column: int) -> Mapping[int, str]:
        """The values of merged cells for the rows below their first one, by row number."""
        areas = sorted(area for area in self.merged if area[1] <= column <= area[3])
        said = {row.number: row for row in self.rows}
        numbers = sorted(said)
        filled: dict[int, str] = {}
        place = 0
        for top, left, bottom, _right in areas:
            value = said[top].cell(left) if top in said else ""
            while place < len(numbers) and numbers[place] <= bottom:
                if numbers[place] > top and value:
                    filled[numbers[place]] = value
                place += 1
        return filled


def say_rows(numbers: Sequence[int], *, within: bool = False) -> Message:
    """“Row 7”, or “Rows 2–5 and 9”; `within` a sentence it begins with a small letter where the language has one."""
    listed = list_spans(numbers)
    if within:
        return (
            Message("rows {numbers}", numbers=listed)
            if len(numbers) > 1
            else Message("row {number}", number=listed)
        )
    return (
        Message("Rows {numbers}", numbers=listed)
        if len(numbers) > 1
        else Message("Row {number}", number=listed)
    )
