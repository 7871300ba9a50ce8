"""The facilitator connects a model, bounds it, sees what it would get, and takes the log along."""

import csv
import io
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.llm.discovery import FoundServer
from storycraft.model_settings import ModelSettings, read_model
from storycraft.services.check_link import new_entry
from storycraft.services.export_calls import calls_as_csv
from storycraft.services.read_workshop import visit_by
from storycraft.ui.pages.facilitator import connect_model
from storycraft.ui.pages.facilitator.connect_model import as_toml, merged
from storycraft.ui.pages.facilitator.model_panel import TASKS
from storycraft.weavers.weaver import Order, Silent, select_material
from storycraft.wiring import Parts
from tests.support.faultserver import FaultServer
from tests.support.threads import add_thread
from tests.ui.conftest import words

Board = Callable[[], AppTest]
SECRET = "sk-very-secret-1234"


@pytest.fixture
def board(page: Any, house: Parts, sample: Workshop) -> Board:
    """Opens the facilitator's page at the language model."""

    def open_board() -> AppTest:
        opened = page("facilitator", w=sample.id, fkey=house.archive.facilitator_key(sample.id))
        return opened.button_group(key="view").set_value("Language model").run()

    return open_board


def test_empty_field_shows_what_holds_by_itself(board: Board) -> None:
    page = board()
    page.toggle(key="model.more").set_value(True).run()
    usual = ModelSettings(model="any")
    for told, number in (
        ("Calls at once", usual.concurrency),
        ("Seconds for a whole reply", usual.timeout),
        ("Longest reply, tokens", usual.reply_tokens),
    ):
        assert field(page, told).placeholder == f"{number:g}"
    assert field(page, "Budget of this workshop, tokens").placeholder == "no bound"
    assert not any(each.usual.isdigit() for each in connect_model._LIMIT_FIELDS)


def field(page: AppTest, label: str) -> Any:
    return next(f for f in (*page.text_input, *page.text_area, *page.checkbox) if f.label == label)


def press(page: AppTest, label: str) -> AppTest:
    page = next(b for b in page.button if b.label == label).click().run()
    assert not page.exception
    return page


def connect(page: AppTest, address: str, model: str = "good", key: str = "") -> AppTest:
    field(page, "Address").set_value(address)
    field(page, "Model").set_value(model)
    field(page, "Key").set_value(key)
    return press(page, "Use for this workshop")


def model_of(house: Parts, sample: Workshop) -> ModelSettings:
    model = house.weavers.model_of(sample.id)
    assert model is not None
    return model


def test_connected_models_key_is_never_shown_again(board: Board, house: Parts, sample: Workshop) -> None:
    page = connect(board(), "http://127.0.0.1:9/v1/", "small", SECRET)
    model = model_of(house, sample)
    assert (model.base_url, model.model, model.api_key) == ("http://127.0.0.1:9/v1", "small", SECRET)
    page = board()
    assert "127.0.0.1:9" in words(page)
    page.toggle(key="model.keep").set_value(True).run()
    everything = (
        words(page) + str([f.value for f in page.text_input]) + str([f.placeholder for f in page.text_input])
    )
    assert SECRET not in everything
    assert 'OPENAI_API_KEY = "…"' in everything


def test_keys_and_headers_stay_in_no_field_and_go_nowhere(
    board: Board, house: Parts, sample: Workshop
) -> None:
    """In one and the same browser session, from the first key on and from the second."""
    page = board().toggle(key="model.more").set_value(True).run()
    for key in (SECRET, f"{SECRET}-new"):
        field(page, "Extra headers").set_value(f"X-Pass: {SECRET}")
        page = connect(page, "http://127.0.0.1:9/v1", "small", key)
        assert model_of(house, sample).api_key == key
        assert (field(page, "Key").value, field(page, "Extra headers").value) == ("", "")
        assert f"model.key.{page.session_state['model.typed'] - 1}" not in page.session_state
    field(page, "Address").set_value("http://127.0.0.1:10/v1")
    page = press(page, "Use for this workshop")
    model = model_of(house, sample)
    assert (model.base_url, model.api_key, dict(model.headers)) == ("http://127.0.0.1:10/v1", "", {})


