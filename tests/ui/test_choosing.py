"""The questions of a stage of choice: in full before the choice, and after it the chosen one for all who work on it."""

import html
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.format import Stage, StageKind
from storycraft.domain.role import Role
from storycraft.domain.workshop import ROOM_ID, Workshop
from storycraft.ui.shared import page_entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_rights import BROWSER, query


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


@pytest.fixture
def stage(house: Parts, sample: Workshop) -> Stage:
    """The stage of choice; nobody has chosen."""
    for group in sample.groups:
        house.archive.save_group(sample.id, replace(group, question=""))
    return next(s for s in house.formats.get(sample.format).stages if s.kind is StageKind.CHOICE)


def choose(house: Parts, workshop: Workshop, group_id: str, question: str) -> None:
    group = house.archive.workshop(workshop.id).group(group_id)
    house.archive.save_group(workshop.id, replace(group, question=question))


def questions_in(opened: AppTest, stage: Stage) -> list[str]:
    said = html.unescape(words(opened))
    return [question.key for question in stage.questions if question.ask in said]


@pytest.mark.parametrize(("name", "role"), [("group", Role.GROUP), ("phone", Role.PERSON)])
def test_questions_stand_in_full_then_the_chosen_one(
    page, house: Parts, sample: Workshop, stage: Stage, name: str, role: Role
) -> None:
    opened = page(name, **query(house, sample, role), stage=stage.key)
    assert questions_in(opened, stage) == [question.key for question in stage.questions]
    choose(house, sample, "g2", stage.questions[2].key)
    large = [e.proto.body for e in opened.run().get("html") if "sc-ask" in e.proto.body]
    assert [q.key for q in stage.questions if q.ask in html.unescape("".join(large))] == [
        stage.questions[2].key
    ]


def test_phone_sees_its_groups_choice_and_who_chooses(
    page, house: Parts, sample: Workshop, stage: Stage
) -> None:
    choose(house, sample, "g3", stage.questions[0].key)
    phone = page("phone", **query(house, sample, Role.PERSON), stage=stage.key)
    assert len(questions_in(phone, stage)) == len(stage.questions)
    assert "on its shared screen" in words(phone)
    choose(house, sample, "g2", stage.questions[1].key)
    assert questions_in(phone.run(), stage) == [stage.questions[1].key]
    assert "on its shared screen" not in words(phone)


def test_a_chosen_question_stands_in_its_own_stage_alone(
    page, house: Parts, sample: Workshop, stage: Stage
) -> None:
    choose(house, sample, "g2", stage.questions[0].key)
    for other in (s for s in house.formats.get(sample.format).stages if s.kind is StageKind.POINTS):
        assert questions_in(page("phone", **query(house, sample, Role.PERSON), stage=other.key), stage) == []


def test_wall_shows_all_questions_with_the_groups_that_took_each(
    page, house: Parts, sample: Workshop, stage: Stage
) -> None:
    controls = house.archive.controls(sample.id).calling(stage.key)
    house.archive.save_controls(sample.id, controls, "everyone called", stage.key)
    names = {group.id: group.name for group in sample.groups}
    wall = page("wall", **query(house, sample, Role.WALL))
    assert questions_in(wall, stage) == [question.key for question in stage.questions]
    open_yet = ", ".join(name for group_id, name in names.items() if group_id != ROOM_ID)
    assert f"Still choosing: {open_yet}" in words(wall)
    choose(house, sample, "g2", stage.questions[1].key)
    choose(house, sample, "g4", stage.questions[1].key)
    said = html.unescape(words(wall.run()))
    assert f"{stage.questions[1].ask}<small>{names['g2']}, {names['g4']}</small>" in said
    assert f"Still choosing: {names['g3']}" in said
    choose(house, sample, "g3", stage.questions[0].key)
    assert "Still choosing" not in words(wall.run())


def test_the_facilitator_sees_which_question_each_group_took(
    page, house: Parts, sample: Workshop, stage: Stage
) -> None:
    choose(house, sample, "g3", stage.questions[3].key)
    said = html.unescape(words(page("facilitator", **query(house, sample, Role.FACILITATOR))))
    name = sample.group("g3").name
    assert f">{name}</a><br>{stage.questions[3].title}</td>" in said
