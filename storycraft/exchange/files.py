"""Files that bring a workshop: which reader a file needs, and what no reader can take."""

from pathlib import PurePath

from storycraft.domain.errors import InputError
from storycraft.domain.workshop import Workshop
from storycraft.exchange.notes import read_notes
from storycraft.exchange.tables import read_csv, read_xlsx
from storycraft.formats.loader import Formats

KINDS = (".md", ".txt", ".csv", ".tsv", ".xlsx")


def read_workshop(
    name: str, data: bytes, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop in a file of that name, and what a person should know about the reading.

    Raises:
        InputError: the kind is unknown, the file is empty, is not UTF-8, or has no points.
    """
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise InputError(
            f"files of the kind “{kind or 'without ending'}” can't be read",
            source=name,
            next_step=f"Bring one of: {', '.join(KINDS)}.",
        )
    if not data.strip():
        raise InputError("this file is empty", source=name)
    if kind == ".xlsx":
        return read_xlsx(data, name, formats, stage=stage, format_key=format_key)
    text = decode(data, name)
    read = read_notes if kind in (".md", ".txt") else read_csv
    return read(text, name, formats, stage=stage, format_key=format_key)


def decode(data: bytes, source: str) -> str:
    """The text in the bytes: UTF-8, or UTF-16 with a byte order mark.

    Raises:
        InputError: they are neither; the message names the first byte that is not.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"byte {error.start + 1} is not UTF-8 text",
            source=source,
            line=line,
            next_step="Save the file as UTF-8 and try again.",
        ) from error
