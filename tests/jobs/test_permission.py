"""A workshop allows one host: nothing goes to another, and turning the model off stops what is under way."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storycraft.domain.errors import Refused
from storycraft.domain.story import Frame
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.llm.client import close_clients
from storycraft.llm.errors import ModelCallError
from storycraft.llm.permission import TurnedOff
from storycraft.model_settings import ModelSettings
from storycraft.settings import Settings, read_settings
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Silent, select_material
from storycraft.workshop_weavers import Weavers
from tests.support.faultserver import FaultServer
from tests.support.model_servers import forget_all

HALF_A_TELLING = 20
"""Pieces of a reply."""
WaitFor = Callable[[str, Callable[[Weave], bool]], Weave]


@pytest.fixture
def server() -> Iterator[FaultServer]:
    forget_all()
    with FaultServer() as running:
        yield running
    close_clients()


@pytest.fixture
def elsewhere() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


def model_at(server: FaultServer) -> ModelSettings:
    return ModelSettings(model="good", base_url=server.url, tries=1, stall=5, timeout=30)


def host_of(server: FaultServer) -> str:
    return f"127.0.0.1:{server.port}"


@pytest.fixture
def settings(elsewhere: FaultServer, tmp_path: Path) -> Settings:
    """The installation has a model of its own."""
    return replace(read_settings({"STORYCRAFT_DATA": str(tmp_path)}), model=model_at(elsewhere))


@pytest.fixture
def weave_queues(archive: Archive, tmp_path: Path) -> Iterator[Callable[[Weavers], WeaveQueue]]:
    launched: list[WeaveQueue] = []

    def launch(weavers: Weavers) -> WeaveQueue:
        for weave_queue in launched:
            weave_queue.stop()
        launched.append(
            WeaveQueue(archive, weavers, Formats().get, f"sqlite:///{tmp_path / 'storycraft.db'}")
        )
        launched[-1].launch()
        return launched[-1]

    yield launch
    for weave_queue in launched:
        weave_queue.stop()


def test_permission_for_one_model_is_none_for_the_installations(
    settings: Settings, archive: Archive, workshop: Workshop, server: FaultServer, elsewhere: FaultServer
) -> None:
    before, restarted = Weavers(settings, archive), Weavers(settings, archive)
    before.use_model(workshop.id, model_at(server))
    archive.allow_model(workshop.id, host_of(server))
    assert before.may_ask(workshop.id)
    assert not restarted.may_ask(workshop.id)
    with pytest.raises(Refused) as refused:
        restarted("model", workshop.id)
    assert f"allowed the language model at {host_of(server)}" in str(refused.value)
    assert f"in force is at {host_of(elsewhere)}" in str(refused.value)


def test_who_never_allowed_a_model_is_told_so(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    with pytest.raises(Refused, match="does not send its words"):
        Weavers(settings, archive)("model", workshop.id)


def test_what_was_made_to_be_looked_at_sends_nothing(
    settings: Settings, archive: Archive, workshop: Workshop, elsewhere: FaultServer
) -> None:
    weaver = Weavers(settings, archive).previewer(workshop.id)
    material = select_material(workshop, Formats().get(workshop.format))
    assert weaver.preview_frame(material, Frame())
    with pytest.raises(TurnedOff):
        weaver.propose_frame(material, Frame(), Silent())
    assert elsewhere.chats == []


@pytest.mark.timeout(60)
def test_weave_after_a_restart_fails_rather_than_go_elsewhere(
    settings: Settings,
    archive: Archive,
    workshop: Workshop,
    blue: str,
    server: FaultServer,
    elsewhere: FaultServer,
    weave_queues: Callable[[Weavers], WeaveQueue],
    wait_for: WaitFor,
) -> None:
    server.rate = 20
    weavers = Weavers(settings, archive)
    weavers.use_model(workshop.id, model_at(server))
    archive.allow_model(workshop.id, host_of(server))
    weave = weave_queues(weavers).start(workshop.id, blue, ["plain"], "model")
    wait_for(weave.id, lambda w: bool(w.partial))
    weave_queues(Weavers(settings, archive))
    failed = wait_for(weave.id, lambda w: w.state.ended)
    assert failed.state is WeaveState.FAILED
    assert "nothing was sent" in failed.reason
    assert elsewhere.chats == []


@pytest.mark.timeout(60)
def test_turning_the_model_off_keeps_what_had_arrived(
    settings: Settings,
    archive: Archive,
    workshop: Workshop,
    blue: str,
    elsewhere: FaultServer,
    weave_queues: Callable[[Weavers], WeaveQueue],
    wait_for: WaitFor,
) -> None:
    # However long it takes until it is turned off, the first telling does not end before.
    elsewhere.holds_at = HALF_A_TELLING
    patient = replace(settings, model=replace(model_at(elsewhere), stall=60, timeout=60))
    archive.allow_model(workshop.id, host_of(elsewhere))
    weave = weave_queues(Weavers(patient, archive)).start(workshop.id, blue, ["plain", "letter"], "model")
    wait_for(weave.id, lambda w: "seeds" in w.partial)
    archive.allow_model(workshop.id, "")
    failed = wait_for(weave.id, lambda w: w.state.ended)
    assert failed.state is WeaveState.FAILED
    assert "turned off for this workshop" in failed.reason
    assert "seeds" in failed.partial
    end = time.monotonic() + 5
    while not elsewhere.chats[0].closed:
        assert time.monotonic() < end, "the connection stays open"
        time.sleep(0.02)
    assert len(elsewhere.chats) == 1
    assert archive.calls(workshop.id)[0].outcome == "Stopped"


def test_turning_it_off_stops_a_proposal_too(
    settings: Settings, archive: Archive, workshop: Workshop, elsewhere: FaultServer
) -> None:
    archive.allow_model(workshop.id, host_of(elsewhere))
    elsewhere.latency = 20

    class Facilitator(Silent):
        """Turns it off as soon as the model reads."""

        def doing(self, sentence: str) -> None:
            archive.allow_model(workshop.id, "")

    material = select_material(workshop, Formats().get(workshop.format))
    with pytest.raises(ModelCallError, match="turned off for this workshop"):
        Weavers(settings, archive)("model", workshop.id).propose_threads(material, Facilitator())
    assert len(elsewhere.chats) == 1
