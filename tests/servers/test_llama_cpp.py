"""What only llama.cpp's server shows: its slots, a real grammar, and what becomes of a call when it dies."""

import json
import threading
import time
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from storycraft.llm.errors import BrokenOff, ModelCallError, NobodyListens, Stopped
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.server_profile import Mode, known
from storycraft.weavers.model.reply_schemas import (
    ChoiceForm,
    DraftForm,
    FrameForm,
    OpinionsForm,
    RepairsForm,
    ThreadsForm,
)
from tests.servers.asking import LongForm, question
from tests.servers.running import Server, free_port
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


def is_busy(server: Server) -> bool:
    """Whether llama.cpp works on anything."""
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/slots", timeout=2) as answer:
        return any(slot["is_processing"] for slot in json.load(answer))


def becomes(state: bool, server: Server, within: float) -> bool:
    end = time.monotonic() + within
    while is_busy(server) is not state:
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("way", ["llama_cpp", "litellm_before_llama_cpp"])
def test_cancelling_frees_the_model_itself(
    way: str, llama_cpp: Server, model_of: Access, request: pytest.FixtureRequest
) -> None:
    """Also through a gateway: it passes on that its client hung up."""
    server, ear = request.getfixturevalue(way), Ear()

    def stop_when_busy() -> None:
        becomes(True, llama_cpp, within=5)
        ear.stop.set()

    stopping = threading.Thread(target=stop_when_busy)
    stopping.start()
    with pytest.raises(Stopped):
        model_of(server).ask(question(LongForm, reply_tokens=3500), ear)
    stopping.join()
    assert becomes(False, llama_cpp, within=2)


@pytest.mark.parametrize("form", [ThreadsForm, FrameForm, ChoiceForm, DraftForm, RepairsForm, OpinionsForm])
def test_its_grammar_takes_every_form_of_ours(llama_cpp: Server, model_of: Access, form: Any) -> None:
    answer = model_of(llama_cpp).ask(question(form, reply_tokens=3000), Ear())
    assert isinstance(answer.value, form)
    assert answer.rung == "schema"


def test_without_a_grammar_a_random_model_is_told_so(llama_cpp: Server, model_of: Access) -> None:
    """That the forms above were met is the grammar's doing."""
    known(llama_cpp.url, llama_cpp.model).rung = Mode.TEXT
    with pytest.raises(ModelCallError) as caught:
        model_of(llama_cpp).ask(question(DraftForm), Ear())
    assert type(caught.value).__name__ in ("Unusable", "CutShort")


def test_a_server_that_dies_in_the_middle_is_named_so(
    start_llama_cpp: Callable[[int], Any], model_of: Access
) -> None:
    port = free_port()
    server = Server(name="dies", port=port, model="tiny")
    with start_llama_cpp(port) as process:

        def kill(partial: dict[str, Any]) -> None:
            if partial.get("words"):
                process.kill()

        with pytest.raises(BrokenOff, match="broke off in the middle") as caught:
            model_of(server).ask(question(LongForm, reply_tokens=3500), Ear(), kill)
        assert '"words"' in caught.value.arrived
        process.wait(5)
        with pytest.raises(NobodyListens, match="No model server answers"):
            model_of(server).ask(question(LongForm), Ear())
