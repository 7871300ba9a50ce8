"""kill -9 while people post and a weave is under way: no word, weave or draft is lost or doubled."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storycraft.archive.archive import Archive
from storycraft.domain.weave import Weave, WeaveState
from tests.faults.apps import App
from tests.faults.weaving_app import TELLINGS

SECONDS = 0.8
"""How long a telling takes."""

KILLS = int(os.environ.get("STORYCRAFT_TEST_KILLS", "5"))

StartApp = Callable[..., App]


@pytest.mark.timeout(30 + 10 * KILLS)
def test_nothing_is_lost_or_doubled_when_the_process_is_killed(
    archive: Archive, tmp_path: Path, start_app: StartApp
) -> None:
    moments = random.Random(20)
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")
    acknowledged: list[str] = []

    for kill in range(KILLS):
        app = start_app(url, workshop.id, blue.id, "first" if kill == 0 else f"run{kill}", str(SECONDS))
        app.wait_for("ready")
        finished = archive.weaves(workshop.id)[0].finished
        time.sleep(moments.uniform(0.1, 2 * SECONDS if kill % 2 else SECONDS))
        app.kill()
        acknowledged += [line.removeprefix("said ") for line in app.lines if line.startswith("said ")]
        told = [line.removeprefix("begun ") for line in app.lines if line.startswith("begun ")]
        assert not set(told) & set(TELLINGS[:finished]), "a finished telling was told again"

    last = start_app(url, workshop.id, blue.id, "last", str(SECONDS))
    last.wait_for("ready")
    weave = _wait_for_end(archive, workshop.id)
    last.kill()
    acknowledged += [line.removeprefix("said ") for line in last.lines if line.startswith("said ")]

    assert weave.state is WeaveState.DONE
    assert Counter(draft.telling for draft in archive.drafts(workshop.id)) == Counter(TELLINGS)
    said = Counter(c.text.removeprefix("Point ") for c in archive.workshop(workshop.id).contributions)
    assert len(acknowledged) > KILLS
    assert [token for token in acknowledged if said[token] != 1] == []
    assert max(said.values()) == 1


def _wait_for_end(archive: Archive, workshop_id: str) -> Weave:
    end = time.monotonic() + 20
    while not (weave := archive.weaves(workshop_id)[0]).state.ended:
        assert time.monotonic() < end, f"still {weave}"
        time.sleep(0.05)
    return weave
