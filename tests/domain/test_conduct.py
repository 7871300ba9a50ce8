"""The facilitator's hand on the room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storycraft.domain.conduct import Conduct, Switch

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
STAGES = ("experiences", "inquiry", "story")


def test_a_stage_is_open_until_it_is_closed() -> None:
    closed = Conduct().toggled("inquiry")
    assert not closed.is_open("inquiry")
    assert closed.is_open("story")
    assert closed.toggled("inquiry") == Conduct()


def test_only_one_stage_can_be_open() -> None:
    conduct = Conduct().only("inquiry", STAGES)
    assert [stage for stage in STAGES if conduct.is_open(stage)] == ["inquiry"]


def test_everyone_is_called_to_an_open_stage_and_each_call_is_a_new_one() -> None:
    once = Conduct().only("story", STAGES).calling("inquiry")
    assert (once.called_to, once.is_open("inquiry"), once.calls) == ("inquiry", True, 1)
    assert once.calling("inquiry").calls == 2


def test_a_timer_is_extended_from_its_end_or_from_now_when_it_is_over() -> None:
    timed = Conduct().timed(10, NOON)
    assert timed.ends == NOON + timedelta(minutes=10)
    assert timed.extended(2, NOON).ends == NOON + timedelta(minutes=12)
    assert timed.extended(2, NOON + timedelta(hours=1)).ends == NOON + timedelta(minutes=62)


def test_words_are_refused_while_input_is_paused_and_after_the_end() -> None:
    assert Conduct().refusal == ""
    assert "paused" in Conduct().switched(Switch.FROZEN, True).refusal
    assert "ended" in replace(Conduct(), ended=NOON).refusal
