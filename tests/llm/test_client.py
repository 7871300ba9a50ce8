"""Every way in which a server can fail a client gets its own error, within its deadline."""

import itertools
import re
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storycraft.llm import errors
from storycraft.llm.client import _clients, client_for
from storycraft.llm.messages import Message, Reply, Request
from storycraft.model_settings import ModelSettings
from tests.support.faultserver import FaultServer
from tests.support.sdk_types import check_request

MESSAGES = (Message("system", "Be brief."), Message("user", "Say something."))

FAULTS = {
    "408": errors.Busy,
    "409": errors.Busy,
    "429": errors.Busy,
    "429bare": errors.Busy,
    "429date": errors.Busy,
    "429hour": errors.Busy,
    "503": errors.Busy,
    "quota": errors.QuotaSpent,
    "500": errors.ServerFault,
    "502": errors.ServerFault,
    "error200": errors.ServerFault,
    "sseerror": errors.ServerFault,
    "401": errors.KeyRefused,
    "404": errors.NoSuchModel,
    "400": errors.NotTaken,
    "html": errors.NoModelServer,
    "page": errors.NoModelServer,
    "redirect": errors.Redirected,
    "badjson": errors.Garbled,
    "nochoices": errors.Garbled,
    "emptystream": errors.EmptyStream,
    "badsse": errors.Garbled,
    "cut": errors.BrokenOff,
    "reset": errors.BrokenOff,
    "resethead": errors.BrokenOff,
    "earlyend": errors.BrokenOff,
    "stall": errors.Stalled,
    "ping": errors.Stalled,
    "oddsse": errors.Stalled,
    "drip": errors.TooSlow,
    "slowhead": errors.TooSlow,
    "length": errors.CutShort,
    "filter": errors.Filtered,
    "filter400": errors.Filtered,
    "refusal": errors.Declined,
}
TRIES_OF_A_BUSY_MACHINE = 4
"""A machine that is busy holds up one call or another; a client that waits too long holds up each."""
HALFWAY = ("cut", "reset", "earlyend", "stall", "ping", "badsse", "sseerror", "length", "filter", "drip")


def ask(
    settings: ModelSettings, model: str, cancelled: Callable[[], bool] = lambda: False, **request: Any
) -> Reply:
    heard: list[str] = []
    wanted = Request(model=model, messages=MESSAGES, **request)
    return client_for(settings).attempt(wanted, heard.append, cancelled)


@pytest.fixture
def quick(settings: ModelSettings, server: FaultServer) -> ModelSettings:
    server.reply = lambda _: "Once upon a time there was a canteen in which people met on Tuesdays. " * 2
    return replace(settings, timeout=2)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_own_error(quick: ModelSettings, fault: str) -> None:
    # Only what the server never ends is ended by the clock: the others are told apart long before.
    timeout = 0.8 if FAULTS[fault] is errors.TooSlow else 60
    took: list[float] = []
    while not took or (min(took) >= 2 and len(took) < TRIES_OF_A_BUSY_MACHINE):
        began = time.monotonic()
        with pytest.raises(errors.ModelCallError) as caught:
            ask(replace(quick, timeout=timeout), fault)
        took.append(time.monotonic() - began)
        assert type(caught.value) is FAULTS[fault]
        assert caught.value.message.endswith(".")
        assert caught.value.next_step
    assert min(took) < 2


@pytest.mark.parametrize("fault", HALFWAY)
def test_what_had_arrived_travels_with_the_error(quick: ModelSettings, fault: str) -> None:
    with pytest.raises(errors.ModelCallError) as caught:
        ask(quick, fault)
    assert caught.value.arrived.startswith("Once upon")


@pytest.mark.parametrize("model", ["good", "nostream", "nodone"])
def test_reply_comes_whole_streamed_or_not_and_without_last_word(quick: ModelSettings, model: str) -> None:
    assert ask(replace(quick, timeout=3), model).text.startswith("Once upon a time")


def test_text_is_heard_as_it_arrives_in_the_callers_thread(
    server: FaultServer, settings: ModelSettings
) -> None:
    server.reply, server.rate = lambda _: "One two three four five six seven.", 50
    heard: list[tuple[str, str]] = []
    request = Request(model="good", messages=MESSAGES)
    client_for(settings).attempt(
        request, lambda text: heard.append((text, threading.current_thread().name)), lambda: False
    )
    assert len(heard) > 3
    assert all(later.startswith(earlier) for (earlier, _), (later, _) in itertools.pairwise(heard))
    assert {thread for _, thread in heard} == {threading.current_thread().name}


