"""What is sent to a model is what was shown before, masked where asked, and all of it is in the log."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.model_call import ModelCall
from storycraft.llm.errors import KeyRefused, ModelCallError, Stopped
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.masking import Mask
from storycraft.llm.messages import Message
from storycraft.llm.prompts import Prompt
from storycraft.llm.questions import Question
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]
SAID = '<points>\nc1 [Blue table; Orla] "Orla wrote to oq@example.org."\nc2 [Green table] "Ask José about it."\n</points>'
MASKED = {"mask": True, "mask_names": ("Orla", "José")}


@pytest.fixture
def telling_names(question: Question[DraftForm]) -> Question[DraftForm]:
    return replace(question, messages=(Message("system", "Write it down."), Message("user", SAID)))


def messages_of(body: dict[str, Any]) -> list[Message]:
    return [Message(m["role"], m["content"]) for m in body["messages"]]


@pytest.mark.parametrize("knows", ["good", "good+noschema", "good+text"])
@pytest.mark.parametrize("settings_of_masks", [{}, MASKED], ids=["plain", "masked"])
def test_what_was_shown_is_what_server_gets_letter_by_letter(
    server: FaultServer,
    model_named: Access,
    telling_names: Question[DraftForm],
    knows: str,
    settings_of_masks: dict[str, Any],
) -> None:
    language_model = model_named(knows, **settings_of_masks)
    first = language_model.preview(telling_names)
    language_model.ask(telling_names, Ear())
    assert list(first.messages) == messages_of(server.chats[0].body)
    # Once the mode is known, the first request is the last one too.
    later = language_model.preview(telling_names)
    language_model.ask(telling_names, Ear())
    assert list(later.messages) == messages_of(server.chats[-1].body)
    assert (later.host, later.model) == (f"127.0.0.1:{server.port}", knows)


def test_looking_sends_nothing(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    assert model_named("good").preview(question).tokens > 20
    assert server.exchanges == []


@pytest.mark.parametrize("knows", ["good", "good+noschema", "good+text", "badformx1"])
def test_what_is_masked_never_leaves_and_is_back_in_answer(
    server: FaultServer, model_named: Access, telling_names: Question[DraftForm], knows: str
) -> None:
    server.rate = 1500
    heard: list[dict[str, Any]] = []
    answer = model_named(knows, **MASKED).ask(telling_names, Ear(), heard.append)
    sent = json.dumps([chat.body for chat in server.chats], ensure_ascii=False)
    for secret in ("Orla", "José", "oq@example.org"):
        assert secret not in sent
        assert secret not in json.dumps([chat.body for chat in server.chats])
    (text,) = answer.value.paragraphs
    assert "One voice said: “Orla wrote to oq@example.org.”" in text
    assert "One voice said: “Ask José about it.”" in text
    shown = json.dumps(heard, ensure_ascii=False)
    assert "Orla" in shown
    assert "Person-" not in shown


def test_name_in_refused_reply_does_not_leave_with_the_repair(
    server: FaultServer, model_named: Access, telling_names: Question[DraftForm]
) -> None:
    def once_wrong(body: dict[str, Any]) -> str:
        said = body["messages"][-1]["content"]
        return '{"title": "Person-1, Person-3"}' if "cannot be used" not in said else json.dumps(
            {"title": "Person-1", "paragraphs": [], "open": [], "left_out": []}
        )  # fmt: skip

    server.reply = once_wrong
    answer = model_named("good", **MASKED).ask(telling_names, Ear())
    assert answer.value.title == "Orla"
    repair = json.dumps(server.chats[-1].body)
    assert "Person-1, Person-3" in repair
    assert "Jos" not in repair


def test_doors_that_share_a_mask_share_its_stand_ins(
    settings: ModelSettings, telling_names: Question[DraftForm]
) -> None:
    mask = Mask(["Orla", "José"])
    first = LanguageModel(settings, mask=mask).preview(telling_names)
    mask.hide("somebody@example.org")
    assert LanguageModel(settings, mask=mask).preview(telling_names) == first


def test_every_call_is_in_the_log_without_key_and_texts(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    model_named("429barex1", tries=2, api_key="sk-abc123456").ask(question, Ear())
    failed, done = calls
    assert (failed.outcome, done.outcome) == ("Busy", "ok")
    assert (done.purpose, done.prompt, done.model) == ("draft", "test@sha256:0", "429barex1")
    assert done.prompt_tokens
    assert done.reply_tokens
    assert done.seconds > 0
    assert (done.sent, done.got) == ("", "")
    assert "sk-abc" not in repr(calls)
    assert "canteen" not in repr(calls)


def test_texts_are_logged_as_they_left_where_switched_on(
    model_named: Access, telling_names: Question[DraftForm], calls: list[ModelCall]
) -> None:
    model_named("good", log_texts=True, **MASKED).ask(telling_names, Ear())
    assert "[user]\n<points>" in calls[0].sent
    assert "Person-1" in calls[0].got
    assert "Orla" not in calls[0].sent + calls[0].got


def test_cancelled_call_is_in_log_with_what_had_been_written(
    server: FaultServer, model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    server.rate, ear = 100, Ear()
    with pytest.raises(Stopped):
        model_named("good").ask(question, ear, lambda _: ear.stop.set())
    assert calls[0].outcome == "Stopped"
    assert calls[0].estimated


@pytest.mark.parametrize("fault", ["401", "500", "badjson", "html", "429hour", "sseerror"])
def test_no_error_repeats_a_key_a_header_or_peoples_words(
    model_named: Access, question: Question[DraftForm], fault: str
) -> None:
    language_model = model_named(fault, api_key="sk-abc123456", headers={"X-Pass": "open-sesame"})
    with pytest.raises(ModelCallError) as caught:
        language_model.ask(question, Ear())
    told = f"{caught.value} {caught.value!r} {caught.value.said} {caught.value.args}"
    for secret in ("sk-abc", "open-sesame", "canteen"):
        assert secret not in told


def test_each_task_goes_to_its_own_model(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    language_model = model_named("good", tasks={"draft": "good+noschema"})
    assert language_model.ask(question, Ear()).model == "good+noschema"
    assert language_model.ask(replace(question, task="frame"), Ear()).model == "good"


def test_older_azure_addresses_keep_their_version_and_header_key(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    address = f"{server.url}/openai/deployments/d?api-version=2024-10-21"
    model_named("good", base_url=address, api_key="azure-key-1").ask(question, Ear())
    (chat,) = [e for e in server.exchanges if "chat" in e.path]
    assert chat.path == "/v1/openai/deployments/d/chat/completions?api-version=2024-10-21"
    assert chat.headers["api-key"] == "azure-key-1"
    assert "authorization" not in chat.headers


def test_extra_headers_go_along_and_may_stand_in_for_key(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    model_named("good", headers={"X-Room": "7", "Authorization": "Basic Zm9v"}).ask(question, Ear())
    headers = server.chats[0].headers
    assert (headers["x-room"], headers["authorization"]) == ("7", "Basic Zm9v")


def test_a_wrong_key_is_asked_once(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(KeyRefused):
        model_named("401", tries=4).ask(question, Ear())
    assert len(server.chats) == 1


def test_a_reply_is_kept_although_the_log_cannot_be_written(
    server: FaultServer, settings: ModelSettings, question: Question[DraftForm]
) -> None:
    def away(call: ModelCall) -> None:
        raise StorageError("The database is away.")

    assert LanguageModel(settings, on_call=away).ask(question, Ear()).value.title
    assert len(server.chats) == 1


def test_second_request_without_a_stream_is_in_the_log_too(
    server: FaultServer, model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    with pytest.raises(ModelCallError):
        model_named("emptystream").ask(question, Ear())
    assert [chat.body["stream"] for chat in server.chats] == [True, False]
    assert len(calls) == 2


def test_our_own_fault_is_not_taken_for_the_servers(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    def breaks(_partial: dict[str, Any]) -> None:
        raise KeyError("a bug of ours")

    with pytest.raises(KeyError, match="a bug of ours"):
        model_named("good").ask(question, Ear(), breaks)
    assert [call.outcome for call in calls] == ["broke off"]
    assert calls[0].estimated


def test_shown_size_counts_the_form_that_is_asked_for(
    model_named: Access, question: Question[DraftForm]
) -> None:
    language_model = model_named("good")
    words = sum(language_model.tokens("draft", message.text) for message in question.messages)
    assert language_model.preview(question).tokens > words + 100


def test_names_that_are_words_are_hidden_in_points_only(server: FaultServer, model_named: Access) -> None:
    prompt = Prompt(
        "test", "You may write what they will read in {language}.", "May said:\n{points}\nWill you?"
    )
    messages = prompt.render(language="en", points='c1 [May] "Will came in May."')
    asked = Question(task="draft", prompt="t@sha256:0", messages=messages, form=DraftForm)
    model_named("good", mask_names=("May", "Will")).ask(asked, Ear())
    system, user = (message["content"] for message in server.chats[0].body["messages"])
    assert system == "You may write what they will read in en."
    assert user == 'May said:\nc1 [Person-1] "Person-2 came in Person-1."\nWill you?'
