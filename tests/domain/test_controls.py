"""The facilitator's hand on the room."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storycraft.domain.controls import STORIES, Controls, Switch

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
STAGES = ("experiences", "inquiry", "story")


def test_a_stage_is_open_until_it_is_closed() -> None:
    closed = Controls().toggled("inquiry")
    assert not closed.is_open("inquiry")
    assert closed.is_open("story")
    assert closed.toggled("inquiry") == Controls()


def test_only_one_stage_can_be_open() -> None:
    controls = Controls().only("inquiry", STAGES)
    assert [stage for stage in STAGES if controls.is_open(stage)] == ["inquiry"]


def test_everyone_is_called_to_an_open_stage_each_call_anew() -> None:
    once = Controls().only("story", STAGES).calling("inquiry")
    assert (once.called_to, once.is_open("inquiry"), once.calls) == ("inquiry", True, 1)
    assert once.calling("inquiry").calls == 2


def test_timer_is_extended_from_its_end_or_from_now() -> None:
    timed = Controls().timing("inquiry", 10, NOON)
    assert timed.timer_in("inquiry") == NOON + timedelta(minutes=10)
    assert timed.extended(2, NOON).timer_in("inquiry") == NOON + timedelta(minutes=12)
    later = timed.extended(2, NOON + timedelta(hours=1))
    assert later.timer_in("inquiry") == NOON + timedelta(minutes=62)


def test_timer_runs_in_its_own_stage_and_in_no_other() -> None:
    timed = Controls().timing("inquiry", 10, NOON)
    assert [stage for stage in (*STAGES, "") if timed.timer_in(stage)] == ["inquiry"]
    assert Controls().timer_in("") is None


def test_a_timer_is_over_when_its_stage_is() -> None:
    timed = Controls().timing("inquiry", 10, NOON)
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
    for controls in over:
        assert not any(controls.calling("inquiry").timer_in(stage) for stage in STAGES if not controls.ended)
        assert not any(controls.timer_in(stage) for stage in STAGES)


def test_words_are_refused_while_input_is_paused_and_after_end() -> None:
    assert Controls().refusal == ""
    assert "paused" in Controls().switched(Switch.FROZEN, True).refusal
    assert "ended" in replace(Controls(), ended=NOON).refusal
