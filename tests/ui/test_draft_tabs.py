"""The drafts of a group are tabs, of which one is shown."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, send
from tests.ui.test_pages import draft
from tests.ui.test_rights import query


@pytest.fixture
def opened(page, house: Parts, sample: Workshop) -> AppTest:
    for telling in ("plain", "letter"):
        draft(house, sample, telling)
    return page("group", **query(house, sample, Role.GROUP), stage="story")


def in_view(opened: AppTest) -> str:
    """The draft whose story is drawn; tabs and address say the same."""
    chosen = data_of(opened, "drafts")["chosen"]
    assert data_of(opened, f"story.{chosen}")["paragraphs"]
    assert opened.query_params["draft"] in (chosen, [chosen])
    return chosen


def test_pressing_a_tab_shows_its_draft(opened: AppTest) -> None:
    newer, older = (tab["id"] for tab in data_of(opened, "drafts")["tabs"])
    assert in_view(opened) == newer
    assert in_view(send(opened, "drafts", "choose", {"id": older})) == older
    assert in_view(opened.run()) == older
    assert in_view(send(opened, "drafts", "choose", {"id": newer})) == newer


@pytest.mark.parametrize("sent", [{"id": "made-up"}, {"id": ["x"]}, {}, "x", 7, None])
def test_a_made_up_press_shows_nothing_else(opened: AppTest, sent: Any) -> None:
    before = in_view(opened)
    assert in_view(send(opened, "drafts", "choose", sent)) == before


def test_what_others_wove_is_a_tab_more(opened: AppTest, house: Parts, sample: Workshop) -> None:
    before = in_view(opened)
    made = draft(house, sample, "news")
    assert in_view(opened.run()) == before
    assert data_of(opened, "drafts")["tabs"][0] == {
        "id": made.id,
        "name": "News item",
        "apart": "",
        "kept": False,
    }


def test_a_final_draft_is_kept_in_the_row(opened: AppTest, house: Parts) -> None:
    made = house.archive.draft(in_view(opened))
    house.archive.mark_final(made.id, True, made.version)
    told = {tab["id"]: tab for tab in data_of(opened.run(), "drafts")["tabs"]}
    assert [tab["kept"] for tab in told.values()].count(True) == 1
    assert (told[made.id]["apart"], told[made.id]["kept"]) == ("final", True)


def test_one_draft_alone_needs_no_tabs(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample)
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    assert not [each for each in opened.get("bidi_component") if each.key == "drafts"]
