"""What cannot start says why, in one line that can be acted on."""

import re
from pathlib import Path

import pytest

from storycraft.storage.archive import Archive
from tests.journeys.conftest import Server


def test_an_older_program_does_not_start_on_a_newer_database(tmp_path: Path) -> None:
    archive = Archive.open(f"sqlite:///{tmp_path / 'storycraft.db'}", b"s" * 32)
    with archive.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    archive.close()
    with pytest.raises(RuntimeError) as refused:
        Server(tmp_path)
    said = [line for line in str(refused.value).splitlines() if "can't start" in line]
    assert len(said) == 1
    assert re.search(r"made by a newer Storycraft.*9999.*Update this program", said[0])
