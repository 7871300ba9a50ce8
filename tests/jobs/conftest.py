"""A workshop to weave in, and a weave queue that is stopped whatever happens."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storycraft.domain.weave import Weave
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.storage.archive import Archive
from tests.support.fakes import ScriptedWeaver

Launch = Callable[..., WeaveQueue]


@pytest.fixture
def workshop(archive: Archive) -> Workshop:
    """A workshop with two groups, one of which has said something."""
    made = archive.create_workshop("Allotment gardens", "communities-of-practice")
    blue = archive.add_group(made.id, "Blue table")
    archive.add_group(made.id, "Green table")
    archive.add_contribution(made.id, blue.id, "experiences", "We shared the seeds before anybody asked.")
    return archive.workshop(made.id)


@pytest.fixture
def blue(workshop: Workshop) -> str:
    """The id of the Blue table."""
    return next(group.id for group in workshop.groups if group.name == "Blue table")


@pytest.fixture
def green(workshop: Workshop) -> str:
    """The id of the Green table."""
    return next(group.id for group in workshop.groups if group.name == "Green table")


@pytest.fixture
def launch(archive: Archive, tmp_path: Path) -> Iterator[Launch]:
    """Makes and launches a weave queue over the archive that weaves by a scripted weaver."""
    weave_queues = []

    def launch(weaver: ScriptedWeaver, workers: int = 4) -> WeaveQueue:
        url = f"sqlite:///{tmp_path / 'storycraft.db'}"
        weave_queue = WeaveQueue(archive, lambda name, workshop_id: weaver, Formats().get, url, workers)
        weave_queues.append(weave_queue)
        weave_queue.launch()
        return weave_queue

    yield launch
    for weave_queue in weave_queues:
        weave_queue.stop()


@pytest.fixture
def wait_for(archive: Archive) -> Callable[[str, Callable[[Weave], bool]], Weave]:
    """Waits until a weave is as wanted, for thirty seconds at most."""

    def wait_for(weave_id: str, wanted: Callable[[Weave], bool]) -> Weave:
        end = time.monotonic() + 30
        while not wanted(weave := archive.weave(weave_id)):
            assert time.monotonic() < end, f"still {weave}"
            time.sleep(0.02)
        return weave

    return wait_for