def test_usage_is_what_the_server_reports(quick: ModelSettings) -> None:
    reply = ask(quick, "good")
    assert reply.prompt_tokens == sum(len(m.text) for m in MESSAGES) // 4
    assert reply.reply_tokens


def test_cancelling_closes_the_connection_at_once(server: FaultServer, settings: ModelSettings) -> None:
    asked: list[float] = []

    def half_is_there() -> bool:
        asked.extend([time.monotonic()] if server.chats else [])
        return len(asked) > 2

    with pytest.raises(errors.Stopped):
        ask(replace(settings, timeout=20, stall=20), "stall", half_is_there)
    assert time.monotonic() - asked[-1] < 0.5
    wait_until(lambda: server.chats[0].closed is not None)
    assert (server.chats[0].closed or 0) - asked[-1] < 0.5


def test_cancelling_works_before_the_first_byte(server: FaultServer, settings: ModelSettings) -> None:
    with pytest.raises(errors.Stopped):
        ask(replace(settings, timeout=20), "slowhead", lambda: bool(server.chats))
    assert time.monotonic() - server.chats[0].came < 0.5
    wait_until(lambda: server.chats[0].closed is not None)


@pytest.mark.parametrize(
    ("base_url", "error"),
    [
        ("http://127.0.0.1:9/v1", errors.NobodyListens),
        ("http://no-such-host.invalid/v1", errors.UnknownHost),
    ],
)
def test_no_connection_says_why(base_url: str, error: type[errors.ModelCallError]) -> None:
    with pytest.raises(error, match=re.escape(base_url.split("/")[2])):
        ask(ModelSettings(model="m", base_url=base_url, timeout=5), "m")


def test_a_certificate_that_is_not_valid_is_not_trusted() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "expired.pem")
    with FaultServer(tls=context) as server:
        with pytest.raises(errors.BadCertificate):
            ask(ModelSettings(model="good", base_url=server.url, timeout=5), "good")
        assert server.exchanges == []


def test_requests_hold_to_the_types_of_the_sdk(server: FaultServer, settings: ModelSettings) -> None:
    form = {"type": "json_schema", "json_schema": {"name": "F", "schema": {"type": "object"}, "strict": True}}
    ask(settings, "good", response_format=form, temperature=0.4, seed=7)
    body = server.chats[0].body
    check_request(body)
    assert (body["temperature"], body["seed"], body["max_tokens"]) == (0.4, 7, 4000)


def test_nothing_of_the_environment_is_sent(
    server: FaultServer, settings: ModelSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("API_KEY", "ORG_ID", "PROJECT_ID", "BASE_URL", "ADMIN_KEY"):
        monkeypatch.setenv(f"OPENAI_{name}", "sk-from-outside")
    ask(replace(settings, api_key="sk-ours", headers={"X-Room": "7"}), "good")
    headers = server.chats[0].headers
    assert headers["authorization"] == "Bearer sk-ours"
    assert headers["x-room"] == "7"
    assert "sk-from-outside" not in str(headers)
    assert "openai-organization" not in headers


def test_no_key_is_ever_repeated(quick: ModelSettings) -> None:
    with pytest.raises(errors.KeyRefused) as caught:
        ask(replace(quick, api_key="sk-abc123456"), "401")
    assert "sk-abc" not in f"{caught.value} {caught.value.said} {quick!r}"


def test_no_header_s_value_is_ever_repeated(server: FaultServer, settings: ModelSettings) -> None:
    server.fault = "echo"
    secret = replace(settings, api_key="4f9a77c0ffee", headers={"Authorization": "Basic b3BlbjpzZXNhbWU="})
    with pytest.raises(errors.NotTaken) as caught:
        ask(secret, "good")
    assert "is not known" in caught.value.message
    assert "b3Blbjpz" not in f"{caught.value} {caught.value.said}"


def test_clients_of_settings_that_nobody_uses_any_more_are_closed(settings: ModelSettings) -> None:
    first = client_for(settings)
    ask(settings, "nostream")
    for number in range(20):
        client_for(replace(settings, api_key=f"key number {number}"))
    assert len(_clients) < 12
    assert first._sdk is None
    assert ask(settings, "nostream").text, "it opens again where it is asked for"


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 2
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    assert true()
