"""Reads points from a table's rows; each omission or change becomes a remark that names the row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from storycraft.domain.clean_text import seen_controls
from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.language_code import is_language_code
from storycraft.domain.look_alikes import same_name, same_title
from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import ROOM
from storycraft.files.place_keys import place_keys
from storycraft.files.remarks import CONTROLS, Remarks, no_language
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables.cells import is_fault, read_cell, read_markup, tidy_name
from storycraft.files.tables.columns import Columns
from storycraft.files.tables.formulas import unguarded
from storycraft.files.tables.rows import Row, Table
from storycraft.languages.folding import folded
from storycraft.languages.pack import given_names

_SIGNS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab")}


@dataclass(frozen=True, slots=True)
class Point:
    """A point with the group, role and other data of its row."""

    row: int
    text: str
    group: str
    stage: str
    speaker: str
    language: str
    ids: tuple[str, ...] = ()


class RowReader:
    """Reads the rows one after the other; each omission or change becomes a remark."""

    def __init__(
        self, table: Table, columns: Columns, place: str, format: Format, stage: str, remarks: Remarks
    ) -> None:
        self._table, self._columns, self._place, self._remarks = table, columns, place, remarks
        self._format = format
        self._stages = place_keys(format)
        self._usual = stage or format.stages[0].key
        self._filled = {meaning: table.filled(column) for meaning, column in columns.places.items()}
        self._groups: dict[str, str] = {same_name(ROOM): ROOM}
        self._named = {column for column, name in enumerate(columns.header.cells) if name.strip()}

    def points(self) -> list[Point]:
        """The points of all rows below the names of the columns."""
        points: list[Point] = []
        for row in self._table.rows:
            if row.number < self._columns.header.number:
                self._remarks.add(N_("above the names of the columns, and left out"), row.number)
            elif row.number > self._columns.header.number:
                points += self._points_of(row)
            if len(points) > limits.POINTS:
                raise InputError(
                    "this table has more than {points} rows with words",
                    source=self._place,
                    next_step="Split it into several files.",
                    points=limits.POINTS,
                )
        return points

    def _points_of(self, row: Row) -> list[Point]:
        if self._table.separator:
            fitted = self._fitted(row)
            if fitted is None:
                return []
            row = self._without_guards(fitted)
        if any(cell.strip() for column, cell in enumerate(row.cells) if column not in self._named):
            self._remarks.add(N_("cells in columns without a name were left out"), row.number)
        said = [(column, read_cell(row.cell(column))) for column in self._columns.words]
        said = [(column, words) for column, words in said if self._has_words(row, column, words)]
        if not said:
            return []
        if verdict := self._columns.verdict(row):
            self._remarks.add(Message("{verdict}, and left out", verdict=verdict), row.number)
            return []
        return [self._point(row, column, words) for column, words in said]

    def _without_guards(self, row: Row) -> Row:
        cells = tuple(map(unguarded, row.cells))
        if cells != row.cells:
            self._remarks.add(
                N_("an apostrophe that keeps a spreadsheet from running a cell is left out"), row.number
            )
        return Row(row.number, cells)

    def _fitted(self, row: Row) -> Row | None:
        """The row of a text file with as many cells as there are columns; None where that can't be told."""
        width, words = self._columns.width, self._columns.words
        if not any(cell.strip() for cell in row.cells[width:]):
            if len(row.cells) > len(self._columns.header.cells) and words[-1] < width - 1:
                self._remarks.add(
                    N_("more cells than there are columns; look whether its words are whole"), row.number
                )
            return row
        sign = _SIGNS[self._table.separator]
        if words == (width - 1,):
            self._remarks.add(
                Message("more cells than there are columns; its words were joined at each {sign}", sign=sign),
                row.number,
            )
            rest = self._table.separator.join(row.cells[width - 1 :])
            return Row(row.number, (*row.cells[: width - 1], rest.rstrip(self._table.separator + " ")))
        self._remarks.add(
            Message(
                "more cells than there are columns, so its words can't be told, and left out; put words that "
                "hold a {sign} between quotation marks",
                sign=sign,
            ),
            row.number,
        )
        return None

    def _has_words(self, row: Row, column: int, words: str) -> bool:
        name = self._columns.name(column)
        doubt = self._table.doubts.get((row.number, column), "")
        if doubt == "formula":
            self._remarks.add(
                Message(
                    "a formula in “{name}” whose result is not in the file; open it in Excel and save it again",
                    name=name,
                ),
                row.number,
            )
        elif is_fault(words):
            self._remarks.add(
                Message(
                    "a failed formula ({words}) in “{name}” instead of words, and left out",
                    words=words,
                    name=name,
                ),
                row.number,
            )
        elif words:
            if not read_markup(words):
                self._remarks.add(
                    Message("only marks of HTML in its column “{name}”, and no words", name=name), row.number
                )
                return False
            if doubt == "date":
                self._remarks.add(
                    Message("a date in “{name}”, read as it stands here: {words}", name=name, words=words),
                    row.number,
                )
            return True
        elif any(cell.strip() for cell in row.cells):
            self._remarks.add(Message("no words in its column “{name}”", name=name), row.number)
        return False

    def _point(self, row: Row, column: int, words: str) -> Point:
        text = self._kept(read_markup(words), row, self._columns.name(column), limits.TEXT)
        if text != words:
            self._remarks.add(N_("marks of HTML were read as the characters that people saw"), row.number)
        if "\ufffd" in words:
            self._remarks.add(N_("characters were lost before this file was saved (�)"), row.number)
        return Point(
            row.number,
            text,
            self._group(row),
            self._stage(row),
            self._role(row),
            self._language(row),
            tuple(filter(None, [self._side(row, "id")])),
        )

    def _side(self, row: Row, meaning: str) -> str:
        """The cell of another column for this row, its own or that of a merged cell."""
        column = self._columns.places.get(meaning)
        if column is None:
            return ""
        said = read_cell(row.cell(column)) or read_cell(self._filled[meaning].get(row.number, ""))
        return self._kept(" ".join(read_markup(said).split()), row, self._columns.name(column), limits.NAME)

    def _role(self, row: Row) -> str:
        """Who spoke; what may be somebody's name is taken, and said: a column of speakers can hold either."""
        role = self._side(row, "speaker")
        if _begins_as_name(role):
            self._remarks.add(
                N_("a name is taken as the role of who spoke; put roles there"), row.number, role
            )
        return role

    def _language(self, row: Row) -> str:
        """The code of the language in which a row's words were said; "" is the workshop's."""
        said = self._side(row, "language")
        if not said or is_language_code(said):
            return said
        self._remarks.add(no_language(said), row.number)
        return ""

    def _group(self, row: Row) -> str:
        if "group" not in self._columns.places:
            return ROOM
        name = tidy_name(self._side(row, "group"))
        if not same_name(name):
            self._remarks.add(Message("no group; its words are of “{room}”", room=ROOM), row.number)
            return ROOM
        known_as = self._groups.setdefault(same_name(name), name)
        if known_as != name:
            self._remarks.add(
                Message("the group “{name}” was taken for “{known_as}”", name=name, known_as=known_as),
                row.number,
            )
        if len(self._groups) > limits.GROUPS:
            raise InputError(
                "this table has more than {groups} groups in its column “{name}”",
                source=self._place,
                next_step="If the column holds no groups, give it another name.",
                groups=limits.GROUPS,
                name=self._columns.name(self._columns.places["group"]),
            )
        return known_as

    def _stage(self, row: Row) -> str:
        said = self._side(row, "stage")
        if not said or same_title(said) in self._stages:
            return self._stages.get(same_title(said), self._usual)
        title = self._format.place_title(self._usual)
        self._remarks.add(
            Message(
                "“{said}” is no stage of this format; its words went to “{title}”", said=said, title=title
            ),
            row.number,
        )
        return self._usual

    def _kept(self, text: str, row: Row, name: str, longest: int) -> str:
        if len(text) > longest:
            raise InputError(
                "row {number} has {count} characters in its column “{name}”, and at most {longest} can be kept",
                source=self._place,
                next_step=N_("Split it into several rows.") if longest == limits.TEXT else N_("Shorten it."),
                number=row.number,
                count=len(text),
                name=name,
                longest=longest,
            )
        if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
            raise InputError(
                "row {number} holds a character in its column “{name}” that is no text",
                source=self._place,
                next_step="Type that cell anew, and save the file.",
                number=row.number,
                name=name,
            )
        if (seen := seen_controls(text)) != text:
            self._remarks.add(CONTROLS, row.number)
        return seen


def once(points: Sequence[Point], remarks: Remarks) -> list[Point]:
    """The points without repetitions: equal words of one group count as one point, which has the ids of all rows."""
    first: dict[tuple[str, str], Point] = {}
    ids: dict[tuple[str, str], list[str]] = {}
    for point in points:
        words = (point.group, " ".join(point.text.split()))
        ids.setdefault(words, []).extend(point.ids)
        if first.setdefault(words, point) is not point:
            remarks.add(N_("the words of an earlier row of the same group once more; one point"), point.row)
    return [replace(point, ids=tuple(ids[words])) for words, point in first.items()]


def _begins_as_name(role: str) -> bool:
    first, *_ = [*folded(role).split(), ""]
    return first in given_names()
