"""A group's screen hears of its own points and of what concerns all; the facilitator and the wall of everything."""

import dataclasses

import pytest

from storycraft.domain.controls import Controls
from storycraft.domain.mark import Mark
from storycraft.domain.role import Role
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Lane
from storycraft.services.check_link import Entry
from storycraft.storage.archive import Archive
from storycraft.web.topics import Revisions, topics_of


class Room:
    """Two groups, and what each role's screen was last told."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.id = archive.create_workshop("Allotment gardens", "communities-of-practice").id
        self.blue = archive.add_group(self.id, "Blue table").id
        self.green = archive.add_group(self.id, "Green table").id
        self._revisions = Revisions(archive)

    def told(self, role: Role, group_id: str = "") -> int:
        """The newest revision for a screen."""
        return self.newest(topics_of(Entry(workshop_id=self.id, role=role, key="", group_id=group_id)))

    def newest(self, topics: tuple[str, ...]) -> int:
        """The newest revision of these topics."""
        revisions = self._revisions([self.id])
        return max(revisions[topic] for topic in topics)

    def all_told(self) -> dict[str, int]:
        """The newest revision for every kind of screen."""
        return {
            "blue": self.told(Role.GROUP, self.blue),
            "green": self.told(Role.GROUP, self.green),
            "phone at green": self.told(Role.PERSON, self.green),
            "facilitator": self.told(Role.FACILITATOR),
            "facilitator at green": self.told(Role.FACILITATOR, self.green),
            "wall": self.told(Role.WALL),
        }

    def hear(self, before: dict[str, int]) -> set[str]:
        """Who was told something since; all that were told the workshop's own revision, no other."""
        now = self.all_told()
        heard = {name for name in now if now[name] != before[name]}
        assert {now[name] for name in heard} <= {self.archive.workshop_revisions()[self.id]}
        return heard


@pytest.fixture
def room(archive: Archive) -> Room:
    return Room(archive)


EVERYBODY = {"blue", "green", "phone at green", "facilitator", "facilitator at green", "wall"}


def test_point_is_told_to_its_group_and_all_seeing_pages(room: Room) -> None:
    before = room.all_told()
    room.archive.add_contribution(room.id, room.blue, "experiences", "We shared the seeds.")
    assert room.hear(before) == EVERYBODY - {"green", "phone at green"}


def test_arriving_text_is_told_to_its_group_alone(room: Room) -> None:
    weave = room.archive.add_weave(
        Weave(id="w1", workshop_id=room.id, group_id=room.blue, tellings=("plain",), weaver="quotes")
    )
    before = room.all_told()
    room.archive.follow_weave(weave.id, partial="We shared")
    assert room.hear(before) == EVERYBODY - {"green", "phone at green"}
    before = room.all_told()
    room.archive.follow_weave(weave.id, state=WeaveState.DONE)
    assert room.hear(before) == EVERYBODY


def test_what_the_facilitator_decides_is_told_to_all(room: Room) -> None:
    before = room.all_told()
    room.archive.save_controls(room.id, dataclasses.replace(Controls(), frozen=True), "input paused")
    assert room.hear(before) == EVERYBODY


def test_a_mark_is_told_to_boards_too(room: Room) -> None:
    said = room.archive.add_contribution(room.id, room.blue, "experiences", "We shared the seeds.")
    board = Entry(workshop_id=room.id, role=Role.GROUP, key="", group_id=room.blue)
    before, seen = room.all_told(), room.newest(topics_of(board, board=True))
    room.archive.keep_mark(room.id, Mark(contribution_id=said.id, lane=Lane.NEW, group_id=room.green), True)
    assert room.hear(before) == EVERYBODY - {"blue"}
    assert room.newest(topics_of(board, board=True)) > seen


def test_point_that_is_moved_or_withdrawn_is_told_to_all(room: Room) -> None:
    said = room.archive.add_contribution(room.id, room.blue, "experiences", "We shared the seeds.")
    before = room.all_told()
    room.archive.save_contribution(room.id, dataclasses.replace(said, group_id=room.green))
    assert room.hear(before) == EVERYBODY


def test_other_workshops_hear_nothing(room: Room, archive: Archive) -> None:
    other, before = Room(archive), room.all_told()
    archive.add_contribution(other.id, other.blue, "experiences", "We shared the seeds.")
    assert room.hear(before) == set()


def test_the_screens_of_a_workshop_that_is_gone_are_told(room: Room) -> None:
    before = room._revisions([room.id])
    groups = [topic for topic in before if topic.startswith(f"{room.id}/")]
    assert groups
    room.archive.delete_workshop(room.id)
    assert not [topic for topic in room._revisions([room.id]) if topic.startswith(room.id)]


def test_topics_of_workshops_nobody_asks_for_are_left_out(room: Room, archive: Archive) -> None:
    other = Room(archive)
    both = room._revisions([room.id, other.id])
    assert {topic.partition("/")[0] for topic in both} == {room.id, other.id}
    alone = room._revisions([other.id])
    assert alone == {topic: each for topic, each in both.items() if topic.startswith(other.id)}
    assert room._revisions([room.id, other.id]) == both
