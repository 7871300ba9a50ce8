"""Finds the servers on this machine, and tries one with a real question in a form."""

import socket

import pytest

from storycraft.llm.discovery import find_servers, try_models
from storycraft.model_addresses import USUAL_PORTS
from storycraft.model_settings import ModelSettings
from tests.support.faultserver import FaultServer


def test_the_usual_ports_are_those_of_four_servers() -> None:
    assert USUAL_PORTS == {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080, "vLLM": 8000}


def test_only_those_that_answer_are_found_with_their_models(server: FaultServer) -> None:
    server.models = ("small", "large")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        ports = [("Ollama", server.port), ("vLLM", silent.getsockname()[1])]
        (found,) = find_servers(ports)
    assert (found.name, found.base_url, found.models) == ("Ollama", server.url, ("small", "large"))


def test_one_that_wants_a_key_is_found_and_says_so(server: FaultServer) -> None:
    server.key = "sk-of-the-room"
    (found,) = find_servers([("vLLM", server.port)])
    assert (found.models, found.words) == ((), "it wants a key before it says")


@pytest.mark.parametrize(
    ("model", "mode"), [("good", "schema"), ("good+noschema", "object"), ("good+text", "text")]
)
def test_a_trial_says_by_which_mode_and_how_fast(settings: ModelSettings, model: str, mode: str) -> None:
    (trial,) = try_models(ModelSettings(model=model, base_url=settings.base_url))
    assert (trial.well, trial.mode) == (True, mode)
    assert f"asked as {mode}" in trial.words
    assert 0 < trial.seconds < 2


def test_a_trial_says_what_is_wrong_and_no_key(settings: ModelSettings) -> None:
    (trial,) = try_models(ModelSettings(model="401", base_url=settings.base_url, api_key="sk-abc123456"))
    assert not trial.well
    assert "refused the key" in trial.words
    assert "sk-abc" not in f"{trial}"


def test_a_server_that_was_restarted_is_tried_anew(server: FaultServer, settings: ModelSettings) -> None:
    model = ModelSettings(model="good", base_url=settings.base_url)
    server.fault = "400"
    assert not try_models(model)[0].well
    server.fault = ""
    assert try_models(model)[0].mode == "schema"
