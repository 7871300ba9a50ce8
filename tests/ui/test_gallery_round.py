"""The gallery round on a group's page and on a phone: others' points to mark, and what the marks lead to."""

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.controls import Switch
from storycraft.domain.mark import Mark
from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane, Workshop
from storycraft.ui.shared import page_entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, send, words
from tests.ui.test_rights import BROWSER, query
from tests.ui.test_room import switch


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


def opened(page, house: Parts, sample: Workshop, role: Role = Role.GROUP) -> AppTest:
    name = "phone" if role is Role.PERSON else "group"
    return page(name, **query(house, sample, role), stage="threads")


def mark(token: str, point: str, lane: str, on: bool = True) -> dict[str, object]:
    return {"token": token, "what": "mark", "point": point, "lane": lane, "on": on}


@pytest.mark.parametrize("role", [Role.GROUP, Role.PERSON])
def test_others_points_are_read_and_marked(page, house: Parts, sample: Workshop, role: Role) -> None:
    assert "Gallery round" not in words(opened(page, house, sample, role))
    switch(house, sample, Switch.ROUND)
    drawn = opened(page, house, sample, role)
    shown = data_of(drawn, "gallery")["points"]
    assert {p["id"] for p in shown} == {c.id for c in sample.contributions if c.group_id != "g2"}
    first = shown[0]["id"]
    send(drawn, "gallery", "acts", [mark("a", first, "new"), mark("b", first, "question")])
    assert data_of(drawn, "gallery")["points"][0]["mine"] == ["new", "question"]
    assert data_of(drawn, "gallery")["answers"]["a"]["done"]
    send(drawn, "gallery", "acts", [mark("c", first, "new", on=False)])
    kept = house.archive.marks(sample.id)
    assert [(m.contribution_id, m.lane, m.group_id) for m in kept] == [(first, Lane.QUESTION, "g2")]
    assert bool(kept[0].author) == (role is Role.PERSON)


def test_what_a_browser_makes_up_is_refused(page, house: Parts, sample: Workshop) -> None:
    switch(house, sample, Switch.ROUND)
    drawn = opened(page, house, sample)
    own = next(c.id for c in sample.contributions if c.group_id == "g2")
    acts = [mark("a", own, "new"), mark("b", "c999", "new"), mark("c", own, "loud"), {"token": "d"}]
    send(drawn, "gallery", "acts", acts)
    answers = data_of(drawn, "gallery")["answers"]
    assert [answers[token]["done"] for token in "abcd"] == [False] * 4
    assert house.archive.marks(sample.id) == ()


def test_hidden_points_are_not_in_the_round(page, house: Parts, sample: Workshop) -> None:
    for each in (Switch.ROUND, Switch.HIDDEN):
        switch(house, sample, each)
    drawn = opened(page, house, sample)
    assert "when the facilitator reveals them" in words(drawn)
    assert not [each for each in drawn.get("bidi_component") if each.key == "gallery"]


def test_marks_are_counted_on_board_and_kept_below_the_lane(page, house: Parts, sample: Workshop) -> None:
    point = next(c for c in sample.contributions if c.group_id == "g3")
    for group in ("g2", "g4"):
        made = Mark(contribution_id=point.id, lane=Lane.RESONATES, group_id=group)
        house.archive.keep_mark(sample.id, made, True)
    drawn = opened(page, house, sample)
    assert data_of(drawn, "threads")["points"][point.id]["marks"] == "resonates 2"
    assert "1 point of others, marked “resonates with us”" in words(drawn)


def test_the_facilitator_opens_the_round_and_calls_everyone(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    send(board, "controls", "round", True)
    next(b for b in board.button if b.label == "Call everyone to the gallery round").click().run()
    controls = house.archive.controls(sample.id)
    assert (controls.round, controls.called_to) == (True, "threads")
