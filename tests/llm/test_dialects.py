"""Servers speak one protocol with many tongues: what each means is understood, and what is no reply is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from storycraft.llm import errors
from storycraft.llm.client import client_for
from storycraft.llm.finish_reason import FinishReason, finish_reason_of
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.listing import models_in
from storycraft.llm.messages import Dialect, Message, Request, in_dialect
from storycraft.llm.questions import Question
from storycraft.llm.server_profile import known
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


@pytest.mark.parametrize(
    "shape",
    [
        "noend",
        "emptyend",
        "endsbyname",
        "inthought",
        "intool",
        "asmessage",
        "inparts",
        "bylines",
        "packed",
        "rolefirst",
        "nostream",
    ],
)
def test_whole_object_is_a_reply_in_whatever_shape_it_comes(
    server: FaultServer, model_named: Access, question: Question[DraftForm], shape: str
) -> None:
    answer = model_named(shape, timeout=5).ask(question, Ear())
    assert answer.value.title
    assert len(server.chats) == 1


@pytest.mark.parametrize(
    ("fault", "kind", "told"),
    [
        ("MAX_TOKENS", errors.CutShort, "grew too long"),
        ("SAFETY", errors.Filtered, "content filter"),
        ("givesup", errors.BrokenOff, "broke off"),
        ("memory", errors.OutOfMemory, "too little memory: CUDA out of memory"),
        ("memorymidway", errors.OutOfMemory, "too little memory: model runner"),
        ("tlsport", errors.SpeaksHttps, "speaks https and not http"),
        ("moved", errors.Redirected, "https://elsewhere.example.org/v1, where nothing was sent"),
    ],
)
def test_what_is_no_reply_is_named_as_what_it_is(
    model_named: Access,
    question: Question[DraftForm],
    fault: str,
    kind: type[errors.ModelCallError],
    told: str,
) -> None:
    with pytest.raises(errors.ModelCallError, match=told) as caught:
        model_named(fault).ask(question, Ear())
    assert type(caught.value) is kind
    assert "sk-secret" not in str(caught.value)


@pytest.mark.parametrize("fault", ["memory", "tlsport", "moved"])
def test_what_will_not_pass_is_asked_once(
    server: FaultServer, model_named: Access, question: Question[DraftForm], fault: str
) -> None:
    with pytest.raises(errors.ModelCallError):
        model_named(fault, tries=4).ask(question, Ear())
    assert len(server.chats) == 1


def test_connection_is_used_again_after_a_stream_that_has_ended(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    for _ in range(3):
        model_named("good").ask(question, Ear())
    assert len(server.chats) == 3
    assert server.connections == 1


def test_https_on_a_port_for_http_is_said(server: FaultServer, settings: ModelSettings) -> None:
    address = server.url.replace("http://", "https://")
    asked = Request(model="good", messages=(Message("user", "Well?"),))
    with pytest.raises(errors.SpeaksHttp, match="speaks http and not https") as caught:
        client_for(replace(settings, base_url=address)).attempt(asked, lambda _: None, lambda: False)
    assert not caught.value.passing


@pytest.mark.parametrize("status", [400, 404, 405, 415, 422, 500, 501, 503])
def test_refused_form_is_asked_in_the_next_way_once(
    server: FaultServer, model_named: Access, question: Question[DraftForm], status: int
) -> None:
    answer = model_named(f"good+{status}").ask(question, Ear())
    assert answer.mode == "text"
    assert [bool(chat.body.get("response_format")) for chat in server.chats] == [True, True, False]


def test_gateways_fault_is_tried_again_before_another_way(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    answer = model_named("good+503", tries=3, longest_wait=0).ask(question, Ear())
    assert answer.mode == "text"
    asked = [(chat.body.get("response_format") or {}).get("type") for chat in server.chats]
    assert asked == ["json_schema"] * 3 + ["json_object", None]


@pytest.mark.parametrize("knows", ["nosystem", "breaksoff"])
def test_model_without_a_system_role_gets_instructions_as_the_users(
    server: FaultServer, model_named: Access, question: Question[DraftForm], knows: str
) -> None:
    language_model = model_named(f"good+{knows}")
    assert language_model.ask(question, Ear()).value.title
    refused = len(server.chats) - 1
    language_model.ask(question, Ear())
    for chat in server.chats[refused:]:
        (message,) = chat.body["messages"]
        assert message["role"] == "user"
        assert message["content"].startswith("Write it down.")
        assert "We met in the canteen." in message["content"]
    assert len(server.chats) == refused + 2
    assert known(server.url, "good").dialect.system_role


def test_the_preview_shows_instructions_as_that_model_gets_them(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    language_model = model_named("good+nosystem")
    language_model.ask(question, Ear())
    shown = [{"role": m.role, "content": m.text} for m in language_model.preview(question).messages]
    language_model.ask(question, Ear())
    assert server.chats[-1].body["messages"] == shown


def test_people_s_words_are_known_as_such_behind_instructions_too() -> None:
    messages = (
        Message("system", "Tell it.", words=()),
        Message("user", "They said: we met.", words=((11, 18),)),
    )
    (told,) = in_dialect(Request(model="m", messages=messages), Dialect(system_role=False)).messages
    assert [told.text[start:end] for start, end in told.words or ()] == ["we met."]


@pytest.mark.parametrize(
    ("reason", "ending"),
    [
        ("stop", FinishReason.DONE),
        ("eos", FinishReason.DONE),
        ("END_TURN", FinishReason.DONE),
        ("FinishReason.STOP", FinishReason.DONE),
        ("tool_calls", FinishReason.DONE),
        ("length", FinishReason.LENGTH),
        ("max_length", FinishReason.LENGTH),
        ("Max-Output-Tokens", FinishReason.LENGTH),
        ("model_context_window_exceeded", FinishReason.LENGTH),
        ("content_filter", FinishReason.FILTER),
        ("PROHIBITED_CONTENT", FinishReason.FILTER),
        ("abort", FinishReason.BROKEN),
        ("insufficient_system_resource", FinishReason.BROKEN),
        ("", FinishReason.OPEN),
        (None, FinishReason.OPEN),
        ("null", FinishReason.OPEN),
        (["stop"], FinishReason.DONE),
    ],
)
def test_an_end_is_known_by_any_of_its_names(reason: object, ending: FinishReason) -> None:
    assert finish_reason_of(reason) is ending


@pytest.mark.parametrize(
    "body",
    [
        b'{"object": "list", "data": [{"id": "tiny"}, {"id": 7}, {"id": "x" }]}',
        b'[{"id": "tiny"}, {"name": "x"}]',
        b'{"models": [{"name": "tiny"}, {"model": "x"}, {}]}',
        b'\xef\xbb\xbf{"data": ["tiny", "x", null]}',
    ],
)
def test_list_of_models_is_read_in_each_of_its_shapes(body: bytes) -> None:
    assert [model["id"] for model in models_in(body)] == ["tiny", "x"]


@pytest.mark.parametrize("body", [b'{"data": null}', b"[]", b'{"data": {"id": "tiny"}}', b"7"])
def test_what_is_no_list_of_models_has_none(body: bytes) -> None:
    assert models_in(body) == []
