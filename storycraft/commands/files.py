"""Reads files that a person names on the command line; "-" is standard input."""

import errno
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

import click

from storycraft.domain.errors import InputError
from storycraft.files.tables.table_limits import FILE_BYTES

STANDARD = Path("-")
"""Standard input where something is read, standard output where it is written."""


class FileOrStream(click.Path):
    """A file, or "-" for a standard stream; "./-" is the file of that name, as everywhere."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; that of a file is never the one of a stream."""
        path = Path(os.fsdecode(value))
        return path.absolute() if path == STANDARD and os.fsdecode(value) != "-" else path


def name_of(path: Path) -> str:
    """What messages call a file that is read."""
    return "standard input" if path == STANDARD else str(path)


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """A file's bytes; standard input stays open behind them. Raises OSError."""
    if path != STANDARD:
        return path.open("rb")
    if sys.stdin is None:
        raise OSError(errno.EBADF, "nothing is connected to it")
    return nullcontext(sys.stdin.buffer)


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is not there, can't be read, or is larger than any file that is read.
    """
    try:
        with _opened(path) as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise InputError(f"this file can't be read: {error.strerror}", source=name_of(path)) from error
    if len(data) > FILE_BYTES:
        raise InputError(
            f"this file is larger than {FILE_BYTES // 2**20} MB", source=name_of(path), next_step="Split it."
        )
    return data
