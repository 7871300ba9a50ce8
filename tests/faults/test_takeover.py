"""Two processes on PostgreSQL: when one is killed in mid-weave, the other goes on within five seconds."""

import time
import uuid
from collections.abc import Callable

import pytest

from storycraft.archive.archive import Archive
from storycraft.domain.weave import WeaveState
from tests.faults.apps import App
from tests.faults.weaving_app import TELLINGS

StartApp = Callable[..., App]


@pytest.mark.timeout(60)
def test_a_dead_process_s_weave_is_taken_over(own_postgres_url: str, start_app: StartApp) -> None:
    archive = Archive.open(own_postgres_url, b"s" * 32)
    workshop = archive.create_workshop(f"Allotment gardens {uuid.uuid4()}", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")

    first = start_app(own_postgres_url, workshop.id, blue.id, "first", "2.5")
    first.wait_for("begun")
    second = start_app(own_postgres_url, workshop.id, blue.id, "second", "0.5")
    second.wait_for("ready")
    time.sleep(1.5)  # rounds of the second's janitor in which the first is alive
    assert not any(line.startswith("begun") for line in second.lines)
    assert not archive.weaves(workshop.id)[0].state.ended
    first.kill()
    killed = time.monotonic()
    second.wait_for("begun", seconds=5)
    print(f"taken over after {time.monotonic() - killed:.2f} s")

    while not (weave := archive.weaves(workshop.id)[0]).state.ended:
        time.sleep(0.05)
    second.kill()
    assert weave.state is WeaveState.DONE
    assert sorted(draft.telling for draft in archive.drafts(workshop.id)) == sorted(TELLINGS)
    archive.close()
