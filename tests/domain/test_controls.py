"""The facilitator's hand on the room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storycraft.domain.controls import STORIES, Conduct, Switch

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
    timed = Conduct().timing("inquiry", 10, NOON)
    assert timed.timer_in("inquiry") == NOON + timedelta(minutes=10)
    assert timed.extended(2, NOON).timer_in("inquiry") == NOON + timedelta(minutes=12)
    later = timed.extended(2, NOON + timedelta(hours=1))
    assert later.timer_in("inquiry") == NOON + timedelta(minutes=62)


def test_a_timer_runs_in_its_own_stage_and_in_no_other() -> None:
    timed = Conduct().timing("inquiry", 10, NOON)
    assert [stage for stage in (*STAGES, "") if timed.timer_in(stage)] == ["inquiry"]
    assert Conduct().timer_in("") is None


def test_a_timer_is_over_when_its_stage_is() -> None:
    timed = Conduct().timing("inquiry", 10, NOON)
    assert timed.calling("inquiry").timer_in("inquiry")
    assert timed.only("inquiry", STAGES).timer_in("inquiry")
    assert timed.toggled("story").timer_in("inquiry")
    over = (
        timed.calling("story"),
        timed.calling(STORIES),
        timed.toggled("inquiry"),
        timed.only("story", STAGES),
        replace(timed, ended=NOON),
        timed.untimed(),
    )
    for conduct in over:
        assert not any(conduct.calling("inquiry").timer_in(stage) for stage in STAGES if not conduct.ended)
        assert not any(conduct.timer_in(stage) for stage in STAGES)


def test_words_are_refused_while_input_is_paused_and_after_the_end() -> None:
    assert Conduct().refusal == ""
    assert "paused" in Conduct().switched(Switch.FROZEN, True).refusal
    assert "ended" in replace(Conduct(), ended=NOON).refusal
