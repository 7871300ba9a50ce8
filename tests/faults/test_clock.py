"""A clock that is set back and forward under way: order, weaves and the log stay as people made them."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storycraft.domain.weave import Weave, WeaveState
from storycraft.formats.loader import Formats
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.storage import database as engine
from storycraft.storage.archive import Archive
from tests.faults.results import keep
from tests.support.fakes import ScriptedWeaver, held

JUMPS = (timedelta(hours=-1), timedelta(hours=2), timedelta(days=-400))


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Sets this process's clock forward or back: Python's, which the queue reads, and the archive's."""
    real, off = time.time, [timedelta()]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + off[0]

    monkeypatch.setattr(time, "time", lambda: real() + off[0].total_seconds())
    monkeypatch.setattr(engine, "datetime", Clock)

    def jump(by: timedelta) -> None:
        off[0] += by

    return jump


@pytest.fixture
def go_on() -> threading.Event:
    """Until it is set, a telling is under way."""
    return threading.Event()


@pytest.fixture
def weave_queue(archive: Archive, tmp_path: Path, go_on: threading.Event) -> Iterator[WeaveQueue]:
    script = held("We shared the seeds before anybody asked", go_on)
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    made = WeaveQueue(archive, lambda name, workshop_id: ScriptedWeaver(*[script] * 2), Formats().get, url)
    made.launch()
    yield made
    made.stop()


@pytest.mark.timeout(90)
def test_a_clock_that_jumps_changes_nothing_that_people_see(
    archive: Archive, weave_queue: WeaveQueue, go_on: threading.Event, jump: Callable[[timedelta], None]
) -> None:
    workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")
    said: list[str] = []
    weaves: list[str] = []
    done: list[str] = []

    for by in JUMPS:
        said.append(archive.add_contribution(workshop.id, blue.id, "experiences", f"Before {by}").id)
        weave = weave_queue.start(workshop.id, blue.id, ["plain", "letter"], "quotes")
        weaves.append(weave.id)
        _wait(archive, weave.id, lambda weave: bool(weave.partial))
        jump(by)
        said.append(archive.add_contribution(workshop.id, blue.id, "experiences", f"After {by}").id)
        go_on.set()
        if _wait(archive, weave.id, lambda weave: weave.state.ended).state is WeaveState.DONE:
            done.append(weave.id)
        go_on.clear()

    kept = [c.id for c in archive.workshop(workshop.id).contributions]
    keep(
        "clock jumps",
        jumps=[str(by) for by in JUMPS],
        words_lost=len(set(said) - set(kept)),
        weaves_done=len(done),
        weaves_lost=len(weaves) - len(done),
    )
    assert done == weaves
    assert kept == said
    assert [weave.id for weave in archive.weaves(workshop.id)] == weaves[::-1], "newest first"
    assert [d.telling for d in archive.drafts(workshop.id)] == ["letter", "plain"] * len(JUMPS)
    revisions = [event.revision for event in archive.events(workshop.id)]
    assert revisions == sorted(set(revisions))


def _wait(archive: Archive, weave_id: str, wanted: Callable[[Weave], bool]) -> Weave:
    end = time.monotonic() + 20
    while not wanted(weave := archive.weave(weave_id)):
        assert time.monotonic() < end, f"still {weave}"
        time.sleep(0.02)
    return weave
