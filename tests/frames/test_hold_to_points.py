"""What a model proposes for a frame is held to the points that it cites."""

import pytest

from storycraft.domain.story import Element, FrameEntry
from storycraft.domain.workshop import Contribution, Group
from storycraft.frames.hold_to_points import hold_to_points

SAID = [
    Contribution(
        id="c1", group_id="g1", stage="experiences", text="In May two bakers dug a well in the orchard."
    ),
    Contribution(
        id="c2", group_id="g1", stage="experiences", text="The next well could stand near the school."
    ),
    Contribution(
        id="c3", group_id="g1", stage="experiences", text="The bakers drank from the orchard in 2021."
    ),
    Contribution(
        id="c4", group_id="g1", stage="experiences", text="We sang in the chapel on Friday.", speaker="cook"
    ),
    Contribution(id="c5", group_id="g1", stage="experiences", text="Did two nurses help in June?"),
]
GROUPS = [Group(id="g1", name="Night bakers")]
DUG = FrameEntry(
    element=Element.WHAT, text="Two bakers dug a well in the orchard", contribution_ids=("c1",), proposed=True
)


def held(element: Element, text: str, *ids: str, event: FrameEntry = DUG) -> bool:
    entry = FrameEntry(element=element, text=text, contribution_ids=ids, proposed=True)
    return entry in hold_to_points([event, entry], SAID, GROUPS)


@pytest.mark.parametrize(
    ("element", "text", "cited"),
    [
        (Element.WHO, "two bakers", "c1"),
        (Element.WHERE, "in the orchard", "c1"),
        (Element.WHEN, "May", "c1"),
        (Element.WHERE, "the orchard", "c3"),
        (Element.WHEN, "2021", "c3"),
        (Element.WHO, "the night bakers", "c1"),
        (Element.WHY, "The bakers drank", "c3"),
    ],
)
def test_what_the_cited_points_state_holds(element: Element, text: str, cited: str) -> None:
    assert held(element, text, cited)


def test_people_of_two_points_are_listed() -> None:
    assert held(Element.WHO, "two bakers, a cook", "c1", "c4")
    assert not held(Element.WHO, "two bakers, two nurses", "c1", "c5")
    assert not held(Element.WHERE, "in the orchard, in the chapel", "c1", "c4")


@pytest.mark.parametrize(
    ("element", "text", "cited"),
    [
        (Element.WHERE, "near the school", "c2"),
        (Element.WHO, "two nurses", "c5"),
        (Element.WHEN, "in June", "c5"),
        (Element.WHERE, "in the orchard behind the mill", "c1"),
        (Element.WHEN, "2020", "c3"),
        (Element.WHERE, "in the orchard", "c9"),
        (Element.WHY, "Neighbours became friends at last", "c3"),
    ],
)
def test_what_they_wish_ask_or_do_not_say_is_dropped(element: Element, text: str, cited: str) -> None:
    assert not held(element, text, cited)


def test_a_place_and_a_time_of_another_event_are_dropped() -> None:
    assert not held(Element.WHERE, "in the chapel", "c4")
    assert not held(Element.WHEN, "on Friday", "c4")


def test_what_is_no_act_but_a_wish_is_dropped() -> None:
    wish = FrameEntry(
        element=Element.WHAT, text="The next well could stand near the school", contribution_ids=("c2",)
    )
    assert hold_to_points([wish], SAID) == ()
