"""Reads a workshop from a file: chooses the reader by the file's kind, and refuses files that none can read."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_, Listed, Message
from storycraft.domain.workshop import Workshop
from storycraft.files.decoding import IN_EXCEL, decode, decode_table
from storycraft.files.notes.notes_file import read_notes
from storycraft.files.stories.story_workshop import is_story_file, workshop_in_story
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables.table_file import read_csv, read_xlsx
from storycraft.formats.loader import Formats

_NOTES = (".md", ".markdown", ".txt")
KINDS = (*_NOTES, ".csv", ".tsv", ".xlsx")
"""Endings of the files that are read, by the command and by the page alike."""

NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How archives and new workbooks, old workbooks, and PDF files begin."""

_OTHERWISE: Mapping[str, str] = {
    kind: way
    for kinds, way in (
        ((".xls", ".xlsm", ".xlsb", ".ods", ".numbers"), N_("Save it as .xlsx, or as “CSV UTF-8”.")),
        ((".json", ".zip", ".html"), N_("Export it as CSV where it comes from.")),
        (
            (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf"),
            N_("Save it as plain text (.txt), with each point as a line that starts with “- ”."),
        ),
        (
            (".vtt", ".srt"),
            N_("Write each point as a line that starts with “- ”, without names and times."),
        ),
    )
    for kind in kinds
}


def read_workshop(
    name: str,
    data: bytes,
    formats: Formats,
    *,
    kind: str = "",
    stage: str = "",
    format_key: str = "",
    columns: Sequence[str] = (),
) -> tuple[Workshop, tuple[str, ...]]:
    """Read the workshop in a file; returns it with remarks on how the file was read.

    Its `kind` ("md", "csv" …) is told by its name where nobody says it.

    Of a story file, the points, groups and threads that it stands on are read. `columns` are the names of a
    table's columns of words, where a person has said them.

    Raises:
        InputError: the kind is unknown, the file is empty or too large, is not UTF-8, or has no points.
    """
    kind = f".{kind}" if kind else PurePath(name).suffix.lower()
    _refuse_unread(name, kind, data)
    if kind == ".xlsx":
        return read_xlsx(data, name, formats, stage=stage, format_key=format_key, columns=columns)
    if kind in _NOTES:
        words = decode(data, name)
        read = workshop_in_story if is_story_file(words) else read_notes
        return read(words, name, formats, stage=stage, format_key=format_key)
    text, note = decode_table(data, name)
    workshop, notes = read_csv(text, name, formats, stage=stage, format_key=format_key, columns=columns)
    return workshop, (note, *notes) if note else notes


def _refuse_unread(name: str, kind: str, data: bytes) -> None:
    """Refuse what no reader is made for, by the file's ending, its size or its first bytes."""
    if kind not in KINDS:
        raise InputError(
            "files of the kind “{value}” can't be read",
            source=name,
            next_step=_OTHERWISE.get(kind, Message("Bring one of: {names}.", names=Listed(KINDS))),
            value=kind or N_("without ending"),
        )
    if len(data) > limits.FILE_BYTES:
        raise InputError(
            "this file is larger than {number} MB",
            source=name,
            next_step="Split it.",
            number=limits.FILE_BYTES // 2**20,
        )
    if not data.strip():
        raise InputError("this file is empty", source=name)
    if kind != ".xlsx" and data.startswith(NO_TEXT):
        raise InputError(
            "this file is no text: by its first bytes it is a workbook, an archive or a PDF",
            source=name,
            next_step="If it is a workbook, save it as .xlsx or as text. {in_excel}",
            in_excel=IN_EXCEL,
        )
