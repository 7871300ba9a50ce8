"""A workshop spends what its facilitator allows, counted before and after each call, and not a token more."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.llm.budget import Budget
from storycraft.llm.errors import BudgetSpent, CutShort, ModelCallError
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.questions import Question
from storycraft.model_settings import ModelSettings
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


def call(prompt: int | None, reply: int | None) -> ModelCall:
    made = datetime(2026, 3, 14, tzinfo=UTC)
    return ModelCall(
        made=made, purpose="draft", prompt="p", model="m", host="h", prompt_tokens=prompt, reply_tokens=reply
    )


def bounded(**bounds: float) -> ModelSettings:
    return ModelSettings(model="m", **bounds)  # type: ignore[arg-type]


def test_without_a_bound_nothing_is_too_much() -> None:
    with Budget(bounded()).set_aside(10**9, 10**9):
        pass


def test_what_was_spent_before_counts() -> None:
    budget = Budget(bounded(budget_tokens=1000), lambda: (500, 200))
    assert budget.tokens == 700
    with budget.set_aside(200, 100):
        pass
    with pytest.raises(BudgetSpent, match=r"1,001 of 1,000 tokens"), budget.set_aside(200, 101):
        pass


def test_money_is_counted_by_the_prices_that_were_set() -> None:
    settings = bounded(budget_money=0.01, prompt_price=2, reply_price=8)
    budget = Budget(settings, lambda: (1000, 500))
    assert budget.money == pytest.approx(0.006)
    with pytest.raises(BudgetSpent, match=r"0\.01 of 0\.01"), budget.set_aside(1000, 500):
        pass


def test_calls_under_way_hold_their_share_and_give_it_back() -> None:
    budget = Budget(bounded(budget_tokens=1000))
    with budget.set_aside(600, 0), pytest.raises(BudgetSpent), budget.set_aside(600, 0):
        pass
    assert budget.tokens == 0
    with budget.set_aside(600, 0):
        pass


def test_many_at_once_never_go_beyond_the_bound() -> None:
    budget, most = Budget(bounded(budget_tokens=1000)), []
    gate = threading.Barrier(8)

    def spend() -> None:
        gate.wait()
        for _ in range(200):
            try:
                with budget.set_aside(90, 10):
                    budget.count(call(0, 1))
            except BudgetSpent:
                most.append(budget.tokens)

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most
    assert budget.tokens <= 1000


def test_a_spent_budget_stops_before_anything_is_sent(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(BudgetSpent) as caught:
        model_named("good", budget_tokens=100).ask(question, Ear())
    assert server.chats == []
    assert "Raise the budget" in caught.value.next_step


def test_a_server_that_reports_no_usage_is_counted_by_estimate(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    language_model = model_named("good+plain", budget_tokens=20_000)
    language_model.ask(question, Ear())
    last = calls[-1]
    assert last.estimated
    assert (last.prompt_tokens or 0) > 30
    assert (last.reply_tokens or 0) > 10


def test_what_was_written_before_a_break_is_counted_too(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    with pytest.raises(Exception, match="broke off"):
        model_named("cut").ask(question, Ear())
    assert calls[0].estimated
    assert calls[0].reply_tokens


@pytest.mark.parametrize("fault", ["401", "429bare", "500"])
def test_what_was_refused_costs_nothing(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall], fault: str
) -> None:
    with pytest.raises(Exception, match="127"):
        model_named(fault).ask(question, Ear())
    assert {call.prompt_tokens for call in calls} == {None}


@pytest.mark.parametrize("fault", ["length", "filter"])
def test_reply_that_is_no_use_costs_what_the_server_says(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall], fault: str
) -> None:
    with pytest.raises(ModelCallError):
        model_named(fault).ask(question, Ear())
    assert not calls[0].estimated
    assert calls[0].prompt_tokens
    assert calls[0].reply_tokens


def test_a_refusal_in_one_piece_costs_what_the_server_says(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    with pytest.raises(ModelCallError):
        model_named("refusal").ask(question, Ear())
    assert (calls[0].prompt_tokens, calls[0].reply_tokens) == (5, 7)


def test_thinking_is_counted_although_nothing_was_written(
    server: FaultServer, model_named: Access, question: Question[DraftForm], calls: list[ModelCall]
) -> None:
    with pytest.raises(CutShort):
        model_named("thinks").ask(question, Ear())
    assert {(call.prompt_tokens, call.reply_tokens) for call in calls} == {(1500, 4000)}
    server.tells_usage = False
    with pytest.raises(CutShort):
        model_named("thinks").ask(question, Ear())
    assert calls[-1].estimated
    assert (calls[-1].reply_tokens or 0) > 100


@pytest.mark.parametrize("fault", ["slowhead", "empty"])
def test_what_was_taken_without_a_word_is_counted_by_estimate(
    server: FaultServer,
    model_named: Access,
    question: Question[DraftForm],
    calls: list[ModelCall],
    fault: str,
) -> None:
    server.tells_usage = False
    with pytest.raises(ModelCallError):
        model_named(fault, timeout=0.5).ask(question, Ear())
    assert all(call.estimated and (call.prompt_tokens or 0) > 30 for call in calls)


def test_a_call_that_could_not_be_logged_still_counts() -> None:
    budget = Budget(bounded(budget_tokens=1000), lambda: (300, 0))
    budget.count(call(200, 0), in_log=True)
    budget.count(call(100, 50))
    assert budget.tokens == 450