def test_wrong_address_is_said_in_the_words_of_the_page(board: Board, house: Parts, sample: Workshop) -> None:
    page = connect(board(), "localhost:11434", "small")
    assert "“Address” is “localhost:11434”, which is no web address." in words(page)
    assert house.weavers.model_of(sample.id) is None


@pytest.fixture
def open_to_others() -> Iterator[None]:
    """The server listens on every address of its machine."""
    before = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")
    yield
    config.set_option("server.address", before)


@pytest.mark.usefixtures("open_to_others")
def test_open_page_refuses_an_inside_address_in_words(board: Board, house: Parts, sample: Workshop) -> None:
    before = house.weavers.model_of(sample.id)
    page = connect(board(), "http://127.0.0.1:9/v1")
    assert "does not begin with https://" in words(page)
    assert "STORYCRAFT_MODEL_HOSTS" in words(page)
    assert house.weavers.model_of(sample.id) == before
    connect(page, "http://127.0.0.1:11434/v1")
    assert model_of(house, sample).guarded


def test_more_settings_are_folded_away_and_reach_the_model(
    board: Board, house: Parts, sample: Workshop
) -> None:
    page = board()
    assert "Tries" not in words(page)
    page = page.toggle(key="model.more").set_value(True).run()
    for label, value in {
        "Model for checks": "tiny",
        "Temperature, 0 to 2": "0.4",
        "Seconds for a whole reply": "90",
        "Calls at once": "2",
        "Budget of this workshop, tokens": "50000",
        "Price of a million tokens read": "0.25",
        "Extra headers": "X-Room: 7",
        "Names to mask, separated by commas": "Orla, Bo",
    }.items():
        field(page, label).set_value(value)
    field(page, "Mask e-mail addresses, telephone numbers and links").set_value(True)
    connect(page, "http://127.0.0.1:9/v1", "small")
    model = model_of(house, sample)
    assert (model.model_for("check"), model.temperature, model.timeout, model.concurrency) == (
        "tiny",
        0.4,
        90,
        2,
    )
    assert (model.budget_tokens, model.prompt_price, dict(model.headers)) == (50_000, 0.25, {"X-Room": "7"})
    assert (model.mask, model.mask_names) == (True, ("Orla", "Bo"))


def test_a_number_that_is_none_is_said_by_its_label(board: Board) -> None:
    page = board().toggle(key="model.more").set_value(True).run()
    field(page, "Tries").set_value("many")
    assert "“Tries” is “many”; it must be a whole number" in words(connect(page, "http://127.0.0.1:9/v1"))


def test_secrets_do_not_go_along_to_another_address() -> None:
    now = {
        "OPENAI_BASE_URL": "https://a.example/v1",
        "OPENAI_API_KEY": SECRET,
        "STORYCRAFT_MODEL_HEADERS": "X-Pass: open",
        "STORYCRAFT_MODEL_TRIES": "2",
    }
    typed = {"OPENAI_BASE_URL": "https://a.example/v1/", "OPENAI_API_KEY": "", "STORYCRAFT_MODEL": "m"}
    assert merged(typed, now)["OPENAI_API_KEY"] == SECRET
    elsewhere = merged({**typed, "OPENAI_BASE_URL": "http://a.example/v1"}, now)
    assert not {"OPENAI_API_KEY", "STORYCRAFT_MODEL_HEADERS"} & {
        name for name, value in elsewhere.items() if value
    }
    assert elsewhere["STORYCRAFT_MODEL_TRIES"] == "2"


def test_another_host_has_to_be_allowed_anew(board: Board, house: Parts, sample: Workshop) -> None:
    connect(board(), "http://127.0.0.1:9/v1", "small")
    press(board(), "Use the model in this workshop")
    connect(board(), "http://127.0.0.1:9/v1", "large")
    assert house.weavers.may_ask(sample.id)
    connect(board(), "http://127.0.0.1:10/v1", "large")
    assert not house.weavers.may_ask(sample.id)


