"""What the health route tells of the model is what came of the last call, and nobody is asked for it."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import ModelError, SettingsError
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.llm.client import client_for, close_clients
from storycraft.llm.errors import BudgetSpent, NotAllowed
from storycraft.model_settings import ModelSettings
from storycraft.services.check_link import new_entry
from storycraft.services.read_workshop import visit_by
from storycraft.services.run_workshop import delete_workshop
from storycraft.settings import Settings, read_settings
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Silent, select_material
from storycraft.wiring import Parts, wire
from storycraft.workshop_weavers import Weavers, model_weaver
from tests.support.faultserver import FaultServer
from tests.support.model_servers import forget_all


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


def test_names_to_be_masked_are_masked_from_then_on(
    settings: Settings, archive: Archive, workshop: Workshop, server: FaultServer
) -> None:
    assert settings.model
    before, after = (replace(settings.model, mask_names=(name,)) for name in ("anybody", "seeds"))
    weavers, changes = Weavers(replace(settings, model=before), archive), [after]

    def change_once(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if changes and "model_host" in statement:  # on another page, while this one asks for leave
            weavers.use_model(workshop.id, changes.pop())

    sa.event.listen(archive.engine, "before_cursor_execute", change_once)
    weavers("model", workshop.id)
    assert changes == []
    ask(weavers, workshop)
    assert server.exchanges
    assert all("seeds" not in str(exchange.body) for exchange in server.exchanges)


def test_the_key_of_a_deleted_workshop_is_forgotten(house: Parts) -> None:
    made = house.archive.create_workshop("Allotment gardens", "communities-of-practice")
    house.weavers.use_model(made.id, replace(inside(), api_key="sk-of-this-workshop"))
    delete_workshop(visit_by(new_entry(made.id, Role.FACILITATOR, "b" * 20)))
    assert house.weavers.model_of(made.id) == house.settings.model


def inside() -> ModelSettings:
    """A server that only the app's own machine reaches, at a port where no model servers listen."""
    return ModelSettings(model="good", base_url="http://127.0.0.1:9/v1")


def test_who_alone_reaches_the_app_may_choose_any_address(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    weavers = Weavers(settings, archive)
    weavers.use_model(workshop.id, inside(), open_to_network=False)
    assert weavers.model_of(workshop.id) == inside()


def test_inside_address_is_refused_where_others_reach_the_app(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    weavers = Weavers(settings, archive)
    before = weavers.model_of(workshop.id)
    with pytest.raises(SettingsError, match="https"):
        weavers.use_model(workshop.id, inside(), open_to_network=True)
    assert weavers.model_of(workshop.id) == before


def test_host_that_installation_names_may_be_chosen_wherever_it_stands(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    weavers = Weavers(replace(settings, model_hosts=("127.0.0.1:9",)), archive)
    weavers.use_model(workshop.id, inside(), open_to_network=True)
    chosen = weavers.model_of(workshop.id)
    assert chosen
    assert not chosen.guarded


def test_the_installations_own_address_may_be_chosen_with_another_model(
    settings: Settings, archive: Archive, workshop: Workshop
) -> None:
    assert settings.model
    weavers = Weavers(settings, archive)
    weavers.use_model(workshop.id, replace(settings.model, model="other"), open_to_network=True)
    chosen = weavers.model_of(workshop.id)
    assert chosen
    assert (chosen.model, chosen.guarded) == ("other", False)


def test_typed_public_address_stays_guarded_for_every_weave(
    settings: Settings, archive: Archive, workshop: Workshop, server: FaultServer
) -> None:
    weavers = Weavers(settings, archive)
    public = ModelSettings(model="good", base_url="https://localhost:8000/v1")
    weavers.use_model(workshop.id, public, open_to_network=True)
    chosen = weavers.model_of(workshop.id)
    assert chosen
    assert chosen.guarded


def test_a_weave_and_a_trial_keep_to_the_same_guard(
    settings: Settings, archive: Archive, workshop: Workshop, server: FaultServer
) -> None:
    assert settings.model
    weavers = Weavers(settings, archive)
    weavers.use_model(workshop.id, replace(settings.model, guarded=True))
    with pytest.raises(NotAllowed):
        ask(weavers, workshop)
    (trial,) = weavers.try_models(workshop.id)
    assert "may not be chosen on a page" in trial.words
    assert server.exchanges == []


def test_each_call_is_an_event_without_its_words(
    settings: Settings, archive: Archive, workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "storycraft.workshop_weavers"):
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


def test_one_process_alone_knows_a_pages_model(
    tmp_path: Path,
) -> None:
    alone = read_settings({"STORYCRAFT_DATA": str(tmp_path)})
    among = replace(alone, database_url="postgresql://storycraft@db/storycraft")
    with pytest.raises(SettingsError, match="of that page only"):
        model_weaver(among)
    with pytest.raises(SettingsError, match=r"use the quote weaver\.$"):
        model_weaver(alone)


def test_closing_the_app_hangs_up_on_model_servers(tmp_path: Path) -> None:
    house = wire(read_settings({"STORYCRAFT_DATA": str(tmp_path)}))
    used = client_for(ModelSettings(model="m", base_url="http://127.0.0.1:9/v1"))
    house.close()
    assert client_for(ModelSettings(model="m", base_url="http://127.0.0.1:9/v1")) is not used
    close_clients()
