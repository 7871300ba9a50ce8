"""What `LanguageModel` promises holds on every server, whoever wrote it."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.llm.client import client_for
from storycraft.llm.context_size import ASSUMED
from storycraft.llm.discovery import find_servers, try_models
from storycraft.llm.errors import (
    CutShort,
    KeyRefused,
    ModelCallError,
    NoSuchModel,
    Overflow,
    Stopped,
    TooSlow,
    Unusable,
)
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.messages import Request
from storycraft.llm.server_profile import known
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.servers.asking import AnyForm, LongForm, question, too_long
from tests.servers.running import CONTEXT, KEY, Server
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


def test_reply_comes_in_form_and_way_to_it_is_remembered(
    server: Server, model_of: Access, calls: list[ModelCall]
) -> None:
    answer = model_of(server).ask(question(AnyForm), Ear())
    assert answer.rung == server.rung
    needed = len(calls)
    model_of(server).ask(question(AnyForm, seed=2), Ear())
    assert len(calls) == needed + 1, "the rung that works is found once"


def test_draft_has_form_where_grammar_leads_and_else_is_refused(server: Server, model_of: Access) -> None:
    for seed in range(3):
        try:
            draft = model_of(server).ask(question(DraftForm, seed=seed, reply_tokens=3000), Ear()).value
        except (Unusable, CutShort):
            assert server.rung == "object", "a random model meets a form by grammar only"
        else:
            assert isinstance(draft, DraftForm)
            assert server.rung == "schema"


def test_words_are_heard_while_they_come(server: Server) -> None:
    texts: list[str] = []
    asked = question(AnyForm, reply_tokens=500)
    request = Request(model=server.model, messages=asked.messages, reply_tokens=500, seed=1)
    try:
        whole = client_for(server.settings()).attempt(request, texts.append, lambda: False).text
    except CutShort as cut:  # nothing but chance ends what a random model says
        whole = cut.arrived
    assert len(texts) > 1  # a busy machine hears several pieces at once
    assert all(after.startswith(before) for before, after in pairwise(texts))
    assert texts[-1] == whole


def test_a_reply_in_a_form_grows_while_it_comes(server: Server, model_of: Access) -> None:
    if not server.led:
        pytest.skip("a mock and a model that nothing leads have no long reply in a form")
    heard: list[dict[str, Any]] = []
    answer = model_of(server).ask(question(LongForm, reply_tokens=3500), Ear(), heard.append)
    counts = [len(partial.get("words", [])) for partial in heard]
    assert len(set(counts)) > 20
    assert counts == sorted(counts)
    assert heard[-1]["words"] == answer.value.words


def test_what_was_read_and_written_is_counted(
    server: Server, model_of: Access, calls: list[ModelCall]
) -> None:
    answer = model_of(server).ask(question(AnyForm), Ear())
    assert calls[-1].outcome == "ok"
    assert calls[-1].prompt_tokens
    assert calls[-1].reply_tokens
    assert calls[-1].estimated is not server.counts_tokens
    assert (answer.prompt_tokens is not None) is server.counts_tokens


def test_too_long_text_is_named_so_and_teaches_the_limit(server: Server, model_of: Access) -> None:
    language_model = model_of(server, server.overflows)
    with pytest.raises(Overflow) as caught:
        language_model.ask(question(AnyForm, too_long(CONTEXT)), Ear())
    assert "longer than the model" in str(caught.value)
    if server.overflows == "tiny":
        assert caught.value.limit == CONTEXT
    assert language_model.context("draft") < ASSUMED, "what comes next is sent in smaller parts"


def test_how_much_model_reads_is_taken_from_list_of_models(server: Server, model_of: Access) -> None:
    context = model_of(server).context("draft")
    assert (context == CONTEXT) is server.lists_context
    assert (known(server.url, server.model).context is not None) is server.lists_context


def test_missing_model_is_named_where_the_server_checks_names(server: Server, model_of: Access) -> None:
    ask = model_of(server, "nonesuch").ask
    if server.knows_names:
        with pytest.raises(NoSuchModel, match="does not know the model nonesuch"):
            ask(question(AnyForm), Ear())
    else:
        assert ask(question(AnyForm), Ear()).model == "nonesuch"


@pytest.mark.parametrize("wrong", ["", "sk-wrong-key"])
def test_a_wrong_key_is_refused_where_one_is_wanted(server: Server, model_of: Access, wrong: str) -> None:
    ask = model_of(server, key=wrong).ask
    if server.key:
        with pytest.raises(KeyRefused) as caught:
            ask(question(AnyForm), Ear())
        assert KEY not in repr(caught.value) + caught.value.said
    else:
        assert ask(question(AnyForm), Ear()).rung == server.rung


def test_a_call_that_takes_too_long_ends_at_its_deadline(server: Server, model_of: Access) -> None:
    slow = "slow" if server.model == "story" else ""
    began = time.monotonic()
    with pytest.raises(TooSlow, match="did not finish in time"):
        model_of(server, slow, timeout=0.15).ask(question(LongForm, reply_tokens=3500), Ear())
    assert time.monotonic() - began < 1


def test_cancelling_ends_call_at_once_and_the_next_is_answered(server: Server, model_of: Access) -> None:
    ear, stopped = Ear(), []
    slow = "slow" if server.model == "story" else ""
    stop = threading.Timer(0.15, lambda: (stopped.append(time.monotonic()), ear.stop.set()))
    stop.start()
    with pytest.raises(Stopped):
        model_of(server, slow).ask(question(LongForm, reply_tokens=3500), ear)
    assert time.monotonic() - stopped[0] < 0.5
    assert model_of(server, tries=4).ask(question(AnyForm), Ear()).rung == server.rung


def test_many_at_once_are_all_answered(server: Server, model_of: Access) -> None:
    model_of(server).ask(question(AnyForm), Ear())

    def ask(seed: int) -> str:
        return model_of(server, tries=6).ask(question(AnyForm, seed=seed), Ear()).rung

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {server.rung}


def test_the_server_is_found_on_this_machine(server: Server) -> None:
    (found,) = find_servers([("here", server.port)])
    assert found.base_url == server.url
    assert found.wants_key is bool(server.key)
    assert found.words == ("it wants a key before it says" if server.key else server.model)


def test_its_models_are_listed_with_the_key(server: Server) -> None:
    models = [model["id"] for model in client_for(server.settings()).models(3)]
    assert server.model in models


def test_the_trial_of_a_model_says_what_it_can_do(server: Server) -> None:
    (trial,) = try_models(server.settings())
    assert trial.well is server.led
    assert trial.rung == (server.rung if server.led else "")
    assert f"{server.model} at 127.0.0.1:{server.port}: " in trial.words


def test_every_error_says_what_to_do(server: Server, model_of: Access) -> None:
    with pytest.raises(ModelCallError) as caught:
        model_of(server, server.overflows, timeout=5).ask(question(LongForm, too_long(CONTEXT)), Ear())
    assert caught.value.next_step
    assert server.key not in str(caught.value) or not server.key
