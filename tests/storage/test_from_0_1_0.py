"""What version 0.1.0 wrote opens as before: its database with links and codes, and its backup."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.domain import board
from storycraft.domain.role import Role
from storycraft.domain.thread_change import ChangeKind
from storycraft.storage.archive import Archive
from storycraft.storage.restore import restore

OLD = Path(__file__).parents[1] / "data" / "from_0_1_0"
WORKSHOP, GROUP = "gHZx0gNn9b6p", "g2"
FACILITATOR, TABLE, CODE = "ShZmzw5A94MIKfmJ4HpZVlHJYF8", "GauKWZNcLZfPl9UgwX67MRKV1Oo", "XTJVKD"


THREADS = [
    ("t1", 1, "g2", "new", "The pump", "It is read.", '["c1","c2"]', 1, 3),
    ("t2", 2, "g3", "new", "The pump", "", '["c2","c9"]', 1, 1),
    ("t3", 3, "", "question", "Who pays?", "", "[]", 1, 2),
    ("t4", 4, "g2", "resonates", "A proposal", "", '["c4"]', 0, 1),
]
"""Threads as that version kept them: by group, place, lane, words, points, whether people kept them, and version."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Archive]:
    """The archive of that version's data folder."""
    database = sqlite3.connect(tmp_path / "storycraft.db")
    database.executescript((OLD / "storycraft.sql").read_text(encoding="utf-8"))
    database.executemany(
        "INSERT INTO thread (workshop_id, id, place, group_id, lane, title, statement, contribution_ids, accepted, "
        f"version) VALUES ('{WORKSHOP}', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        THREADS,
    )
    database.execute("UPDATE workshop SET threads_made = 4")
    database.commit()
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


def test_its_threads_are_the_rooms_with_all_that_they_held(opened: Archive) -> None:
    threads = opened.workshop(WORKSHOP).threads
    assert [
        (
            t.id,
            int(t.id[1:]),
            t.group_id,
            t.lane.value,
            t.title,
            t.statement,
            json.dumps(t.contribution_ids, separators=(",", ":")),
            int(t.accepted),
            t.version,
        )
        for t in threads
    ] == THREADS
    one, other = (thread.id for thread in threads[:2])
    merged = opened.change_threads(
        WORKSHOP, ChangeKind.MERGED, lambda there: board.join_threads(there, one, other)
    )
    assert merged.after[0].contribution_ids == ("c1", "c2", "c9")
    opened.undo_change(WORKSHOP, opened.thread_steps(WORKSHOP).undo)
    assert [t.title for t in opened.workshop(WORKSHOP).threads] == [t.title for t in threads]


def test_its_links_and_its_code_open_what_they_opened(opened: Archive) -> None:
    opened.check_key(Role.FACILITATOR, WORKSHOP, FACILITATOR)
    assert opened.check_key(Role.GROUP, WORKSHOP, TABLE, GROUP) == GROUP
    assert opened.enter_with_code(CODE) == WORKSHOP


def test_its_backup_is_restored(tmp_path: Path) -> None:
    shutil.copy(OLD / "backup.zip", tmp_path / "backup.zip")
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    archive = Archive.open(url, (OLD / "secret.key").read_bytes())
    restore(tmp_path / "backup.zip", archive)
    assert len(archive.workshop(WORKSHOP).contributions) == 34
    archive.close()
