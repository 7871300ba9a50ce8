"""In a gallery round a group and each person mark others' points, and take a mark away again."""

import pytest

from storycraft.domain.controls import Switch
from storycraft.domain.errors import NotFound, Refused
from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane
from storycraft.services.check_link import new_entry
from storycraft.services.mark_points import OWN, mark_point
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.wiring import Parts

LAPTOP, PHONE = "l" * 20, "p" * 20


@pytest.fixture
def room(house: Parts) -> str:
    """Two groups with a point each, and the round open."""
    workshop = house.archive.create_workshop("Lighthouses", "communities-of-practice").id
    for name, text in (("Mill", "The lamp went out."), ("Quay", "Fog came early.")):
        group = house.archive.add_group(workshop, name)
        house.archive.add_contributions(workshop, group.id, "experiences", [("", text)])
    turn(house, workshop, Switch.ROUND, True)
    return workshop


def turn(house: Parts, workshop: str, which: Switch, on: bool) -> None:
    house.archive.save_controls(workshop, house.archive.controls(workshop).switched(which, on), which.value)


def visit(workshop: str, role: Role = Role.GROUP, group_id: str = "g2", browser: str = LAPTOP) -> Visit:
    return visit_by(new_entry(workshop, role, browser, group_id))


def test_a_group_and_a_person_of_it_mark_for_themselves(house: Parts, room: str) -> None:
    mark_point(visit(room), "c2", Lane.RESONATES, on=True)
    mark_point(visit(room), "c2", Lane.QUESTION, on=True)
    mark_point(visit(room, Role.PERSON, browser=PHONE), "c2", Lane.NEW, on=True)
    marks = house.archive.marks(room)
    assert {(m.lane, bool(m.author)) for m in marks} == {
        (Lane.RESONATES, False),
        (Lane.QUESTION, False),
        (Lane.NEW, True),
    }
    assert {(m.contribution_id, m.group_id) for m in marks} == {("c2", "g2")}


def test_a_mark_stands_once_and_is_taken_away(house: Parts, room: str) -> None:
    for _ in range(2):
        mark_point(visit(room), "c2", Lane.NEW, on=True)
    before = house.archive.workshop(room).revision
    mark_point(visit(room), "c2", Lane.NEW, on=True)
    assert house.archive.workshop(room).revision == before
    mark_point(visit(room), "c2", Lane.NEW, on=False)
    assert house.archive.marks(room) == ()


def test_own_hidden_and_missing_points_are_not_marked(house: Parts, room: str) -> None:
    with pytest.raises(Refused, match=OWN):
        mark_point(visit(room), "c1", Lane.NEW, on=True)
    with pytest.raises(NotFound):
        mark_point(visit(room), "c9", Lane.NEW, on=True)
    turn(house, room, Switch.HIDDEN, True)
    with pytest.raises(Refused):
        mark_point(visit(room), "c2", Lane.NEW, on=True)


def test_after_the_round_marks_stay_and_none_is_added(house: Parts, room: str) -> None:
    mark_point(visit(room), "c2", Lane.NEW, on=True)
    turn(house, room, Switch.ROUND, False)
    with pytest.raises(Refused):
        mark_point(visit(room), "c2", Lane.RESONATES, on=True)
    assert [mark.lane for mark in house.archive.marks(room)] == [Lane.NEW]
