"""Two processes on PostgreSQL: when one is killed in mid-weave, the other goes on within five seconds."""

import time
import uuid
from collections.abc import Callable

import pytest

from storycraft.domain.weave import WeaveState
from storycraft.storage.archive import Archive
from tests.faults.apps import App
from tests.faults.results import keep
from tests.faults.weaving_app import TELLINGS

StartApp = Callable[..., App]


@pytest.mark.timeout(120)
def test_a_dead_process_s_weave_is_taken_over(own_postgres_url: str, start_app: StartApp) -> None:
    archive = Archive.open(own_postgres_url, b"s" * 32)
    workshop = archive.create_workshop(f"Allotment gardens {uuid.uuid4()}", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")

    first = start_app(own_postgres_url, workshop.id, blue.id, "first", "20")
    first.wait_for("begun")
    second = start_app(own_postgres_url, workshop.id, blue.id, "second", "0.5")
    second.wait_for("ready")
    time.sleep(1.5)  # rounds of the second's recovery in which the first is alive
    assert not any(line.startswith("begun") for line in second.lines)
    assert not archive.weaves(workshop.id)[0].state.ended
    first.kill()
    killed = time.monotonic()
    second.wait_for("begun", seconds=5)
    taken_over = time.monotonic() - killed

    end = time.monotonic() + 30
    while not (weave := archive.weaves(workshop.id)[0]).state.ended:
        assert time.monotonic() < end, f"still {weave}"
        time.sleep(0.05)
    second.kill()
    drafts = archive.drafts(workshop.id)
    keep(
        "kill -9 of one of two processes",
        taken_over_after_seconds=round(taken_over, 1),
        weave=weave.state.value,
        drafts_lost_or_doubled=len(drafts) - len(TELLINGS),
    )
    assert weave.state is WeaveState.DONE
    assert sorted(draft.telling for draft in drafts) == sorted(TELLINGS)
    archive.close()
