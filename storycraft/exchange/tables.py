"""Tables of points: CSV and XLSX with a column of words, and others that are understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.workshop import ROOM, Contribution, Group, Workshop
from storycraft.exchange import bounds
from storycraft.exchange.cells import fold, is_fault, read_cell, read_markup, tidy_name
from storycraft.exchange.columns import Columns, NoWords, find_columns, is_who, is_words, names_of
from storycraft.exchange.notes import known, place_keys
from storycraft.exchange.rows import Row, Table, say_rows
from storycraft.exchange.separated import read_separated
from storycraft.exchange.workbook import read_workbook
from storycraft.formats.loader import DEFAULT, Formats

Read = tuple[Workshop, tuple[str, ...]]

_REMARKS = 60
"""So many remarks are said in full; a table of odd stages could have one for each row."""


def read_csv(
    text: str,
    source: str,
    formats: Formats,
    *,
    stage: str = "",
    format_key: str = "",
    columns: Sequence[str] = (),
) -> Read:
    """The workshop in a CSV, and what a person should know about the reading.

    Comma, semicolon or tab; quoted line breaks are kept. `columns` are the names of the columns of words,
    where a person has said them; each of their cells is a point.

    Raises:
        InputError: no column is known to hold words, no row has any, or a cell can't be kept.
    """
    table = read_separated(text, source, lambda tried: find_columns(tried, columns) is not None)
    if not table.rows:
        raise InputError("this table is empty", source=source)
    found = find_columns(table, columns)
    if found is None:
        raise NoWords(table, source)
    return _read(table, found, source, formats, stage, format_key)


def read_xlsx(
    data: bytes,
    source: str,
    formats: Formats,
    *,
    stage: str = "",
    format_key: str = "",
    columns: Sequence[str] = (),
) -> Read:
    """The workshop in the first visible sheet of a workbook that has a column of words; see `read_csv`."""
    sheets = read_workbook(data, source)
    fits = [(sheet, found) for sheet in sheets if (found := find_columns(sheet, columns))]
    if not fits:
        raise NoWords(max(sheets, key=lambda sheet: len(names_of(sheet))), source)
    table, found = fits[0]
    workshop, notes = _read(table, found, source, formats, stage, format_key)
    return workshop, (*_about_sheets(sheets, [sheet for sheet, _found in fits]), *notes)


def _about_sheets(sheets: Sequence[Table], fits: Sequence[Table]) -> list[str]:
    notes = [f"Read from the sheet “{fits[0].name}”."] if len(sheets) > 1 else []
    for sheet in fits[1:]:
        rows = say_rows([row.number for row in sheet.rows])
        notes.append(
            f"The sheet “{sheet.name}” has a column of words too and was left out ({rows.lower()}): "
            "save it as a file of its own to bring it in."
        )
    return notes


@dataclass(frozen=True, slots=True)
class _Point:
    """Words with what their row says about them."""

    row: int
    text: str
    group: str
    stage: str
    speaker: str
    language: str


class _Remarks:
    """What a person should know, once for all rows that it is about."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}

    def add(self, row: int, remark: str) -> None:
        self._rows.setdefault(remark, []).append(row)

    def sentences(self) -> list[str]:
        said = [(list(dict.fromkeys(rows)), remark) for remark, rows in self._rows.items()]
        if rest := sorted({row for rows, _remark in said[_REMARKS:] for row in rows}):
            said[_REMARKS:] = [(rest, f"more remarks of these kinds, {len(said) - _REMARKS:,} in all")]
        return [f"{say_rows(rows)}: {remark}." for rows, remark in said]


def _read(table: Table, columns: Columns, source: str, formats: Formats, stage: str, format_key: str) -> Read:
    place = f"{source}, sheet “{table.name}”" if table.name else source
    format = formats.get(format_key or DEFAULT)
    if stage and stage.casefold() not in place_keys(format):
        raise InputError(
            f"the format has no stage “{stage}”", source=source, next_step=f"Take one of: {known(format)}."
        )
    remarks = _Remarks()
    reader = _Reader(table, columns, place, format, stage, remarks)
    points = _once(reader.points(), remarks)
    if not points:
        raise InputError(
            f"no row of this table has words in its text column “{columns.name(columns.words[0])}”",
            source=place,
            next_step=" ".join(remarks.sentences()[:3]),
        )
    notes = (*table.notes, *_about_columns(table, columns), *remarks.sentences())
    return _workshop(points, PurePath(source).stem, format, place), notes


