"""Reads workshops from tables (CSV and XLSX) with a column of people's words."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.message import N_, Listed, Message
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.files.place_keys import key_of_place
from storycraft.files.remarks import Remarks
from storycraft.files.tables.columns import Columns, NoWords, find_columns, is_who, is_words, names_of
from storycraft.files.tables.csv_reader import read_separated
from storycraft.files.tables.points_in_rows import Point, RowReader, once
from storycraft.files.tables.rows import Table, say_rows
from storycraft.files.tables.workbook import read_workbook
from storycraft.formats.loader import DEFAULT, Formats

Read = tuple[Workshop, tuple[str, ...]]
_MEANINGS = {
    "group": N_("group"),
    "stage": N_("stage"),
    "speaker": N_("speaker"),
    "language": N_("language"),
    "id": N_("id"),
}
"""What people call the meaning of a column."""
SHOWN = 20
"""So many columns that were left out are named; of more, the number is said."""


def read_csv(
    text: str,
    source: str,
    formats: Formats,
    *,
    stage: str = "",
    format_key: str = "",
    columns: Sequence[str] = (),
) -> Read:
    """Read the workshop in a CSV file; returns it with remarks on how the file was read.

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
    notes: list[str] = (
        [Message("Read from the sheet “{name}”.", name=fits[0].name)] if len(sheets) > 1 else []
    )
    for sheet in fits[1:]:
        rows = say_rows([row.number for row in sheet.rows], within=True)
        notes.append(
            Message(
                "The sheet “{name}” has a column of words too and was left out ({rows}): save it as a file of its "
                "own to bring it in.",
                name=sheet.name,
                rows=rows,
            )
        )
    return notes


def _read(table: Table, columns: Columns, source: str, formats: Formats, stage: str, format_key: str) -> Read:
    place = Message("{file}, sheet “{name}”", file=source, name=table.name) if table.name else source
    format = formats.get(format_key or DEFAULT)
    stage = key_of_place(format, stage, source)
    remarks = Remarks(say_rows)
    reader = RowReader(table, columns, place, format, stage, remarks)
    points = once(reader.points(), remarks)
    if not points:
        raise InputError(
            "no row of this table has words in its text column “{name}”",
            source=place,
            next_step=Message.joined(remarks.sentences()[:3]),
            name=columns.name(columns.words[0]),
        )
    notes = (*table.notes, *_about_columns(table, columns), *remarks.sentences())
    return _workshop(points, PurePath(source).stem, format), notes


def _about_columns(table: Table, columns: Columns) -> list[str]:
    """Which columns were read as what, and which were left out."""
    notes, others = [_read_as(columns)], []
    for column in columns.unused():
        name = columns.name(column)
        if is_words(name) or is_who(name):
            notes += _left_out_with_reason(table, columns, column)
        else:
            others.append(name)
    return [*notes, *_left_out(others)]


def _read_as(columns: Columns) -> str:
    named = [Message("words from “{column}”", column=columns.name(column)) for column in columns.words]
    named += [
        Message("{meaning} from “{column}”", meaning=_MEANINGS[meaning], column=columns.name(column))
        for meaning, column in columns.places.items()
    ]
    named += [
        Message("what stays out from “{column}”", column=columns.name(column)) for column in columns.judges
    ]
    return Message(
        "Columns, as row {number} names them: {named}.", number=columns.header.number, named=Listed(named)
    )


def _left_out_with_reason(table: Table, columns: Columns, column: int) -> Iterator[str]:
    """What to do about a column that may hold words or speakers; nothing where it is empty."""
    name, below = columns.name(column), columns.header.number
    rows = [row.number for row in table.rows if row.number > below and row.cell(column).strip()]
    if rows and is_words(name):
        yield Message(
            "The column “{name}” may hold words too and was left out ({rows}); "
            "a command takes the names of all columns of words with --column.",
            name=name,
            rows=say_rows(rows, within=True),
        )
    elif rows:
        yield Message(
            "The column “{name}” says who spoke, and was left out: a story names nobody. "
            "If it holds roles, call it “role”; if it holds groups, “group”.",
            name=name,
        )


def _left_out(names: Sequence[str]) -> Iterator[str]:
    more = Message(" and {number} more", number=len(names) - SHOWN) if len(names) > SHOWN else ""
    if names:
        yield Message(
            "Columns that were left out: {names}{more}.",
            names=Listed(Message("“{words}”", words=name) for name in names[:SHOWN]),
            more=more,
        )


def _workshop(points: Sequence[Point], title: str, format: Format) -> Workshop:
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
                row_ids=point.ids,
            )
            for number, point in enumerate(points, 1)
        ),
    )
