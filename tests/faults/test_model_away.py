"""The model's server away in mid-sentence: the weave waits and goes on, or fails with its reason and keeps its text."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.llm.client import close_clients
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.storage.archive import Archive
from storycraft.weavers.model.model_weaver import ModelWeaver
from tests.faults.results import keep
from tests.support.faultserver import FaultServer
from tests.support.model_servers import forget_all

SCALE = int(os.environ.get("STORYCRAFT_TEST_SCALE", "15"))
"""So many times faster than in a room: an outage of 30 s lasts 2 s here, and every wait is as much shorter."""
OUTAGE = 30 / SCALE
LONGEST = 23 + OUTAGE
"""Seconds that anything may take here; a test may take as long again and ten more."""
TELLINGS = ("plain", "letter")


@pytest.fixture
def workshop(archive: Archive) -> Workshop:
    made = archive.create_workshop("Allotment gardens", "communities-of-practice")
    for number in range(6):
        archive.add_contribution(
            made.id, "g1", "experiences", f"On day {number} we shared the seeds by the gate."
        )
    return archive.workshop(made.id)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    forget_all()
    with FaultServer(rate=60) as slow:
        yield slow
    close_clients()


@pytest.fixture
def order(
    archive: Archive, workshop: Workshop, server: FaultServer, tmp_path: Path
) -> Iterator[Callable[..., Weave]]:
    """Orders a weave whose model is tried so often."""
    tries = [0]

    def weaver_of(name: str, workshop_id: str) -> ModelWeaver:
        settings = ModelSettings(
            model="good",
            base_url=server.url,
            tries=tries[0],
            longest_wait=10 / SCALE,
            stall=30,  # not scaled: a loaded machine is no silent server
            timeout=60,
        )
        return ModelWeaver(LanguageModel(settings), Prompts())

    weave_queue = WeaveQueue(archive, weaver_of, Formats().get, f"sqlite:///{tmp_path / 'storycraft.db'}")
    weave_queue.launch()

    def order(tries_of_each: int) -> Weave:
        tries[0] = tries_of_each
        return weave_queue.start(workshop.id, "g1", TELLINGS, "model")

    yield order
    weave_queue.stop()


@pytest.mark.timeout(2 * LONGEST + 10)
def test_outage_that_ends_in_time_is_waited_for_and_said(
    archive: Archive, server: FaultServer, order: Callable[..., Weave]
) -> None:
    weave = order(9)
    _wait(archive, weave.id, lambda w: w.finished == 1 and bool(w.partial))
    server.stop()
    server.rate = 0
    said = _wait(archive, weave.id, lambda w: "Trying again in" in w.doing).doing
    time.sleep(OUTAGE)
    server.start()
    done = _wait(archive, weave.id, lambda w: w.state.ended)
    drafts = archive.drafts(weave.workshop_id)
    keep(
        "model away for 30 s",
        scaled=f"1:{SCALE}",
        tries=9,
        weave=done.state.value,
        drafts=len(drafts),
        said=said,
    )
    assert done.state is WeaveState.DONE
    assert sorted(draft.telling for draft in drafts) == sorted(TELLINGS)


@pytest.mark.timeout(2 * LONGEST + 10)
def test_lasting_outage_fails_the_weave_and_keeps_the_text(
    archive: Archive, server: FaultServer, order: Callable[..., Weave]
) -> None:
    weave = order(2)
    _wait(archive, weave.id, lambda w: w.finished == 1 and "seeds" in w.partial)
    server.stop()
    failed = _wait(archive, weave.id, lambda w: w.state.ended)
    drafts = archive.drafts(weave.workshop_id)
    keep(
        "model away for longer than it is waited for",
        scaled=f"1:{SCALE}",
        tries=2,
        weave=failed.state.value,
        reason=failed.reason,
        finished_tellings_kept=sum(not draft.incomplete for draft in drafts),
        text_kept=bool(failed.partial),
    )
    assert failed.state is WeaveState.FAILED
    assert failed.reason.count(".") >= 2, "the cause, and what to do now"
    assert "plain" in [draft.telling for draft in drafts if not draft.incomplete]
    assert "seeds" in failed.partial

    server.rate = 0
    server.start()
    again = order(2)
    assert _wait(archive, again.id, lambda w: w.state.ended).state is WeaveState.DONE


def _wait(archive: Archive, weave_id: str, wanted: Callable[[Weave], bool]) -> Weave:
    end = time.monotonic() + LONGEST
    while not wanted(weave := archive.weave(weave_id)):
        assert time.monotonic() < end, f"still {weave}"
        time.sleep(0.02)
    return weave