class _Reader:
    """Takes the rows in, one after the other; whatever it leaves out or changes becomes a remark."""

    def __init__(
        self, table: Table, columns: Columns, place: str, format: Format, stage: str, remarks: _Remarks
    ) -> None:
        self._table, self._columns, self._place, self._remarks = table, columns, place, remarks
        self._format = format
        self._stages = place_keys(format)
        self._usual = self._stages[stage.casefold()] if stage else format.stages[0].key
        self._filled = {meaning: table.filled(column) for meaning, column in columns.places.items()}
        self._groups: dict[str, str] = {fold(ROOM): ROOM}

    def points(self) -> list[_Point]:
        """The points of all rows below the names of the columns."""
        points: list[_Point] = []
        for row in self._table.rows:
            if row.number < self._columns.header.number:
                self._remarks.add(row.number, "above the names of the columns, and left out")
            elif row.number > self._columns.header.number:
                points += self._points_of(row)
            if len(points) > bounds.POINTS:
                raise InputError(
                    f"this table has more than {bounds.POINTS:,} rows with words",
                    source=self._place,
                    next_step="Split it into several files.",
                )
        return points

    def _points_of(self, row: Row) -> list[_Point]:
        if self._table.separator:
            fitted = self._fitted(row)
            if fitted is None:
                return []
            row = fitted
        elif any(cell.strip() for cell in row.cells[self._columns.width :]):
            self._remarks.add(row.number, "cells in columns without a name were left out")
        said = [(column, read_cell(row.cell(column))) for column in self._columns.words]
        said = [(column, words) for column, words in said if self._has_words(row, column, words)]
        if not said:
            return []
        if verdict := self._columns.verdict(row):
            self._remarks.add(row.number, f"{verdict}, and left out")
            return []
        return [self._point(row, column, words) for column, words in said]

    def _fitted(self, row: Row) -> Row | None:
        """The row of a text file with as many cells as there are columns; None where that can't be told."""
        width, words = self._columns.width, self._columns.words
        if not any(cell.strip() for cell in row.cells[width:]):
            if len(row.cells) > len(self._columns.header.cells) and words[-1] < width - 1:
                self._remarks.add(
                    row.number, "more cells than there are columns; look whether its words are whole"
                )
            return row
        sign = {",": "comma", ";": "semicolon", "\t": "tab"}.get(self._table.separator, "separator")
        if words == (width - 1,):
            self._remarks.add(
                row.number, f"more cells than there are columns; its words were joined at each {sign}"
            )
            rest = self._table.separator.join(row.cells[width - 1 :])
            return Row(row.number, (*row.cells[: width - 1], rest.rstrip(self._table.separator + " ")))
        self._remarks.add(
            row.number,
            f"more cells than there are columns, so its words can't be told, and left out; "
            f"put words that hold a {sign} between quotation marks",
        )
        return None

    def _has_words(self, row: Row, column: int, words: str) -> bool:
        name = self._columns.name(column)
        doubt = self._table.doubts.get((row.number, column), "")
        if doubt == "formula":
            self._remarks.add(
                row.number,
                f"a formula in “{name}” whose result is not in the file; open it in Excel and save it again",
            )
        elif is_fault(words):
            self._remarks.add(
                row.number, f"a failed formula ({words}) in “{name}” instead of words, and left out"
            )
        elif words:
            if not read_markup(words):
                self._remarks.add(row.number, f"only marks of HTML in its column “{name}”, and no words")
                return False
            if doubt == "date":
                self._remarks.add(row.number, f"a date in “{name}”, read as it stands here: {words}")
            return True
        elif any(cell.strip() for cell in row.cells):
            self._remarks.add(row.number, f"no words in its column “{name}”")
        return False

    def _point(self, row: Row, column: int, words: str) -> _Point:
        text = self._kept(read_markup(words), row, self._columns.name(column), bounds.TEXT)
        if text != words:
            self._remarks.add(row.number, "marks of HTML were read as the characters that people saw")
        if "\ufffd" in text:
            self._remarks.add(row.number, "characters were lost before this file was saved (�)")
        return _Point(
            row.number,
            text,
            self._group(row),
            self._stage(row),
            self._side(row, "speaker"),
            self._side(row, "language"),
        )

    def _side(self, row: Row, meaning: str) -> str:
        """What a column beside the words says for this row, by itself or by a merged cell."""
        column = self._columns.places.get(meaning)
        if column is None:
            return ""
        said = read_cell(row.cell(column)) or read_cell(self._filled[meaning].get(row.number, ""))
        return self._kept(" ".join(read_markup(said).split()), row, self._columns.name(column), bounds.NAME)

    def _group(self, row: Row) -> str:
        if "group" not in self._columns.places:
            return ROOM
        name = tidy_name(self._side(row, "group"))
        if not fold(name):
            self._remarks.add(row.number, f"no group; its words are of “{ROOM}”")
            return ROOM
        known_as = self._groups.setdefault(fold(name), name)
        if known_as != name:
            self._remarks.add(row.number, f"the group “{name}” was taken for “{known_as}”")
        if len(self._groups) > bounds.GROUPS:
            raise InputError(
                f"this table has more than {bounds.GROUPS} groups in its column "
                f"“{self._columns.name(self._columns.places['group'])}”",
                source=self._place,
                next_step="If the column holds no groups, give it another name.",
            )
        return known_as

    def _stage(self, row: Row) -> str:
        said = self._side(row, "stage")
        if not said or said.casefold() in self._stages:
            return self._stages.get(said.casefold(), self._usual)
        title = self._format.place_title(self._usual)
        self._remarks.add(row.number, f"“{said}” is no stage of this format; its words went to “{title}”")
        return self._usual

    def _kept(self, text: str, row: Row, name: str, longest: int) -> str:
        if len(text) > longest:
            raise InputError(
                f"row {row.number} has {len(text):,} characters in its column “{name}”, and at most "
                f"{longest:,} can be kept",
                source=self._place,
                next_step="Split it into several rows.",
            )
        if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
            raise InputError(
                f"row {row.number} holds a character in its column “{name}” that is no text",
                source=self._place,
                next_step="Type that cell anew, and save the file.",
            )
        return text


