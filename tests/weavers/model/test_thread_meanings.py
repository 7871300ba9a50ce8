"""Threads by the meanings that a server gives: asked as every call is, remembered, and done without where it fails."""

from collections.abc import Iterator
from typing import Any

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.domain.workshop import Contribution, Group, Thread, Workshop
from storycraft.llm.budget import Budget
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.permission import TurnedOff
from storycraft.llm.prompts import Prompts
from storycraft.model_settings import ModelSettings
from storycraft.weavers import meanings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Cancelled, Material, select_material
from tests.support.allotments import FORMAT, weaver_at
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

SAID = (
    "The ferry left without us, twice.",
    "We missed the ferry in March.",
    "A boat that is late teaches patience.",
    "Bread for sixty came out of one oven.",
    "The oven was built by the neighbours.",
    "Whoever bakes gets up at three.",
)
Body = dict[str, Any]


def material() -> Material:
    points = tuple(
        Contribution(id=f"c{number}", group_id="g1", stage="experiences", text=text)
        for number, text in enumerate(SAID, 1)
    )
    room = Workshop(
        title="Island day", format=FORMAT.key, groups=(Group(id="g1", name="Pier"),), contributions=points
    )
    return select_material(room, FORMAT)


def vector(text: str) -> list[float]:
    """Water or bread."""
    return [1.0, 0.1] if any(word in text for word in ("ferry", "boat")) else [0.1, 1.0]


def answer(vectors: list[Any], **more: Any) -> tuple[int, Body]:
    data = [{"object": "embedding", "index": n, "embedding": v} for n, v in enumerate(vectors)]
    return 200, {"object": "list", "data": data, "usage": {"prompt_tokens": 60, "total_tokens": 60}, **more}


def means(body: Body) -> tuple[int, Any]:
    return answer([vector(text) for text in body["input"]])


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    """Ports are used again: what a server of another test has said is forgotten."""
    meanings._meanings.clear()
    yield
    meanings._meanings.clear()


def proposed(server: FaultServer, ear: Ear | None = None, **more: Any) -> tuple[Thread, ...]:
    weaver = weaver_at(server, more.pop("on_call", None) or (lambda _: None), embeddings="small", **more)
    return weaver.propose_threads(material(), ear or Ear())


def parts(threads: tuple[Thread, ...]) -> set[tuple[str, ...]]:
    return {thread.contribution_ids for thread in threads}


def test_points_that_mean_alike_come_together(server: FaultServer) -> None:
    server.meanings = means
    threads = proposed(server)
    assert parts(threads) == {("c1", "c2", "c3"), ("c4", "c5", "c6")}
    assert all(thread.title.rstrip("?") in " ".join(SAID) for thread in threads)
    assert server.chats == []


def test_meanings_are_one_request_and_asked_once_a_text(server: FaultServer) -> None:
    server.meanings = means
    log: list[ModelCall] = []
    first = proposed(server, on_call=log.append)
    assert proposed(server, on_call=log.append) == first
    [asked] = server.exchanges
    assert asked.body["model"] == "small"
    assert asked.body["input"] == list(SAID)
    assert [(call.purpose, call.prompt_tokens, call.outcome) for call in log] == [("meaning", 60, "ok")]


def test_the_preview_is_what_is_sent(server: FaultServer) -> None:
    server.meanings = means
    weaver = weaver_at(server, embeddings="small", mask_names=("Anna",))
    [preview] = weaver.preview_threads(material())
    weaver.propose_threads(material(), Ear())
    assert [message.text for message in preview.messages] == server.exchanges[-1].body["input"]
    assert preview.model == "small"


def test_names_that_are_masked_do_not_leave(server: FaultServer) -> None:
    server.meanings = means
    proposed(server, mask_names=("ferry",))
    assert "ferry" not in str(server.exchanges[-1].body)


