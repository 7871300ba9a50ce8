"""A server that never ends is hung up on within its limits, and told by what it did."""

import tracemalloc

import pytest

from storycraft.llm import errors, reply_limits
from storycraft.llm.client import client_for
from storycraft.llm.listing import models_in
from storycraft.llm.messages import Message, Request
from storycraft.model_settings import ModelSettings
from tests.support.faultserver import FaultServer

SMALL = 2**21


@pytest.fixture(autouse=True)
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of a small server: what holds by them holds by the real ones, a hundred times as large."""
    monkeypatch.setattr(reply_limits, "LINE", SMALL)
    monkeypatch.setattr(reply_limits, "TEXT", SMALL)
    monkeypatch.setattr(reply_limits, "STREAM", 4 * SMALL)


def ask(settings: ModelSettings, model: str) -> errors.ModelCallError:
    asked = Request(model=model, messages=(Message("user", "Well?"),))
    with pytest.raises(errors.ModelCallError) as caught:
        client_for(settings).attempt(asked, lambda _: None, lambda: False)
    return caught.value


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("endlessline", "sent a line of more than 2 MB"),
        ("endlessbody", "sent a line of more than 2 MB"),
        ("endlessevents", "sent more than 8 MB for one reply"),
        ("endlesswords", "sent a text of more than 2,097,152 characters"),
        ("bomb", "sent a line of more than 2 MB"),
    ],
)
def test_what_never_ends_is_read_no_further_and_named(
    server: FaultServer, long: ModelSettings, fault: str, told: str
) -> None:
    ask(long, "404")  # loads what takes memory of its own
    tracemalloc.start()
    try:
        error = ask(long, fault)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert type(error) is errors.TooMuch
    assert told in error.message
    assert not error.passing
    assert most < 64 * SMALL, "no more than a few times the limits is held at once, of 512 MB that were sent"


def test_so_many_events_are_no_reply(
    long: ModelSettings, monkeypatch: pytest.MonkeyPatch, server: FaultServer
) -> None:
    monkeypatch.setattr(reply_limits, "EVENTS", 1_000)
    assert "more than 1,000 events" in ask(long, "endlessevents").message


def test_of_a_refusal_only_the_beginning_is_read(long: ModelSettings, server: FaultServer) -> None:
    error = ask(long, "endlessrefusal")
    assert type(error) is errors.NotTaken
    assert len(error.message) < 400


def test_list_of_models_and_their_names_are_bounded() -> None:
    endless = b'["' + b'", "'.join(b"m%d" % number for number in range(5_000)) + b'"]'
    assert len(models_in(endless)) == reply_limits.MODELS
    assert models_in(b'["' + b"m" * 10_000 + b'", "tiny"]') == [{"id": "tiny"}]


@pytest.fixture
def long(settings: ModelSettings) -> ModelSettings:
    return ModelSettings(model="good", base_url=settings.base_url, timeout=60, stall=30, tries=1)
