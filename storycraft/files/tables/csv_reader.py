"""Reads CSV as real programs write it, without losing a character; gives notes where the file is unclear.

Python's csv reads on to the end of the file where a quotation mark is never closed, and drops the marks of
`"Yes" she said`: both change what people said without a word, so the rows are read here.
"""

import re
from collections.abc import Callable, Iterator

from storycraft.domain.errors import InputError
from storycraft.domain.message import Message
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables.cells import without_returns
from storycraft.files.tables.rows import Row, Table, say_rows

_SEPARATORS = (",", ";", "\t")
_NAMED = re.compile(r'\ufeff?"?sep=(.)"?[,;\t]*(?:\r\n|\n|\r)', re.IGNORECASE)
_BLANKS = re.compile(r' +(?=")')
_HEAD = 2**16
"""The separator shows in so many characters at the start."""


def read_separated(text: str, source: str, knows: Callable[[Table], bool]) -> Table:
    """The rows of a CSV: comma, semicolon or tab, as a first line `sep=;` says or as the rows show.

    `knows` tells whether a table has columns that are understood: the separator with which it does is taken, and else
    the one that makes rows of equal length. A quotation mark that opens a cell and is not closed before a separator
    or a line's end is a character like others.

    Raises:
        InputError: there are more cells than may be.
    """
    named = _NAMED.match(text)
    if named:
        return _read(text, source, named[1], start=named.end())
    cut = text.find("\n", _HEAD)
    head = text if cut < 0 else text[:cut]
    tries = [_read(head, source, separator, most=20) for separator in _SEPARATORS]
    best = max(tries, key=lambda table: (knows(table), *_evenness(table)))
    if f'{best.separator} "' in text:
        # Programs that set a blank behind each separator do so in every row; in people's own words it is a blank.
        spaced = _read(text, source, best.separator, skips_blanks=True)
        if len(best.rows) > 1 and _evenness(spaced)[0] == 1:
            return spaced
    return _read(text, source, best.separator)


def _evenness(table: Table) -> tuple[float, int]:
    """How many rows have as many cells as the first one, as a share, and how many cells that are."""
    widths = [len(row.cells) for row in table.rows]
    return (widths.count(widths[0]) / len(widths), widths[0]) if widths else (0.0, 0)


def _read(
    text: str, source: str, separator: str, *, start: int = 0, most: int = 0, skips_blanks: bool = False
) -> Table:
    rows: list[Row] = []
    cells = 0
    reader = _Cells(text, separator, start, skips_blanks=skips_blanks)
    for number, row in enumerate(reader.rows(), 2 if start else 1):
        cells += len(row)
        if cells > limits.CELLS:
            raise InputError("this table has more than {cells} cells", source=source, cells=limits.CELLS)
        if any(cell.strip() for cell in row):
            rows.append(Row(number, tuple(map(without_returns, row))))
        if reader.open_quote:
            reader.unclosed.append(number)
            reader.open_quote = False
        if most and len(rows) >= most:
            break
    notes = []
    if reader.unclosed:
        notes.append(
            Message(
                "{rows}: a quotation mark opens a cell and does not close it; it was read as a character.",
                rows=say_rows(reader.unclosed),
            )
        )
    return Table(rows=tuple(rows), separator=separator, notes=tuple(notes))


class _Cells:
    """One pass over the text; `unclosed` are the rows with a quotation mark that opens and does not close.

    With `skips_blanks` a quotation mark behind blanks opens a cell too.
    """

    def __init__(self, text: str, separator: str, start: int, *, skips_blanks: bool) -> None:
        self._text, self._at, self._skips_blanks = text, start, skips_blanks
        self._separator = separator
        self._plain = re.compile(f"[^{re.escape(separator)}\r\n]*")
        self.open_quote = False
        self.unclosed: list[int] = []

    def rows(self) -> Iterator[list[str]]:
        text = self._text
        row: list[str] = []
        while self._at < len(text):
            row.append(self._cell())
            ending = text[self._at : self._at + 1]
            if ending == self._separator:
                self._at += 1
                if self._at == len(text):
                    row.append("")
                continue
            self._at += 2 if text.startswith("\r\n", self._at) else 1
            yield row
            row = []
        if row:
            yield row

    def _cell(self) -> str:
        if self._skips_blanks and (blanks := _BLANKS.match(self._text, self._at)):
            self._at = blanks.end()
        if self._text.startswith('"', self._at):
            quoted = self._quoted()
            if quoted is not None:
                return quoted
            self.open_quote = True
        match = self._plain.match(self._text, self._at)
        assert match is not None
        self._at = match.end()
        return match[0]

    def _quoted(self) -> str | None:
        """The cell in quotation marks that starts here, or None where none closes before a cell's end."""
        text, place = self._text, self._at + 1
        while (place := text.find('"', place)) >= 0:
            if text.startswith('"', place + 1):
                place += 2
                continue
            after = place + 1
            while text.startswith(" ", after):
                after += 1
            if after < len(text) and text[after] not in (self._separator, "\r", "\n"):
                return None
            said = text[self._at + 1 : place].replace('""', '"')
            self._at = after
            return said
        return None
