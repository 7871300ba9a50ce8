"""Reads files that a person names on the command line."""

from pathlib import Path

from storycraft.domain.errors import InputError
from storycraft.files.tables.table_limits import FILE_BYTES


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is not there, can't be read, or is larger than any file that is read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise InputError(f"this file can't be read: {error.strerror}", source=str(path)) from error
    if len(data) > FILE_BYTES:
        raise InputError(
            f"this file is larger than {FILE_BYTES // 2**20} MB", source=str(path), next_step="Split it."
        )
    return data