WRONG = {
    "one too few": lambda body: answer([vector(text) for text in body["input"][1:]]),
    "no number": lambda body: answer([[float("nan"), 1.0] for _ in body["input"]]),
    "endless": lambda body: answer([[float("inf"), 1.0] for _ in body["input"]]),
    "too large": lambda body: answer([[1e300, 1.0] for _ in body["input"]]),
    "of other lengths": lambda body: answer([[1.0] * (n + 1) for n, _ in enumerate(body["input"])]),
    "empty": lambda body: answer([[] for _ in body["input"]]),
    "text": lambda body: answer(["AAAAAA==" for _ in body["input"]]),
    "words among numbers": lambda body: answer([[1.0, "2"] for _ in body["input"]]),
    "one place twice": lambda body: (
        200,
        {"data": [{"index": 0, "embedding": [1.0]} for _ in body["input"]]},
    ),
    "a place that is none": lambda body: (200, {"data": [{"index": [], "embedding": [1.0]}] * 6}),
    "no list": lambda _: (200, {"data": "none"}),
    "prose": lambda _: (200, "I would rather not."),
    "not known": lambda _: (404, {"error": {"message": "Not Found", "type": "not_found_error"}}),
    "not taken": lambda _: (
        400,
        {"error": {"message": "no embeddings here", "type": "invalid_request_error"}},
    ),
    "failed": lambda _: (500, {"error": {"message": "Internal Server Error"}}),
}


@pytest.mark.parametrize("fault", WRONG)
def test_server_that_fails_leaves_threads_of_words_and_says_so(server: FaultServer, fault: str) -> None:
    server.meanings = WRONG[fault]
    ear = Ear()
    assert proposed(server, ear, tries=1) == QuoteWeaver().propose_threads(material())
    assert ear.said[-1].endswith("The threads are found without it.")
    assert "127.0.0.1" in ear.said[-1]


def test_a_server_that_is_too_slow_is_not_waited_for(server: FaultServer) -> None:
    server.meanings, server.latency = means, 30
    ear = Ear()
    assert proposed(server, ear, timeout=0.2) == QuoteWeaver().propose_threads(material())
    assert "did not finish in time" in ear.said[-1]


def test_a_failure_that_passes_is_tried_again(server: FaultServer) -> None:
    failures = iter([(500, {"error": {"message": "Internal Server Error"}})])
    server.meanings = lambda body: next(failures, None) or means(body)
    assert len(parts(proposed(server, longest_wait=0, tries=2))) == 2
    assert len(server.exchanges) == 2


def test_people_can_stop_it(server: FaultServer) -> None:
    server.meanings, server.latency = means, 30
    ear = Ear()
    ear.stop.set()
    with pytest.raises(Cancelled):
        proposed(server, ear)


def test_nothing_is_asked_without_permission(server: FaultServer) -> None:
    server.meanings = means
    settings = ModelSettings(model="good", base_url=server.url, embeddings="small")
    model = LanguageModel(settings, permitted=lambda: False)
    with pytest.raises(TurnedOff):
        ModelWeaver(model, Prompts()).propose_threads(material(), Ear())
    assert server.exchanges == []


def test_a_budget_that_is_spent_leaves_the_threads_of_words(server: FaultServer) -> None:
    server.meanings = means
    settings = ModelSettings(model="good", base_url=server.url, budget_tokens=5)
    ear = Ear()
    assert parts(proposed(server, ear, budget=Budget(settings)))
    assert server.exchanges == []
    assert "budget" in ear.said[-1]


def test_many_points_are_asked_about_in_parts(server: FaultServer) -> None:
    server.meanings = means
    many = [f"The ferry was {number} minutes late." for number in range(250)]
    model = LanguageModel(ModelSettings(model="good", base_url=server.url, embeddings="small"))
    assert len(model.embeddings(Ear()).encode(many)) == 250
    assert [len(exchange.body["input"]) for exchange in server.exchanges] == [100, 100, 50]


def test_no_half_of_an_address_is_sent_or_shown(server: FaultServer) -> None:
    server.meanings = means
    told = "On the quay. " * 152 + "Write to marie-claire@hafen.example."
    assert told.index("@") < 2_000 < told.index(".example")
    model = LanguageModel(ModelSettings(model="good", base_url=server.url, embeddings="small", mask=True))
    asked = model.embeddings(Ear())
    asked.encode([told])
    (sent,) = server.exchanges[0].body["input"]
    assert sent == asked.preview([told]).messages[0].text
    assert sent.endswith("Write to Mail-1.")
