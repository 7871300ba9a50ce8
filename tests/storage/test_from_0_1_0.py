"""What version 0.1.0 wrote opens as before: its database with links and codes, and its backup."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.storage.archive import Archive
from storycraft.storage.restore import restore

OLD = Path(__file__).parents[1] / "data" / "from_0_1_0"
WORKSHOP, GROUP = "gHZx0gNn9b6p", "g2"
FACILITATOR, TABLE, CODE = "ShZmzw5A94MIKfmJ4HpZVlHJYF8", "GauKWZNcLZfPl9UgwX67MRKV1Oo", "XTJVKD"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Archive]:
    """The archive of that version's data folder."""
    database = sqlite3.connect(tmp_path / "storycraft.db")
    database.executescript((OLD / "storycraft.sql").read_text(encoding="utf-8"))
    database.close()
    archive = Archive.open(f"sqlite:///{tmp_path / 'storycraft.db'}", (OLD / "secret.key").read_bytes())
    yield archive
    archive.close()


def test_its_workshop_is_there_with_drafts_and_controls(opened: Archive) -> None:
    workshop = opened.workshop(WORKSHOP)
    assert len(workshop.contributions) == 34
    assert [draft.final for draft in opened.drafts(WORKSHOP, GROUP)].count(True) == 1
    assert opened.controls(WORKSHOP).gallery
    assert (workshop.date, workshop.place) == ("", "")


def test_its_links_and_its_code_open_what_they_opened(opened: Archive) -> None:
    opened.check_facilitator(WORKSHOP, FACILITATOR)
    assert opened.check_group(WORKSHOP, GROUP, TABLE) == GROUP
    assert opened.enter_with_code(CODE) == WORKSHOP


def test_its_backup_is_restored(tmp_path: Path) -> None:
    shutil.copy(OLD / "backup.zip", tmp_path / "backup.zip")
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    archive = Archive.open(url, (OLD / "secret.key").read_bytes())
    restore(tmp_path / "backup.zip", archive)
    assert len(archive.workshop(WORKSHOP).contributions) == 34
    archive.close()