def test_also_by_way_of_installations_settings_and_after_a_restart(
    board: Board, page: Any, house: Parts, sample: Workshop
) -> None:
    connect(board(), "http://127.0.0.1:9/v1", "small")
    press(board(), "Use the model in this workshop")
    house.weavers.use_model(sample.id, ModelSettings(model="large", base_url="http://127.0.0.1:10/v1"))
    said = words(board())
    assert "has allowed the model at 127.0.0.1:9; now large at 127.0.0.1:10 is configured" in said
    assert not house.weavers.may_ask(sample.id)
    press(board(), "Back to the installation's settings")
    connect(board(), "http://127.0.0.1:10/v1", "large")
    assert not house.weavers.may_ask(sample.id)
    entry = {"w": sample.id, "g": "g2", "key": house.archive.group_key(sample.id, "g2")}
    chosen = next(s for s in page("group", **entry, stage="story").selectbox if s.label == "Written by")
    assert chosen.options == ["Quote weaver (no model)"]


@pytest.mark.parametrize("names", ["", "Alder, pump"])
def test_shown_text_is_what_the_next_weave_sends(
    board: Board, house: Parts, sample: Workshop, server: FaultServer, names: str
) -> None:
    page = board()
    field(page, "Names to mask, separated by commas").set_value(names)
    connect(page, server.url)
    page = board()
    page.selectbox(key="preview.group").set_value("g2").run()
    shown = words(page)
    house.archive.allow_model(sample.id, model_of(house, sample).host)
    weave = house.weave_queue.start(sample.id, "g2", ["plain"], "model")
    format = house.formats.get(sample.format)
    order = Order(telling=format.tellings[0], seed=weave.seed)
    material = select_material(house.archive.workshop(sample.id), format, "g2")
    house.weavers("model", sample.id).weave_draft(
        material, house.archive.frame(sample.id, "g2"), order, Silent()
    )
    for message in server.chats[0].body["messages"]:
        assert message["content"] in unescape(shown)


