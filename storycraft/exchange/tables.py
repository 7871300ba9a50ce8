"""Tables of points: CSV and XLSX with a column of text, and others that are understood."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.workshop import ROOM, Contribution, Group, Workshop
from storycraft.exchange.notes import place_keys
from storycraft.formats.loader import DEFAULT, Formats

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "comment",
        "comment-body",
        "comment_body",
        "contribution",
        "response",
        "answer",
        "body",
        "survey_text",
    ),
    "group": ("group", "table", "team", "section", "area", "workshop"),
    "stage": ("stage", "lane"),
    "speaker": ("speaker", "role"),
    "language": ("language", "lang"),
}
"""The names that a column may have, in any case; the first that is there counts. More in docs/formats.md."""

Row = Mapping[str, str]


def read_csv(
    text: str, source: str, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop in a CSV, and what a person should know about the reading.

    Comma, semicolon or tab; quoted line breaks are kept.

    Raises:
        InputError: there is no column of text, or no row with words.
    """
    csv.field_size_limit(2**24)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False))
    except csv.Error as error:
        raise InputError(f"this is not a table: {error}", source=source) from error
    return read_rows(rows, source, formats, stage=stage, format_key=format_key)


def read_xlsx(
    data: bytes, source: str, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop in the first sheet of a workbook; see `read_csv`."""
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError("this is no workbook that can be read", source=source) from error
    sheet = book.worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return read_rows(rows, source, formats, stage=stage, format_key=format_key)


def read_rows(
    rows: Sequence[Sequence[str]], source: str, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop in rows whose first one names the columns; see `read_csv`."""
    if not rows:
        raise InputError("this table is empty", source=source)
    columns = _columns(rows[0], source)
    format = formats.get(format_key or DEFAULT)
    warnings: list[str] = []
    named = list(_named(rows[1:], columns, warnings))
    if not named:
        raise InputError("no row of this table has words in its text column", source=source)
    names = list(dict.fromkeys(row.get("group") or ROOM for row in named))
    ids = {name: f"g{number}" for number, name in enumerate(names, 1)}
    contributions = tuple(
        _contribution(n, row, ids, _stage(row, format, stage)) for n, row in enumerate(named, 1)
    )
    workshop = Workshop(
        title=PurePath(source).stem,
        format=format.key,
        groups=tuple(Group(id=gid, name=name) for name, gid in ids.items()),
        contributions=contributions,
    )
    return workshop, tuple(warnings)


def _columns(header: Sequence[str], source: str) -> dict[str, int]:
    found = {
        name.strip().lstrip("\ufeff").casefold(): place for place, name in reversed(list(enumerate(header)))
    }
    columns = {
        meaning: next(found[name] for name in names if name in found)
        for meaning, names in COLUMNS.items()
        if any(name in found for name in names)
    }
    if "text" not in columns:
        present = ", ".join(name.strip() for name in header if name.strip()) or "none"
        raise InputError(
            f"there is no column of text; its columns are: {present}",
            source=source,
            line=1,
            next_step="Call the column with people's words “text”.",
        )
    return columns


def _named(rows: Iterable[Sequence[str]], columns: Mapping[str, int], warnings: list[str]) -> Iterator[Row]:
    for number, row in enumerate(rows, 2):
        named = {meaning: row[place].strip() for meaning, place in columns.items() if place < len(row)}
        if named.get("text"):
            yield named
        elif any(cell.strip() for cell in row):
            warnings.append(f"Row {number} has no words in its text column.")


def _stage(row: Row, format: Format, fallback: str) -> str:
    places = place_keys(format)
    return places.get(row.get("stage", "").casefold(), fallback or format.stages[0].key)


def _contribution(number: int, row: Row, groups: Mapping[str, str], stage: str) -> Contribution:
    return Contribution(
        id=f"c{number}",
        group_id=groups[row.get("group") or ROOM],
        stage=stage,
        text=row["text"],
        speaker=row.get("speaker", ""),
        language=row.get("language", ""),
    )


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=head.count)
