"""What the health route tells of the model is what came of the last call, and nobody is asked for it."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from storycraft.archive.archive import Archive
from storycraft.domain.errors import ModelError, SettingsError
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.llm.client import close_clients
from storycraft.llm.errors import BudgetSpent
from storycraft.llm.known import forget_all
from storycraft.model_access import ModelSettings
from storycraft.settings import Settings, read_settings
from storycraft.weavers.weaver import Silent, select_material
from storycraft.wiring import Weavers, make_weaver
from tests.faultserver import FaultServer


@pytest.fixture
def server() -> Iterator[FaultServer]:
    forget_all()
    with FaultServer() as running:
        yield running
    close_clients()


@pytest.fixture
def settings(server: FaultServer, tmp_path: Path) -> Settings:
    model = ModelSettings(model="good", base_url=server.url, tries=1, timeout=10)
    return replace(read_settings({"STORYCRAFT_DATA": str(tmp_path)}), model=model)


@pytest.fixture
def workshop(archive: Archive, server: FaultServer) -> Workshop:
    made = archive.create_workshop("Allotment gardens", "communities-of-practice")
    archive.add_contribution(made.id, "g1", "experiences", "We shared the seeds before anybody asked.")
    archive.allow_model(made.id, urlsplit(server.url).netloc)
    return archive.workshop(made.id)


def ask(weavers: Weavers, workshop: Workshop) -> None:
    material = select_material(workshop, Formats().get(workshop.format), "")
    weavers("model", workshop.id).propose_threads(material, Silent())


def test_without_a_model_there_is_none(settings: Settings, archive: Archive) -> None:
    assert Weavers(replace(settings, model=None), archive).model_state == "none"


def test_before_the_first_call_nothing_is_known(settings: Settings, archive: Archive) -> None:
    assert Weavers(settings, archive).model_state == "not asked yet"


def test_the_last_call_tells(settings: Settings, archive: Archive, workshop: Workshop) -> None:
    weavers = Weavers(settings, archive)
    ask(weavers, workshop)
    assert weavers.model_state == "ok"


def test_a_fault_is_told_by_its_kind(settings: Settings, archive: Archive, workshop: Workshop) -> None:
    assert settings.model
    weavers = Weavers(replace(settings, model=replace(settings.model, model="401x9")), archive)
    with pytest.raises(ModelError) as fault:
        ask(weavers, workshop)
    assert weavers.model_state == type(fault.value).__name__


def test_a_workshop_s_own_model_is_its_own_affair(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    weavers = Weavers(settings, archive)
    weavers.use_model(workshop.id, settings.model)
    ask(weavers, workshop)
    assert weavers.model_state == "not asked yet"


def test_each_call_is_an_event_without_its_words(
    settings: Settings, archive: Archive, workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "storycraft.wiring"):
        ask(Weavers(settings, archive), workshop)
    event = next(record for record in caplog.records if record.message == "A model was asked.")
    assert (event.purpose, event.outcome, event.model) == ("threads", "ok", "good")
    assert "seeds" not in str(vars(event))


def test_processes_that_share_a_database_share_a_workshop_s_budget(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    assert settings.model
    bounded = replace(settings.model, budget_tokens=5000, reply_tokens=1000)
    processes = [Weavers(replace(settings, model=bounded), archive) for _ in range(4)]
    for process in processes:
        process("model", workshop.id)
    for process in processes * 5:
        with suppress(BudgetSpent):
            ask(process, workshop)
    with pytest.raises(BudgetSpent):
        ask(processes[0], workshop)
    assert 2000 < sum(archive.tokens_spent(workshop.id)) <= 5000


def test_among_several_processes_it_is_said_that_a_model_of_a_page_is_known_to_one_only(
    tmp_path: Path,
) -> None:
    alone = read_settings({"STORYCRAFT_DATA": str(tmp_path)})
    among = replace(alone, database_url="postgresql://storycraft@db/storycraft")
    with pytest.raises(SettingsError, match="of that page only"):
        make_weaver("model", among)
    with pytest.raises(SettingsError, match=r"use the quote weaver\.$"):
        make_weaver("model", alone)