def _once(points: Sequence[_Point], remarks: _Remarks) -> list[_Point]:
    """Equal words of one group are one point: a statement that was coded twice was said once."""
    first: dict[tuple[str, str], _Point] = {}
    for point in points:
        same = first.setdefault((point.group, " ".join(point.text.split())), point)
        if same is not point:
            remarks.add(point.row, "the words of an earlier row of the same group once more; one point")
    return list(first.values())


def _about_columns(table: Table, columns: Columns) -> list[str]:
    named = [f"words from “{columns.name(column)}”" for column in columns.words]
    named += [f"{meaning} from “{columns.name(column)}”" for meaning, column in columns.places.items()]
    named += [f"what stays out from “{columns.name(column)}”" for column in columns.judges]
    notes = [f"Columns, as row {columns.header.number} names them: {', '.join(named)}."]
    below = [row for row in table.rows if row.number > columns.header.number]
    others = []
    for column in columns.unused():
        name = columns.name(column)
        if not (is_words(name) or is_who(name)):
            others.append(name)
            continue
        rows = [row.number for row in below if row.cell(column).strip()]
        if rows and is_words(name):
            notes.append(
                f"The column “{name}” may hold words too and was left out ({say_rows(rows).lower()}); "
                "a command takes the names of all columns of words with --column."
            )
        elif rows:
            notes.append(
                f"The column “{name}” says who spoke, and was left out: a story names nobody. "
                "If it holds roles, call it “role”; if it holds groups, “group”."
            )
    if others:
        more = f" and {len(others) - 20} more" if len(others) > 20 else ""
        notes.append(f"Columns that were left out: {', '.join(f'“{name}”' for name in others[:20])}{more}.")
    return notes


def _workshop(points: Sequence[_Point], title: str, format: Format, place: str) -> Workshop:
    names = list(dict.fromkeys(point.group for point in points))
    ids: Mapping[str, str] = {name: f"g{number}" for number, name in enumerate(names, 1)}
    return Workshop(
        title=title,
        format=format.key,
        groups=tuple(Group(id=gid, name=name) for name, gid in ids.items()),
        contributions=tuple(
            Contribution(
                id=f"c{number}",
                group_id=ids[point.group],
                stage=point.stage,
                text=point.text,
                speaker=point.speaker,
                language=point.language,
            )
            for number, point in enumerate(points, 1)
        ),
    )
