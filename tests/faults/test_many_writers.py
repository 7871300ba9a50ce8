"""Fifty threads that write at once: nothing is lost and nobody is told that the database is locked."""

import os
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.weave import Weave
from storycraft.storage import postgres
from storycraft.storage.archive import Archive
from tests.faults.results import keep

THREADS, POINTS = 50, 10


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    if request.param == "SQLite":
        return "SQLite", f"sqlite:///{tmp_path / 'storycraft.db'}"
    return "PostgreSQL", request.getfixturevalue("postgres_url")


@pytest.mark.timeout(120)
def test_fifty_threads_lose_nothing(where: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    name, url = where
    # Fifty queue for one row: on a loaded machine the last may wait longer than a room ever does.
    monkeypatch.setattr(postgres, "PATIENCE_SECONDS", 60)
    archive = Archive.open(url, os.urandom(32))
    workshop = archive.create_workshop(f"Allotment gardens {uuid.uuid4()}", "communities-of-practice")
    groups = [archive.add_group(workshop.id, f"Table {n}").id for n in range(THREADS)]
    refused: list[str] = []

    def speak(group_id: str) -> list[str]:
        weave = archive.add_weave(
            Weave(
                id=uuid.uuid4().hex,
                workshop_id=workshop.id,
                group_id=group_id,
                tellings=("plain",),
                weaver="quotes",
            )
        )
        said = []
        for number in range(POINTS):
            try:
                point = archive.add_contribution(workshop.id, group_id, "experiences", f"{group_id} {number}")
                archive.follow_weave(weave.id, partial=f"{number} words")
                archive.workshop(workshop.id)
                said.append(point.text)
            except StorageError as error:
                refused.append(str(error.__cause__))
        return said

    began = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        acknowledged = [text for said in pool.map(speak, groups) for text in said]
    took = time.monotonic() - began
    points = Counter(c.text for c in archive.workshop(workshop.id).contributions)
    partials = {weave.partial for weave in archive.weaves(workshop.id)}
    archive.close()

    lost = [text for text in acknowledged if points[text] != 1]
    keep(
        f"{THREADS} threads writing, {name}",
        words_acknowledged=len(acknowledged),
        words_lost_or_doubled=len(lost),
        locked_errors=len(refused),
        seconds=round(took, 1),
    )
    assert (lost, refused) == ([], [])
    assert len(acknowledged) == THREADS * POINTS
    assert partials == {f"{POINTS - 1} words"}
