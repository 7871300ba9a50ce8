"""How much a model can read: as set, as its server says, or as its first complaint teaches."""

from collections.abc import Callable
from typing import Any

import pytest

from storycraft.llm.context_size import ASSUMED, LEAST, learn_limit, limit_in
from storycraft.llm.errors import Overflow
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.messages import Message
from storycraft.llm.questions import Question
from storycraft.llm.server_profile import ServerProfile
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


@pytest.mark.parametrize(
    ("listed", "limit"),
    [
        ({"id": "m", "meta": {"n_ctx": 8192}}, 8192),
        ({"id": "m", "max_model_len": 16384}, 16384),
        ({"id": "m", "context_length": 131072}, 131072),
        ({"id": "m", "max_context_length": 4096}, 4096),
        ({"id": "m", "meta": None, "context_window": 32768}, 32768),
        ({"id": "m", "context_length": "many"}, None),
        ({"id": "m", "context_length": 12}, None),
        ({"id": "m"}, None),
    ],
)
def test_each_server_s_way_of_telling_is_understood(listed: dict[str, Any], limit: int | None) -> None:
    assert limit_in(listed) == limit


def test_the_server_is_asked_once_and_only_for_its_list(server: FaultServer, model_named: Access) -> None:
    server.context, server.tells_context = 8192, True
    for _ in range(3):
        assert model_named("good").context("draft") == 8192
    assert [exchange.path for exchange in server.exchanges] == ["/v1/models"]


def test_what_is_set_goes_before_what_the_server_says(server: FaultServer, model_named: Access) -> None:
    server.context, server.tells_context = 8192, True
    assert model_named("good", context_tokens=2000).context("draft") == 2000
    assert server.exchanges == []


def test_server_that_does_not_say_is_taken_for_usual_one(model_named: Access) -> None:
    assert model_named("good").context("draft") == ASSUMED


@pytest.mark.parametrize("way", ["openai", "llama.cpp", "litellm", "llama-cpp-python"])
def test_the_first_overflow_teaches_the_limit(server: FaultServer, model_named: Access, way: str) -> None:
    server.context, server.overflow = 4096, way
    with pytest.raises(Overflow):
        model_named("good").ask(long_question(), Ear())
    assert model_named("good").context("draft") == 4096


def test_overflow_without_a_number_lowers_the_limit_step_by_step(
    server: FaultServer, model_named: Access
) -> None:
    server.context, server.overflow = 4096, "silent about its limit"
    contexts = []
    for _ in range(3):
        with pytest.raises(Overflow):
            model_named("good").ask(long_question(), Ear())
        contexts.append(model_named("good").context("draft"))
    assert contexts[0] < ASSUMED
    assert contexts == sorted(contexts, reverse=True)


def test_a_limit_never_falls_below_what_a_prompt_needs() -> None:
    learned = ServerProfile()
    learn_limit(learned, Overflow(limit=12), 500)
    assert learned.context == LEAST


def test_the_estimate_follows_what_the_server_counts() -> None:
    learned = ServerProfile()
    assert learned.tokens("x" * 3000) == 1001
    for _ in range(20):
        learned.calibrate(4000, 1000)
    assert 740 < learned.tokens("x" * 3000) < 790
    learned.calibrate(4000, 10)
    assert learned.tokens("x" * 3000) > 700


def test_server_that_may_have_read_only_part_is_told_of(
    server: FaultServer, model_named: Access, calls: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.support.faultserver.prompt_tokens", lambda body: 300)
    ear = Ear()
    model_named("good").ask(long_question(), ear)
    assert any("read only a part" in sentence for sentence in ear.said)
    assert calls[0].outcome == "ok, perhaps cut"


def long_question() -> Question[DraftForm]:
    points = "\n".join(f'c{n} [Blue table] "{"seeds " * 20}"' for n in range(400))
    text = f"<points>\n{points}\n</points>"
    return Question(task="draft", prompt="t@sha256:0", messages=(Message("user", text),), form=DraftForm)