def test_a_room_whose_points_are_all_sorted_has_points(
    board: Board, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    every = tuple(c.id for c in sample.contributions)
    add_thread(house.archive, sample.id, Thread(id="", lane=Lane.NEW, title="All", contribution_ids=every))
    connect(board(), server.url)
    page = board()
    threads = page.selectbox(key="preview.task")
    said = words(threads.set_value(TASKS[1]).run())
    assert "No point is left to propose threads from." in said
    assert "There are no points yet" not in said


def test_a_server_on_this_machine_is_found_and_used(
    board: Board, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = FoundServer("Ollama", "http://127.0.0.1:11434/v1", ("small", "large"))
    monkeypatch.setattr("storycraft.ui.pages.facilitator.connect_model.find_servers", lambda: (found,))
    page = board()
    field(page, "Names to mask, separated by commas").set_value("Orla")
    page = connect(page, "http://127.0.0.1:9/v1", key=SECRET)
    page = press(page, "Look for model servers on this machine")
    assert "Ollama at http://127.0.0.1:11434/v1: small, large" in words(page)
    page.selectbox(key="model.offer").set_value("large at Ollama").run()
    press(page, "Use this one")
    used = model_of(house, sample)
    assert (used.model, used.api_key, used.mask_names) == ("large", "", ("Orla",))


def test_model_is_tried_with_real_question_that_stands_in_log(
    board: Board, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    connect(board(), server.url, "good+noschema")
    assert "asked as object" in words(press(board(), "Test it with one small question"))
    assert [c.purpose for c in house.archive.calls(sample.id)] == ["trial"] * 2
    connect(board(), server.url, "401")
    assert "refused the key" in words(press(board(), "Test it with one small question"))


def test_each_model_of_the_workshop_is_tried_and_named(board: Board, server: FaultServer) -> None:
    page = board().toggle(key="model.more").set_value(True).run()
    field(page, "Model for checks").set_value("404")
    connect(page, server.url)
    said = words(press(board(), "Test it with one small question"))
    assert f"good at 127.0.0.1:{server.port}: answers" in said
    assert f"404 at 127.0.0.1:{server.port}: " in said


def test_a_trial_is_paid_from_the_budget(board: Board, server: FaultServer) -> None:
    page = board().toggle(key="model.more").set_value(True).run()
    field(page, "Budget of this workshop, tokens").set_value("10")
    connect(page, server.url)
    assert "budget of this workshop" in words(press(board(), "Test it with one small question"))
    assert server.chats == []


def call(**more: Any) -> ModelCall:
    usual = {"purpose": "draft", "prompt": "weave_draft@sha256:1", "model": "small", "host": "127.0.0.1:9"}
    return ModelCall(made=datetime(2026, 3, 14, 15, 20, tzinfo=UTC), **{**usual, **more})


def test_the_log_says_what_was_spent_of_the_budget(board: Board, house: Parts, sample: Workshop) -> None:
    house.archive.log_call(sample.id, call(prompt_tokens=1500, reply_tokens=500, seconds=2.5))
    house.archive.log_call(
        sample.id, call(prompt_tokens=900, reply_tokens=100, estimated=True, outcome="Stopped")
    )
    house.archive.log_call(sample.id, call(outcome="Busy"))
    model = ModelSettings(
        model="small", base_url="http://127.0.0.1:9/v1", budget_tokens=9000, prompt_price=100
    )
    house.weavers.use_model(sample.id, model)
    said = words(board())
    assert "3 calls, 3,000 of 9,000 tokens, 0.24 in money." in said
    assert "≈ 900 + 100" in said
    assert "Busy" in said


def test_the_log_leaves_as_a_table_that_runs_nothing(house: Parts, sample: Workshop) -> None:
    for each in (call(prompt_tokens=5), call(sent='=HYPERLINK("http://x")', got=" @now")):
        house.archive.log_call(sample.id, each)
    visit = visit_by(new_entry(sample.id, Role.FACILITATOR, "l" * 20))
    first, second = csv.DictReader(io.StringIO(calls_as_csv(visit).decode("utf-8-sig")))
    assert (first["made"], first["prompt_tokens"], first["reply_tokens"]) == (
        "2026-03-14 15:20:00+00:00",
        "5",
        "",
    )
    assert (second["sent"], second["got"]) == ('\'=HYPERLINK("http://x")', "' @now")


def test_lines_to_keep_are_what_program_reads_without_the_secrets() -> None:
    model = ModelSettings(
        model="small",
        base_url="http://127.0.0.1:9/v1",
        api_key=SECRET,
        headers={"X-Pass": "open"},
        tries=2,
        mask_names=("Jo “the pump” Quint",),
    )
    lines = tomllib.loads(as_toml(model))
    assert SECRET not in str(lines)
    assert "open" not in str(lines)
    back = read_model({**lines, "OPENAI_API_KEY": SECRET, "STORYCRAFT_MODEL_HEADERS": "X-Pass: open"})
    assert back == model


def test_the_model_can_be_turned_off_again(board: Board, house: Parts, sample: Workshop) -> None:
    connect(board(), "http://127.0.0.1:9/v1", "small")
    press(board(), "Use the model in this workshop")
    assert house.weavers.may_ask(sample.id)
    press(board(), "Turn the model off for this workshop")
    assert not house.weavers.may_ask(sample.id)
    press(board(), "Back to the installation's settings")
    assert house.weavers.model_of(sample.id) is None


@pytest.fixture
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")


@pytest.mark.usefixtures("unnamed")
def test_fault_of_the_installations_model_is_said_and_stops_nothing(
    board: Board, house: Parts, sample: Workshop
) -> None:
    page = board()
    assert "STORYCRAFT_MODEL is not set" in words(page)
    connect(page, "http://127.0.0.1:10/v1", "small")
    assert model_of(house, sample).model == "small"
    assert "STORYCRAFT_MODEL is not set" not in words(board())
