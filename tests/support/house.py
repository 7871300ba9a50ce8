"""The parts of this process over a data folder, as a start of the app makes them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storycraft.settings import read_settings
from storycraft.wiring import Parts, close_parts, parts


@contextmanager
def parts_over(data: Path, copied: Path | None = None) -> Iterator[Parts]:
    """Open the parts over a folder, which begins as a copy of another; meanwhile it is the folder of the settings."""
    if copied:
        shutil.copytree(copied, data, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STORYCRAFT_DATA", str(data))
        assert read_settings().data_dir == data
        try:
            yield parts()
        finally:
            close_parts()
