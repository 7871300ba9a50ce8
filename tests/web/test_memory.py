"""A screen that stays open, or was left a moment ago, holds nothing of the workshop that it was drawn from."""

import gc

import pytest

from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.ui.shared.context import Context
from storycraft.wiring import Parts
from tests.ui.test_pages import draft
from tests.ui.test_rights import query

PLACES = [
    ("group", Role.GROUP, "experiences"),
    ("group", Role.GROUP, "threads"),
    ("group", Role.GROUP, "story"),
    ("phone", Role.PERSON, "experiences"),
    ("facilitator", Role.FACILITATOR, ""),
    ("stories", Role.GROUP, ""),
    ("wall", Role.WALL, ""),
]


# It collects what tests before it left behind too, such as the sockets of calls that broke off.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("name", "role", "stage"), PLACES)
def test_nothing_of_a_reading_is_held(
    page, house: Parts, sample: Workshop, name: str, role: Role, stage: str
) -> None:
    for telling in ("plain", "letter"):
        draft(house, sample, telling)
    opened = page(name, **query(house, sample, role), stage=stage)
    opened.run()
    gc.collect()
    assert opened.get("html")
    # Of this workshop: a test that failed before it holds what it saw.
    assert not [held for held in gc.get_objects() if type(held) is Context and held.id == sample.id]
