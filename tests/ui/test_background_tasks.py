"""What is asked of the model beside the page is shown, stopped by anybody, and asked once however many click."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.model_settings import read_model
from storycraft.services.check_link import Entry
from storycraft.ui.pages.facilitator.model_panel import SHOWN
from storycraft.wiring import Parts
from tests.support.faultserver import FaultServer
from tests.support.waiting import until
from tests.ui.conftest import data_of, words
from tests.ui.test_rights import query

THREADS = "Propose threads from the points"
FRAME = "Propose from our points"
Open = Callable[..., AppTest]


@pytest.fixture
def screen(page: Any, house: Parts, sample: Workshop, server: FaultServer) -> Open:
    """Opens a screen of the group at a stage, in a workshop that uses this model."""

    def open_screen(stage: str, model: str = "good", **more: str) -> AppTest:
        usual = {"OPENAI_BASE_URL": server.url, "STORYCRAFT_MODEL": model, "STORYCRAFT_MODEL_TRIES": "2"}
        given = {**usual, **more}
        house.weavers.use_model(sample.id, read_model(given))
        house.archive.allow_model(sample.id, f"127.0.0.1:{server.port}")
        key = house.archive.group_key(sample.id, "g2")
        entry = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key)
        return page("group", **entry.query, stage=stage)

    return open_screen


def press(page: AppTest, label: str) -> AppTest:
    page = next(b for b in page.button if b.label == label).click().run()
    assert not page.exception
    return page


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def proposals(house: Parts, workshop: Workshop) -> int:
    return sum(not thread.accepted for thread in house.archive.workshop(workshop.id).threads)


def test_a_page_does_not_wait_for_the_model(
    screen: Open, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    server.latency = 60
    page = press(screen("threads"), THREADS)
    assert "sc-busy" in words(page)
    assert "Stop" in labels(page)
    server.latency = 0
    page = press(page, "Stop")
    assert "Stop" not in labels(page)
    press(page, THREADS)
    until(page, lambda: proposals(house, sample) > 0)


def test_clicks_on_two_screens_are_one_call_for_both(
    screen: Open, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    server.latency = 0.5
    first, second = screen("threads"), screen("threads")
    press(first, THREADS)
    press(second, THREADS)
    assert "Stop" in labels(second)
    assert next(b for b in second.button if b.label == THREADS).disabled
    until(second, lambda: proposals(house, sample) > 0)
    assert len(server.chats) == 1


def test_stop_on_another_screen_closes_the_connection_and_keeps_nothing(
    screen: Open, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    server.rate = 5
    first, second = screen("story"), screen("story")
    before = house.archive.frame(sample.id, "g2")
    press(first, FRAME)
    until(second, lambda: "Stop" in labels(second) and bool(server.chats))
    press(second, "Stop")
    until(second, lambda: server.chats[0].closed is not None)
    assert house.archive.frame(sample.id, "g2") == before
    until(second, lambda: [call.outcome for call in house.archive.calls(sample.id)] == ["Stopped"])


def test_only_who_asked_is_led_to_the_first_proposal(screen: Open, house: Parts, sample: Workshop) -> None:
    asking, other = press(screen("threads"), THREADS), screen("threads")
    until(asking, lambda: proposals(house, sample) > 0)
    board = data_of(asking.run(), "threads")
    proposed = [thread["id"] for thread in board["threads"] if not thread["accepted"]]
    assert board["show"]["id"] == proposed[0]
    assert data_of(other.run(), "threads")["show"] == {}


def test_wait_for_server_is_on_the_page_while_it_lasts(screen: Open) -> None:
    # Each wait is a second, and on a busy machine so is a drawing: it has several waits to be seen in.
    page = press(screen("threads", "429", STORYCRAFT_MODEL_TRIES="10"), THREADS)
    until(page, lambda: "Trying again in" in words(page))
    press(page, "Stop")


def test_a_page_that_was_closed_loses_nothing(screen: Open, house: Parts, sample: Workshop) -> None:
    press(screen("threads"), THREADS)
    later = screen("threads")
    until(later, lambda: any(not thread["accepted"] for thread in data_of(later, "threads")["threads"]))
    assert proposals(house, sample)


def test_fault_is_said_with_way_on_that_needs_no_model(screen: Open, house: Parts, sample: Workshop) -> None:
    page = press(screen("threads", "401"), THREADS)
    until(page, lambda: "key" in words(page) and "Close this message" in labels(page))
    press(page, "Propose without the model")
    until(page, lambda: proposals(house, sample) > 0)
    assert "Close this message" not in labels(page)


def test_what_was_done_without_is_said_until_closed(screen: Open, house: Parts, sample: Workshop) -> None:
    page = press(screen("threads", STORYCRAFT_MODEL_EMBEDDINGS="unknown"), THREADS)
    until(page, lambda: "Close this message" in labels(page))
    assert "The threads are found without it." in words(page)
    assert proposals(house, sample) > 0
    page = press(page, "Close this message")
    assert "The threads are found without it." not in words(page)


def test_what_the_group_typed_meanwhile_stays(
    screen: Open, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    from storycraft.domain.story import Element, FrameEntry

    server.latency = 0.5
    page = press(screen("story"), FRAME)
    frame = house.archive.frame(sample.id, "g2")
    ours = FrameEntry(element=Element.WHO, text="Four of us, and the neighbour's dog")
    house.archive.save_frame(sample.id, "g2", frame.with_entry(ours))
    until(page, lambda: any(entry.proposed for entry in house.archive.frame(sample.id, "g2").entries))
    assert house.archive.frame(sample.id, "g2")[Element.WHO] == ours


def test_nobody_is_asked_while_input_is_paused(
    screen: Open, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    from dataclasses import replace

    page = screen("threads")
    house.archive.save_controls(
        sample.id, replace(house.archive.controls(sample.id), frozen=True), "input paused"
    )
    press(page, THREADS)
    assert server.chats == []


def test_the_group_chooses_its_storys_language_beside_its_length(
    screen: Open, house: Parts, sample: Workshop
) -> None:
    page = screen("story")
    language = next(box for box in page.selectbox if box.label == "Language")
    assert language.value == "en"
    language.select("es").run()
    press(page, "Weave 12 points into 2 drafts")
    until(page, lambda: bool(house.archive.drafts(sample.id, "g2")))
    assert house.archive.drafts(sample.id, "g2")[0].language == "es"
    until(page, lambda: len(house.archive.drafts(sample.id, "g2")) == 2)
    page.run()
    assert all("Español" in tab["name"] for tab in data_of(page, "drafts")["tabs"])


def test_the_quote_weaver_says_that_it_does_not_translate(screen: Open) -> None:
    page = screen("story")
    next(box for box in page.selectbox if box.label == "Written by").select("quotes").run()
    assert not any(box.label == "Language" for box in page.selectbox)
    assert "does not translate" in words(page)


def test_the_latest_calls_stand_on_the_page(page: Any, house: Parts, sample: Workshop) -> None:
    for number in range(SHOWN + 5):
        call = ModelCall(made=datetime.now(UTC), purpose="draft", prompt="", model=f"m{number}", host="here")
        house.archive.log_call(sample.id, call)
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    said = words(opened.button_group(key="view").set_value("Language model").run())
    assert f"{SHOWN + 5} calls" in said
    assert f"The last {SHOWN} stand here" in said
    assert "m5 at here" in said
    assert "m4 at here" not in said
