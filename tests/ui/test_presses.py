"""What was pressed is done, also where something else is pressed before the page was drawn again."""

import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from storycraft import ui
from storycraft.domain.controls import Switch
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.ui.shared import page_entry as entries
from storycraft.ui.shared import presses
from storycraft.wiring import Parts
from tests.ui.conftest import send, send_all
from tests.ui.test_rights import BROWSER, query

UI = Path(ui.__file__).parent


def test_two_presses_in_one_run_are_both_done(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    for label in ("Call everyone here", "Start timer"):
        next(button for button in opened.button if button.label == label).set_value(True)
    send_all(opened, "controls", dict.fromkeys(Switch, True))
    controls = house.archive.controls(sample.id)
    assert controls.calls == 1
    assert controls.ends
    assert all(getattr(controls, switch) for switch in Switch)


def draw_one_switch() -> None:
    import streamlit as st

    from storycraft.ui.components.switches import draw_switches

    st.session_state["asked"] = draw_switches("row", {"hide": ("Hide points", False)}, since="1")("hide")


def test_a_switch_turned_back_before_it_is_reached_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = AppTest.from_function(draw_one_switch).run()
    with monkeypatch.context() as cut_short:
        cut_short.setattr(presses, "_taken", lambda _presses, _name, otherwise: otherwise)
        send(opened, "row", "hide", True)
    send(opened, "row", "hide", False)
    assert not opened.session_state["asked"]


def test_a_switch_turned_back_before_its_next_drawing_is_heard() -> None:
    opened = AppTest.from_function(draw_one_switch).run()
    for wanted in (True, False, True):
        send(opened, "row", "hide", wanted)
        assert opened.session_state["asked"] is wanted


def test_a_switch_that_nobody_pressed_asks_for_nothing() -> None:
    opened = AppTest.from_function(draw_one_switch).run()
    send(opened, "row", "hide", True)
    assert opened.run().session_state["asked"] is None
    send(opened, "row", "hide", {"made": "up"})
    assert opened.session_state["asked"] is None


@pytest.mark.parametrize(("lasts", "is_done"), [(presses.LASTS, True), (-1.0, False)])
def test_a_press_that_is_reached_much_later_is_forgotten(
    lasts: float, is_done: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "LASTS", lasts)
    opened = AppTest.from_function(draw_one_switch).run()
    send(opened, "row", "hide", True)
    assert bool(opened.session_state["asked"]) is is_done


def test_no_page_has_a_button_whose_press_may_be_lost() -> None:
    bare = [
        f"{file.name}:{call.lineno}"
        for file in UI.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("button", "form_submit_button")
        and "on_click" not in {each.arg for each in call.keywords}
    ]
    assert bare == []


def hear_of_a_page_that_was_left() -> None:
    import streamlit as st

    from storycraft.ui.shared.presses import message, noting

    noting("left", ("post",))["on_post_change"]()
    st.session_state["heard"] = message("left", "post")


def test_a_message_of_a_page_that_was_left_breaks_nothing() -> None:
    opened = AppTest.from_function(hear_of_a_page_that_was_left).run()
    assert not opened.exception
    assert opened.session_state["heard"] is None
