"""Eight groups weave with one model at once: within its limit, in turn, stopped at once, and nothing is lost."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.llm.client import close_clients
from storycraft.llm.concurrency import slots_at
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.storage.archive import Archive
from storycraft.weavers.model.model_weaver import ModelWeaver
from tests.support.faultserver import FaultServer
from tests.support.model_servers import forget_all

Launch = Callable[..., WeaveQueue]
WaitFor = Callable[[str, Callable[[Weave], bool]], Weave]
TELLINGS = ["plain", "letter", "news"]


@pytest.fixture
def server() -> Iterator[FaultServer]:
    forget_all()
    with FaultServer() as running:
        running.piece = 100
        yield running
    close_clients()


@pytest.fixture
def tables(archive: Archive) -> Workshop:
    """Eight groups, each of which has said two things, in a workshop that may use a model."""
    made = archive.create_workshop("Allotment gardens", "communities-of-practice")
    for name in ("Blue", "Green", "Red", "Oak", "Hill", "River", "North", "Quay"):
        group = archive.add_group(made.id, f"{name} table")
        archive.add_contribution(
            made.id, group.id, "experiences", f"At the {name} table we shared the seeds."
        )
        archive.add_contribution(made.id, group.id, "experiences", "Nobody wrote it down, and it worked.")
    return archive.workshop(made.id)


def groups_of(workshop: Workshop) -> list[str]:
    return [group.id for group in workshop.groups if group.name.endswith(" table")]


def weaver_at(server: FaultServer, archive: Archive, workshop: Workshop, **more: Any) -> ModelWeaver:
    usual = {
        "model": "good",
        "base_url": server.url,
        "tries": 2,
        "longest_wait": 0.05,
        "stall": 0.4,
        "timeout": 10,
        "second_opinion": False,  # each draft is one call
    }
    settings = ModelSettings(**{**usual, **more})
    return ModelWeaver(
        LanguageModel(settings, on_call=lambda call: archive.log_call(workshop.id, call)), Prompts()
    )


def ended(weave: Weave) -> bool:
    return weave.state.ended


def test_eight_groups_get_three_drafts_each_within_the_limit(
    server: FaultServer, archive: Archive, tables: Workshop, launch: Launch, wait_for: WaitFor
) -> None:
    server.latency = 0.1
    weave_queue = launch(weaver_at(server, archive, tables, concurrency=3), workers=8)
    weaves = [weave_queue.start(tables.id, group, TELLINGS, "model") for group in groups_of(tables)]
    again = [weave_queue.start(tables.id, group, TELLINGS, "model") for group in groups_of(tables)[4:]]
    assert [weave.id for weave in again] == [weave.id for weave in weaves[4:]], "two clicks are one weave"
    said: set[str] = set()
    while not all(archive.weave(weave.id).state.ended for weave in weaves):
        said |= {archive.weave(weave.id).doing for weave in weaves}
        time.sleep(0.005)
    assert {wait_for(weave.id, ended).state for weave in weaves} == {WeaveState.DONE}
    drafts = archive.drafts(tables.id)
    assert sorted((draft.group_id, draft.telling) for draft in drafts) == sorted(
        (group, telling) for group in groups_of(tables) for telling in TELLINGS
    )
    assert server.most_under_way == 3
    assert len(server.chats) == 24 == len(archive.calls(tables.id))
    assert any(sentence.startswith("Waiting for the model: ") for sentence in said)


def test_stopping_weave_closes_its_connection_at_once_and_no_other(
    server: FaultServer, archive: Archive, tables: Workshop, launch: Launch, wait_for: WaitFor
) -> None:
    server.rate, server.piece = 60, 4
    weave_queue = launch(weaver_at(server, archive, tables, concurrency=2), workers=2)
    blue, green = groups_of(tables)[:2]
    stopped = weave_queue.start(tables.id, blue, TELLINGS, "model")
    other = weave_queue.start(tables.id, green, ["plain"], "model")
    wait_for(stopped.id, lambda weave: bool(weave.partial))
    wait_for(other.id, lambda weave: bool(weave.partial))
    began = time.monotonic()
    weave_queue.cancel(stopped.id)
    while not any(chat.closed for chat in server.chats):
        assert time.monotonic() - began < 3
        time.sleep(0.005)
    server.rate = 0
    assert wait_for(other.id, ended).state is WeaveState.DONE
    assert sum(chat.closed is not None for chat in server.chats) == 1
    assert len(server.chats) == 2
    assert [call.outcome for call in archive.calls(tables.id)] == ["Stopped", "ok"]


def test_waiting_weave_can_be_stopped_before_it_costs_anything(
    server: FaultServer, archive: Archive, tables: Workshop, launch: Launch, wait_for: WaitFor
) -> None:
    server.rate, server.piece = 4, 4
    patient = weaver_at(server, archive, tables, concurrency=1, stall=10, timeout=60)
    weave_queue = launch(patient, workers=2)
    blue, green = groups_of(tables)[:2]
    first = weave_queue.start(tables.id, blue, ["plain"], "model")
    wait_for(first.id, lambda weave: bool(server.chats))
    waiting = weave_queue.start(tables.id, green, ["plain"], "model")
    wait_for(waiting.id, lambda weave: weave.doing.startswith("Waiting for the model: we are next"))
    weave_queue.cancel(waiting.id)
    assert wait_for(waiting.id, ended).state is WeaveState.CANCELLED
    while slots_at(server.url)._waiting:
        time.sleep(0.02)
    server.rate = 0
    assert wait_for(first.id, ended).state is WeaveState.DONE
    assert len(server.chats) == 1


@pytest.mark.parametrize("fault", ["cut", "stall"])
def test_what_had_arrived_is_kept_after_the_last_try(
    server: FaultServer, archive: Archive, tables: Workshop, launch: Launch, wait_for: WaitFor, fault: str
) -> None:
    before = archive.workshop(tables.id)
    weave_queue, group = launch(weaver_at(server, archive, tables, model=fault)), groups_of(tables)[0]
    failed = wait_for(weave_queue.start(tables.id, group, ["plain"], "model").id, ended)
    assert failed.state is WeaveState.FAILED
    assert failed.reason.count(".") >= 2, "the cause, and what to do now"
    (draft,) = archive.drafts(tables.id)
    assert draft.incomplete
    assert "we shared the" in str(draft.paragraphs) or "Nobody wrote" in str(draft.paragraphs)
    after = archive.workshop(tables.id)
    assert (after.contributions, after.threads, after.groups) == (
        before.contributions,
        before.threads,
        before.groups,
    )


def test_wait_is_on_the_page_and_can_be_stopped(
    server: FaultServer, archive: Archive, tables: Workshop, launch: Launch, wait_for: WaitFor
) -> None:
    weaver = weaver_at(server, archive, tables, model="429", longest_wait=20, tries=9)
    weave_queue, group = launch(weaver), groups_of(tables)[0]
    weave = weave_queue.start(tables.id, group, ["plain"], "model")
    wait_for(weave.id, lambda weave: "Trying again in" in weave.doing)
    weave_queue.cancel(weave.id)
    asked = len(server.chats)
    time.sleep(1.5)  # longer than the wait that was announced
    assert len(server.chats) == asked
