"""Files that a person names on the command line."""

from pathlib import Path

from storycraft.domain.errors import InputError


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is not there or can't be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"this file can't be read: {error.strerror}", source=str(path)) from error
