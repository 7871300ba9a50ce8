"""Joining shows the groups as they are now, and says why one of them does not open without hiding the others."""

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.workshop import Workshop
from storycraft.ui.shared import current_browser as browser
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, words
from tests.ui.test_rights import BROWSER

ELSEWHERE = "e" * 20


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "browser_in", lambda _cookies: BROWSER)


@pytest.fixture
def joined(page, house: Parts, sample: Workshop) -> AppTest:
    return page("home", join=house.archive.join_code(sample.id))


def labels(opened: AppTest) -> list[str]:
    return [each.label for each in opened.button]


def test_group_open_elsewhere_says_so_and_others_stay(
    joined: AppTest, house: Parts, sample: Workshop
) -> None:
    groups = [group for group in sample.groups if group.id != "g1"]
    house.archive.open_group(sample.id, groups[0].id, ELSEWHERE)
    joined.button(key=f"join.{groups[0].id}").click().run()
    assert "open on another screen already" in words(joined)
    shown = "\n".join(labels(joined))
    for each in (*(group.name for group in groups), "Start this group"):
        assert each in shown
    joined.button(key=f"join.{groups[1].id}").click().run()
    assert groups[1].name in words(joined)
    assert joined.query_params["g"] == groups[1].id


def test_the_list_says_which_groups_are_open_before_anybody_presses(
    joined: AppTest, house: Parts, sample: Workshop
) -> None:
    house.archive.open_group(sample.id, "g2", ELSEWHERE)
    house.archive.open_group(sample.id, "g3", BROWSER)
    joined.run()
    marked = [each for each in labels(joined) if each.endswith("open on another screen")]
    assert [each.partition(" · ")[0] for each in marked] == [sample.group("g2").name]


def test_the_list_hears_of_groups_that_come_and_are_opened(
    joined: AppTest, house: Parts, sample: Workshop
) -> None:
    drawn = data_of(joined, "live")
    assert drawn["url"].startswith("/api/events?")
    house.archive.open_group(sample.id, "g2", ELSEWHERE)
    house.archive.add_group(sample.id, "Stair table")
    assert house.archive.group_revisions([sample.id])[sample.id, ""] > drawn["revision"]
    assert "Stair table" in labels(joined.run())


def test_taken_group_name_leaves_the_list_and_the_name(
    joined: AppTest, house: Parts, sample: Workshop
) -> None:
    joined.text_input[0].set_value(sample.group("g3").name.upper())
    next(b for b in joined.button if b.label == "Start this group").click().run()
    assert "There is a group called" in words(joined)
    assert sample.group("g2").name in labels(joined)
    assert joined.text_input[0].value == sample.group("g3").name.upper()


def test_a_list_whose_code_was_renewed_lets_nobody_in(
    joined: AppTest, house: Parts, sample: Workshop
) -> None:
    house.archive.renew_join_code(sample.id)
    joined.run()
    assert "No workshop has this code" in words(joined)
    assert sample.title not in words(joined)
