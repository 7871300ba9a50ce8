"""A group's own points are folded where the board shows them too, and the fold stays as somebody left it."""

import pytest

from storycraft.domain.controls import Switch
from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.wiring import Parts
from tests.support.threads import add_thread
from tests.ui.conftest import data_of, send
from tests.ui.test_rights import query
from tests.ui.test_room import POST, switch


def folds(opened) -> list[str]:
    """What stands on the folds of a page."""
    return [each.label for each in opened.expander]


@pytest.fixture
def with_a_thread(house: Parts, sample: Workshop) -> Workshop:
    """A workshop in which a board is drawn for its thread."""
    add_thread(house.archive, sample.id, Thread(id="", lane=Lane.NEW, title="Wet umbrellas"))
    return sample


def test_a_point_leaves_the_label_of_the_fold(page, house: Parts, with_a_thread: Workshop) -> None:
    opened = page("group", **query(house, with_a_thread, Role.GROUP), stage="threads")
    before = folds(opened)
    assert len(before) == 1
    send(opened, "composer.resonates", "post", {**POST, "text": "The hall was cold."})
    assert [row["text"] for row in data_of(opened, "board.resonates")["points"]][-1] == "The hall was cold."
    assert folds(opened) == before


def test_no_fold_without_a_board(page, house: Parts, with_a_thread: Workshop) -> None:
    switch(house, with_a_thread, Switch.HIDDEN)
    assert not folds(page("group", **query(house, with_a_thread, Role.GROUP), stage="threads"))
    visiting = {**query(house, with_a_thread, Role.FACILITATOR), "g": "g2"}
    assert folds(page("group", **visiting, stage="threads"))
