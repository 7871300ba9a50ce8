"""A weave that was under way when a backup was made is finished where it is restored, and tells nothing twice."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs import recovery as recovery
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.storage.archive import Archive
from storycraft.storage.backup import back_up
from storycraft.storage.restore import restore
from tests.support.fakes import ScriptedWeaver, held, woven


@pytest.fixture(params=["while the app runs", "before the next start"])
def stopped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(recovery, "TAKE_UP_EVERY", 1)
    return request.param == "before the next start"


@pytest.fixture
def weave_queue(archive: Archive, tmp_path: Path, weaver: ScriptedWeaver) -> Iterator[WeaveQueue]:
    made = WeaveQueue(
        archive, lambda name, workshop_id: weaver, Formats().get, f"sqlite:///{tmp_path / 'storycraft.db'}"
    )
    made.launch()
    yield made
    made.stop()


@pytest.fixture
def go_on() -> threading.Event:
    return threading.Event()


@pytest.fixture
def weaver(go_on: threading.Event) -> ScriptedWeaver:
    return ScriptedWeaver(
        woven("We shared the seeds."),
        held("Dear neighbour, we shared them.", go_on),
        woven("Dear neighbour, we shared them."),
    )


def test_it_goes_on_in_the_same_installation(
    archive: Archive,
    workshop: Workshop,
    blue: str,
    tmp_path: Path,
    weave_queue: WeaveQueue,
    weaver: ScriptedWeaver,
    go_on: threading.Event,
    stopped: bool,
    wait_for: Callable[..., Weave],
) -> None:
    weave = weave_queue.start(workshop.id, blue, ["plain", "letter"], "quotes")
    wait_for(weave.id, lambda weave: weave.finished == 1 and bool(weave.partial))
    back_up(f"sqlite:///{tmp_path / 'storycraft.db'}", archive.access_keys, tmp_path / "b.zip")
    go_on.set()
    wait_for(weave.id, lambda weave: weave.state.ended)
    if stopped:
        weave_queue.stop()

    restored = restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "before.zip")
    assert restored.unfinished == 1
    weave_queue.launch()
    done = wait_for(archive.weaves(workshop.id)[0].id, lambda weave: weave.state.ended)
    assert done.state is WeaveState.DONE
    assert weaver.tellings == ["plain", "letter", "letter"]
    assert sorted(draft.telling for draft in archive.drafts(workshop.id)) == ["letter", "plain"]
