"""What a component asks for is read before it is done: what is made up is refused, and a fault of ours is told as such."""

import logging
from typing import Any, cast

import pytest
import streamlit as st

from storycraft.domain.errors import NotFound
from storycraft.domain.workshop import Lane
from storycraft.ui.shared.answer_acts import LANES, Act, Outcome, answers_here, carry_out
from storycraft.ui.shared.context import Context

NOWHERE = cast("Context", None)


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def answer_to(act: dict[str, Any], fault: Exception | None = None) -> Outcome:
    def lend(context: Context, act: Act) -> Outcome:
        if fault:
            raise fault
        lane = act.among("lane", LANES)
        return {"done": True, "said": f"{lane.value} {act.number('of')} {act.string('whose')}"}

    carry_out("barn", {"lend": lend}, NOWHERE, [{"token": "t", **act}])
    return answers_here("barn")["t"]


def test_fault_of_ours_is_logged_and_not_called_unknown(caplog: pytest.LogCaptureFixture) -> None:
    for fault in (KeyError("rope"), ValueError("rope"), ZeroDivisionError()):
        st.session_state.clear()
        answer = answer_to({"what": "lend"}, fault)
        assert not answer["done"]
        assert "the fault is the program's" in answer["said"]
        assert "Not done" not in answer["said"]
        (record,) = caplog.records
        assert record.levelno == logging.ERROR
        assert record.exc_info
        assert record.exc_info[1] is fault
        caplog.clear()


def test_refusal_is_told_with_its_reason(caplog: pytest.LogCaptureFixture) -> None:
    answer = answer_to({"what": "lend"}, NotFound("The cart is gone."))
    assert answer == {"done": False, "said": "Not done: The cart is gone."}
    assert caplog.records == []


@pytest.mark.parametrize(
    "made_up",
    [
        {"what": "steal"},
        {"what": ["lend"]},
        {},
        {"lane": "loud"},
        {"lane": None},
        {"of": "many"},
        {"whose": 5},
        {"whose": None},
    ],
)
def test_what_is_made_up_is_not_known(made_up: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    right = {"what": "lend", "lane": Lane.NEW.value, "of": 3, "whose": "ours"}
    answer = answer_to({**right, **made_up} if made_up else {})
    assert answer == {"done": False, "said": "Not done: This is not known here. Load the page again."}
    assert caplog.records == []


def test_lists_hold_what_they_should() -> None:
    act = Act({"picks": [{"point": "c1"}], "seen": ["Soup", ""], "mixed": ["Soup", 1], "also": "yes"})
    assert [pick.string("point") for pick in act.parts("picks")] == ["c1"]
    assert act.strings("seen", 2) == ["Soup", ""]
    assert not act.is_so("also")
    for read in (
        lambda: act.strings("seen", 3),
        lambda: act.strings("mixed", 2),
        lambda: act.parts("seen"),
        lambda: act.parts("none"),
    ):
        with pytest.raises(Exception, match="not known"):
            read()
