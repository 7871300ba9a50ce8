"""Whoever leaves a page and comes back is where they were."""

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, words
from tests.ui.test_pages import draft
from tests.ui.test_rights import query


def by_the_navigation(opened: AppTest, name: str) -> AppTest:
    """Go to another page as its link at the top does: nothing of the address comes along."""
    opened.query_params.clear()
    return opened.switch_page(f"{name}/{name}.py").run()


@pytest.mark.parametrize("role", [Role.GROUP, Role.FACILITATOR])
def test_after_the_stories_a_group_is_at_its_stage_again(
    page, house: Parts, sample: Workshop, role: Role
) -> None:
    opened = page("group", **{**query(house, sample, role), "g": "g2"})
    opened.button_group(key="stage").set_value("threads").run()
    opened.button_group(key="lane").set_value("new").run()
    assert "Stories of this workshop" in words(by_the_navigation(opened, "stories"))
    by_the_navigation(opened, "group")
    assert opened.button_group(key="stage").value == "threads"
    assert data_of(opened, "composer.new")


def test_a_call_that_came_meanwhile_is_heard(page, house: Parts, sample: Workshop) -> None:
    opened = page("group", **query(house, sample, Role.GROUP))
    by_the_navigation(opened, "home")
    controls = house.archive.controls(sample.id).calling("story")
    house.archive.save_controls(sample.id, controls, "everyone called", "story")
    by_the_navigation(opened, "group")
    assert opened.button_group(key="stage").value == "story"


def test_a_call_leads_from_the_stories_to_its_stage(page, house: Parts, sample: Workshop) -> None:
    opened = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    by_the_navigation(opened, "stories")
    controls = house.archive.controls(sample.id).calling("threads")
    house.archive.save_controls(sample.id, controls, "everyone called", "threads")
    opened.run()
    assert opened.session_state["stage"] == "threads"
    opened.switch_page("group/group.py").run()
    assert opened.button_group(key="stage").value == "threads"


def test_the_facilitator_is_at_the_same_view_again(page, house: Parts, sample: Workshop) -> None:
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    opened.button_group(key="view").set_value("Log").run()
    by_the_navigation(opened, "stories")
    assert "What happened" in words(by_the_navigation(opened, "facilitator"))


def test_in_another_workshop_nothing_was_chosen_yet(page, house: Parts, sample: Workshop) -> None:
    opened = page("group", **query(house, sample, Role.GROUP))
    opened.button_group(key="stage").set_value("threads").run()
    other = house.archive.create_workshop("Another evening", sample.format)
    group = house.archive.add_group(other.id, "Stair table")
    by_the_navigation(opened, "home")
    for name, value in query(house, other, Role.GROUP, group.id).items():
        opened.query_params[name] = value
    opened.switch_page("group/group.py").run()
    assert opened.button_group(key="stage").value == "experiences"


def test_a_press_back_before_the_answer_counts(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    opened.button_group(key="stage").set_value("inquiry").run()
    # The browser has not heard yet what its address is now.
    opened.query_params["stage"] = "story"
    opened.button_group(key="stage").set_value("story").run()
    assert opened.session_state["stage"] == opened.query_params["stage"] == "story"


def test_led_twice_and_late_thrice_it_stays(page, house: Parts, sample: Workshop) -> None:
    opened = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    for before, called in (("experiences", "threads"), ("threads", "story")):
        controls = house.archive.controls(sample.id).calling(called)
        house.archive.save_controls(sample.id, controls, "everyone called", called)
        opened.run()
        for _message in range(3):
            opened.query_params["stage"] = before
            opened.button_group(key="stage").set_value(before).run()
            assert opened.session_state["stage"] == opened.query_params["stage"] == called
