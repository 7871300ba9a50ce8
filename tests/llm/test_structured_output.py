"""A reply in its form from any server: by schema, by JSON object or by plain text, and what was learned stays."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.llm import errors
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.messages import Dialect, Message, Request
from storycraft.llm.questions import Answer, Question
from storycraft.llm.server_profile import Mode, ServerProfile, known
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear
from tests.support.sdk_types import check_request

Access = Callable[..., LanguageModel]

DRAFT = {
    "title": "The canteen",
    "paragraphs": ["We met in the canteen. [c1]"],
    "open": [],
    "left_out": [],
}
WRAPPED = {
    "bare": "{}",
    "fenced": "```json\n{}\n```",
    "in prose": "Gladly! Here it is:\n{}\nShall I change anything?",
    "after braces in prose": "I fill in {{title}} and {{sentences}} as asked: {}",
    "after its reasoning": "<think>Is {{a: b}} right? {{}}</think>{}",
    "after reasoning of which only the end is marked": "Let me see {{…}}.\n</think>\n{}",
    "within another object": '{{"draft": {}}}',
    "after another object": '{{"note": "this is only a thought"}}\n{}',
}


def kinds(server: FaultServer) -> list[str]:
    """How each request asked for the form."""
    return [(chat.body.get("response_format") or {}).get("type", "text") for chat in server.chats]


def ask(language_model: LanguageModel, question: Question[DraftForm], **more: Any) -> Answer[DraftForm]:
    return language_model.ask(question, Ear(), **more)


@pytest.mark.parametrize(
    ("knows", "mode", "asked"),
    [
        ("good", "schema", ["json_schema"]),
        ("good+noschema", "object", ["json_schema", "json_object"]),
        ("good+text", "text", ["json_schema", "json_object", "text"]),
        ("good+ignores", "schema", ["json_schema"]),
    ],
)
def test_each_server_is_asked_by_best_mode_that_it_knows(
    server: FaultServer,
    model_named: Access,
    question: Question[DraftForm],
    knows: str,
    mode: str,
    asked: list[str],
) -> None:
    answer = ask(model_named(knows), question)
    assert (answer.mode, kinds(server)) == (mode, asked)
    assert "[c1]" in answer.value.paragraphs[0]


@pytest.mark.parametrize("knows", ["good+noschema", "good+text"])
def test_mode_that_worked_is_remembered_for_this_server_and_model(
    server: FaultServer, model_named: Access, question: Question[DraftForm], knows: str
) -> None:
    ask(model_named(knows), question)
    before = len(server.chats)
    ask(model_named(knows), question)
    assert len(server.chats) == before + 1
    ask(model_named("good"), question)
    assert kinds(server)[-1] == "json_schema"


@pytest.mark.parametrize("knows", ["good", "good+noschema", "good+text", "good+ignores"])
def test_every_request_of_every_mode_is_one_that_sdk_knows(
    server: FaultServer, model_named: Access, question: Question[DraftForm], knows: str
) -> None:
    ask(model_named(knows, temperature=0.3), question)
    for chat in server.chats:
        check_request(chat.body)


@pytest.mark.parametrize("knows", ["good", "good+noschema", "good+text", "good+ignores"])
def test_sentences_are_heard_while_they_arrive_on_every_mode(
    server: FaultServer, model_named: Access, question: Question[DraftForm], knows: str
) -> None:
    ask(model_named(knows), question)
    server.rate = 60
    heard: list[dict[str, Any]] = []
    answer = ask(model_named(knows), question, on_partial=heard.append)
    firsts = [p["paragraphs"][0] for p in heard if p.get("paragraphs")]
    assert len(set(firsts)) > 2
    assert firsts[-1] == answer.value.paragraphs[0]
    assert all(firsts[-1].startswith(first) for first in firsts)


@pytest.mark.parametrize("around", WRAPPED.values(), ids=WRAPPED)
def test_the_object_is_found_whatever_stands_around_it(
    server: FaultServer, model_named: Access, question: Question[DraftForm], around: str
) -> None:
    server.reply = lambda _: around.format(json.dumps(DRAFT))
    answer = ask(model_named("good"), question)
    assert answer.value.title == "The canteen"
    assert len(server.chats) == 1


def test_server_that_fails_over_a_form_is_asked_another(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    answer = ask(model_named("good+chokes", tries=3), question)
    assert answer.mode == "text"
    assert kinds(server) == ["json_schema", "json_object", "text"]
    ask(model_named("good+chokes"), question)
    assert kinds(server)[3:] == ["text"]


def test_server_that_is_down_is_not_thought_to_lack_forms(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    language_model = model_named("good")
    ask(language_model, question)
    server.fault = "500"
    with pytest.raises(errors.ModelCallError):
        ask(language_model, question)
    assert known(language_model.settings.base_url, "good").mode is Mode.SCHEMA


def test_wrong_form_is_sent_back_once_with_what_is_wrong(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    answer = ask(model_named("badformx1"), question)
    assert answer.value.title
    first, second = (chat.body["messages"] for chat in server.chats)
    assert second[: len(first)] == first
    assert second[-2]["role"] == "assistant"
    assert "title: Input should be a valid string" in second[-1]["content"]
    assert "JSON Schema" in second[-1]["content"]


def test_model_that_never_keeps_the_form_is_told_after_four(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(errors.Unusable):
        ask(model_named("badform"), question)
    assert kinds(server) == ["json_schema", "json_schema", "json_object", "text"]


def test_server_that_ignores_schemas_gets_none_after_two_repairs(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    def needs_to_be_told(body: dict[str, Any]) -> str:
        told = any("JSON Schema" in message["content"] for message in body["messages"])
        return json.dumps(DRAFT) if told else "The canteen: we met there."

    server.reply = needs_to_be_told
    for _ in range(3):
        ask(model_named("good"), question)
    assert kinds(server) == ["json_schema", "json_schema", "json_schema", "json_schema", "json_object"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("length", errors.CutShort),
        ("refusal", errors.Declined),
        ("filter", errors.Filtered),
        ("filter400", errors.Filtered),
        ("prose", errors.Unusable),
        ("empty", errors.Unusable),
    ],
)
def test_what_no_other_mode_would_cure_has_its_own_error(
    server: FaultServer,
    model_named: Access,
    question: Question[DraftForm],
    fault: str,
    kind: type[errors.ModelCallError],
) -> None:
    with pytest.raises(errors.ModelCallError) as caught:
        ask(model_named(fault), question)
    assert type(caught.value) is kind
    if kind is not errors.Unusable:
        assert {chat.body["response_format"]["type"] for chat in server.chats} == {"json_schema"}


@pytest.mark.parametrize("fault", ["length", "filter"])
def test_a_reply_that_was_cut_travels_with_its_error(
    model_named: Access, question: Question[DraftForm], fault: str
) -> None:
    with pytest.raises(errors.ModelCallError) as caught:
        ask(model_named(fault), question)
    assert "We met in the c" in caught.value.arrived


def test_model_that_thought_too_long_gets_more_room_once(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    assert ask(model_named("lengthx1"), question).value.title
    assert [chat.body["max_tokens"] for chat in server.chats] == [4000, 16000]


def test_a_model_that_writes_without_end_gets_no_more(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    server.reply = lambda _: '{"title": "' + "on and " * 200
    with pytest.raises(errors.CutShort):
        ask(model_named("length", reply_tokens=300), question)
    assert len(server.chats) == 1


@pytest.mark.parametrize("knows", ["good+newlength", "good+plain"])
def test_refused_parameter_is_left_out_from_then_on(
    server: FaultServer, model_named: Access, question: Question[DraftForm], knows: str
) -> None:
    ask(model_named(knows), question)
    ask(model_named(knows), question)
    assert len(server.chats) == 3
    last = server.chats[-1].body
    assert ("max_completion_tokens" in last) == (knows == "good+newlength")
    assert ("stream_options" in last) == (knows == "good+newlength")


def test_all_tries_are_in_the_log(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    ask(model_named("good+text"), question)
    assert [call.outcome for call in calls] == ["NotTaken", "NotTaken", "ok"]


def test_refusal_without_a_form_is_tried_each_way_and_told(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(errors.NotTaken, match="messages: too many"):
        ask(model_named("400"), question)
    assert kinds(server) == ["json_schema", "json_object", "text", "text"]
    ask(model_named("good"), question)
    assert kinds(server)[-1] == "json_schema"


@pytest.mark.parametrize("knows", ["good+newlength", "good+noseed"])
def test_calls_that_are_refused_at_once_all_come_through(
    server: FaultServer,
    model_named: Access,
    question: Question[DraftForm],
    knows: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer, gate = FaultServer._chat, asyncio.Barrier(4)

    async def once_four_are_here(self: FaultServer, *request: Any) -> None:
        if len(self.chats) <= 4:
            await gate.wait()
        await answer(self, *request)

    monkeypatch.setattr(FaultServer, "_chat", once_four_are_here)
    language_model = model_named(knows, temperature=0.7)
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(ask, language_model, replace(question, seed=7)) for _ in range(4)]
    assert all(future.result().value.title for future in asked)
    assert len(server.chats) == 8
    last = server.chats[-1].body
    assert last["temperature"] == 0.7
    assert ("seed" in last) == (knows == "good+newlength")
    assert last.get("max_completion_tokens" if knows == "good+newlength" else "max_tokens") == 4000


def test_a_refusal_teaches_once_however_many_requests_met_it() -> None:
    learned, said = (
        ServerProfile(),
        "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
    )
    request = Request(model="m", messages=(Message("user", "x"),))
    assert [learned.learn_refusal(request, said) for _ in range(4)] == [True] * 4
    assert learned.dialect == Dialect("max_completion_tokens")


def test_what_request_did_not_carry_is_not_what_was_refused() -> None:
    learned, request = ServerProfile(), Request(model="m", messages=(Message("user", "x"),))
    assert not learned.learn_refusal(request, "temperature and seed are out of range")
    assert not learned.learn_refusal(request, "too many words about seeds")
    assert learned.dialect == Dialect()


def test_long_wrong_reply_is_sent_back_as_room_allows(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    def long_and_wrong_once(body: dict[str, Any]) -> str:
        return json.dumps(DRAFT) if len(body["messages"]) > 2 else "Here is the story: " + "word " * 3000

    server.context, server.reply, server.piece = 4096, long_and_wrong_once, 500
    answer = ask(model_named("good", context_tokens=4096, reply_tokens=1000), question)
    assert answer.value.title == "The canteen"
    repair = server.chats[-1].body["messages"]
    assert repair[-2]["content"].startswith("Here is the story")
    assert len(server.chats) == 2


def test_too_long_repair_leads_on_and_teaches_no_limit(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    def wrong_by_schema(body: dict[str, Any]) -> str:
        kind = (body.get("response_format") or {}).get("type")
        return "word " * 4000 if kind == "json_schema" else json.dumps(DRAFT)

    server.context, server.reply, server.piece = 4096, wrong_by_schema, 500
    server.overflow = "silent about its limit"
    language_model = model_named("good", reply_tokens=1000)
    assert ask(language_model, question).mode == "object"
    assert known(language_model.settings.base_url, "good").context is None
