"""Trying again: as long as the server asks, within reason, said aloud, and given up at once when people say so."""

import threading
import time
from collections.abc import Callable

import pytest

from storycraft.domain.model_call import ModelCall
from storycraft.llm import errors
from storycraft.llm.language_model import LanguageModel
from storycraft.llm.questions import Question
from storycraft.llm.retry import RetryBudget
from storycraft.weavers.model.reply_schemas import DraftForm
from tests.support.faultserver import FaultServer
from tests.support.listeners import Ear

Access = Callable[..., LanguageModel]


class Attempts:
    """Fails with these errors in turn, and then gives "done"."""

    def __init__(self, *faults: Exception) -> None:
        self.faults = list(faults)
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        if self.faults:
            raise self.faults.pop(0)
        return "done"


def keep_trying(retries: RetryBudget, attempts: Attempts, ear: Ear) -> str:
    for attempt in retries.attempts(ear):
        with attempt:
            return attempts()
    raise AssertionError("the last try returns or raises")


def seconds_of(attempts: Attempts, retries: RetryBudget, ear: Ear | None = None) -> float:
    began = time.monotonic()
    assert keep_trying(retries, attempts, ear or Ear()) == "done"
    return time.monotonic() - began


QUICK = RetryBudget(tries=4, longest=0.2, first=0.02)


@pytest.mark.parametrize(
    "fault",
    [
        errors.Busy(),
        errors.ServerFault(),
        errors.BrokenOff(),
        errors.Stalled(),
        errors.TooSlow(),
        errors.Garbled(),
        errors.NobodyListens(),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_what_may_pass_is_tried_again(fault: errors.ModelCallError) -> None:
    attempts = Attempts(fault, fault)
    seconds_of(attempts, QUICK)
    assert attempts.made == 3


@pytest.mark.parametrize(
    "fault",
    [
        errors.KeyRefused(),
        errors.NoSuchModel(),
        errors.QuotaSpent(),
        errors.Overflow(),
        errors.NotTaken(),
        errors.Declined(),
        errors.Filtered(),
        errors.CutShort(),
        errors.NoModelServer(),
        errors.UnknownHost(),
        errors.BadCertificate(),
        errors.BudgetSpent(),
        ValueError("a bug"),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_what_will_not_pass_is_not_tried_again(fault: Exception) -> None:
    attempts = Attempts(fault)
    with pytest.raises(type(fault)):
        keep_trying(QUICK, attempts, Ear())
    assert attempts.made == 1


def test_the_last_error_is_the_one_that_is_told() -> None:
    attempts = Attempts(*[errors.ServerFault() for _ in range(3)], errors.BrokenOff(host="example"))
    with pytest.raises(errors.BrokenOff, match="to example"):
        keep_trying(QUICK, attempts, Ear())
    assert attempts.made == 4


def test_wait_is_what_server_asked_for_and_a_little_more() -> None:
    waited = seconds_of(Attempts(errors.Busy(retry_after=0.3)), RetryBudget(longest=5, first=0.1))
    assert 0.3 <= waited < 0.6


def test_server_that_asks_for_too_long_is_not_waited_for() -> None:
    attempts = Attempts(errors.Busy(retry_after=3600))
    with pytest.raises(errors.Busy, match="asks to wait 60 minutes"):
        keep_trying(QUICK, attempts, Ear())
    assert attempts.made == 1


def test_waits_grow_differ_and_stay_below_the_longest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storycraft.llm.retry.sleep", lambda seconds, cancelled: None)
    waits = []
    retries = RetryBudget(tries=6, longest=8, first=1)
    for _ in range(20):
        ear = Waits()
        with pytest.raises(errors.ServerFault):
            keep_trying(retries, Attempts(*[errors.ServerFault() for _ in range(6)]), ear)
        waits.append(ear.waits)
    assert all(1 <= wait <= 8 for waited in waits for wait in waited)
    assert max(max(waited[-2:]) for waited in waits) > max(waited[0] for waited in waits)
    assert len({tuple(waited) for waited in waits}) > 10


class Waits(Ear):
    """Reads how long each wait is said to be."""

    @property
    def waits(self) -> list[int]:
        return [int(sentence.split("again in ")[1].split(" s")[0]) for sentence in self.said]


def test_each_wait_is_said_with_its_reason() -> None:
    ear = Ear()
    seconds_of(Attempts(errors.Busy(host="example.org", retry_after=0.1)), QUICK, ear)
    (said,) = ear.said
    assert said.startswith("The model server at example.org has too much to do")
    assert said.endswith("Trying again in 1 s.")


def test_people_can_stop_it_while_it_waits() -> None:
    ear = Ear()
    threading.Timer(0.15, ear.stop.set).start()
    began = time.monotonic()
    with pytest.raises(errors.Stopped):
        keep_trying(RetryBudget(longest=60), Attempts(errors.Busy(retry_after=30)), ear)
    assert time.monotonic() - began < 15, "half of what the server asked for"


@pytest.mark.parametrize("fault", ["408", "409", "429bare", "502", "cut", "earlyend", "resethead", "badsse"])
def test_a_question_survives_what_passes(
    model_named: Access, question: Question[DraftForm], calls: list[ModelCall], fault: str
) -> None:
    ear = Ear()
    answer = model_named(f"{fault}x2", tries=3).ask(question, ear)
    assert answer.value.title
    assert [call.outcome == "ok" for call in calls] == [False, False, True]
    assert sum("Trying again in" in said for said in ear.said) == 2


@pytest.mark.parametrize("fault", ["429", "429date", "503"])
def test_servers_own_wish_is_kept_in_seconds_and_as_date(
    server: FaultServer, model_named: Access, question: Question[DraftForm], fault: str
) -> None:
    model_named(f"{fault}x1", tries=2, longest_wait=5).ask(question, Ear())
    first, second = server.chats
    assert 0.9 <= second.came - first.came < 3.2


def test_the_longest_reply_of_all_tries_travels_with_the_error(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(errors.BrokenOff) as caught:
        model_named("cut", tries=2).ask(question, Ear())
    assert len(server.chats) == 2
    assert '"title"' in caught.value.arrived


def test_model_that_used_all_its_time_gets_no_more(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(errors.TooSlow):
        model_named("slowhead", tries=4, timeout=0.3).ask(question, Ear())
    assert len(server.chats) == 1


def test_all_tries_together_have_the_time_of_one(
    server: FaultServer, model_named: Access, question: Question[DraftForm]
) -> None:
    with pytest.raises(errors.Stalled):
        model_named("stall", tries=9, stall=0.3, timeout=0.5).ask(question, Ear())
    assert len(server.chats) <= 2


def test_how_long_it_takes_is_said_while_it_lasts(
    model_named: Access, question: Question[DraftForm], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storycraft.llm.exchange.SAY_EVERY", 0.2)
    ear = Ear()
    with pytest.raises(errors.TooSlow):
        model_named("slowhead", timeout=1).ask(question, ear)
    assert [said for said in ear.said if said.startswith("The model has worked for")]
