"""Marks of the gallery round are kept once each, by group and by person, and go along when groups are merged."""

import pytest

from storycraft.domain.errors import InputError, NotFound
from storycraft.domain.mark import Mark
from storycraft.domain.workshop import Lane, Workshop
from storycraft.storage import marks
from storycraft.storage.archive import Archive


def mark(lane: Lane, group: str = "g2", author: str = "", point: str = "c1") -> Mark:
    return Mark(contribution_id=point, lane=lane, group_id=group, author=author)


@pytest.fixture
def room(archive: Archive, workshop: Workshop) -> str:
    """A third group, and a point that the room said."""
    archive.add_group(workshop.id, "Green table")
    archive.add_contributions(workshop.id, "g1", "experiences", [("", "The crane stood still.")])
    return workshop.id


def test_a_mark_stands_once_until_it_is_taken_away(archive: Archive, room: str) -> None:
    for each in (mark(Lane.NEW), mark(Lane.NEW), mark(Lane.NEW, author="phone"), mark(Lane.QUESTION)):
        archive.keep_mark(room, each, True)
    assert archive.marks(room) == (mark(Lane.NEW), mark(Lane.NEW, author="phone"), mark(Lane.QUESTION))
    archive.keep_mark(room, mark(Lane.NEW), False)
    assert archive.marks(room) == (mark(Lane.NEW, author="phone"), mark(Lane.QUESTION))


def test_a_mark_that_stands_already_is_no_change(archive: Archive, room: str) -> None:
    archive.keep_mark(room, mark(Lane.NEW), True)
    before = archive.workshop(room).revision
    archive.keep_mark(room, mark(Lane.NEW), True)
    archive.keep_mark(room, mark(Lane.QUESTION), False)
    assert archive.workshop(room).revision == before
    assert [(event.kind, event.about) for event in archive.events(room, latest=1)] == [("point marked", "g2")]


def test_a_mark_needs_a_point_and_a_group(archive: Archive, room: str) -> None:
    for wrong in (mark(Lane.NEW, point="c9"), mark(Lane.NEW, group="g9")):
        with pytest.raises(NotFound):
            archive.keep_mark(room, wrong, True)
    assert archive.marks(room) == ()


def test_merged_groups_keep_a_mark_that_both_made_once(archive: Archive, room: str) -> None:
    for each in (
        mark(Lane.NEW),
        mark(Lane.NEW, "g3"),
        mark(Lane.QUESTION, "g3"),
        mark(Lane.NEW, "g3", "phone"),
    ):
        archive.keep_mark(room, each, True)
    archive.merge_groups(room, "g3", "g2")
    assert archive.marks(room) == (mark(Lane.NEW), mark(Lane.NEW, author="phone"), mark(Lane.QUESTION))
    archive.keep_mark(room, mark(Lane.RESONATES, "g3"), True)
    assert mark(Lane.RESONATES) in archive.marks(room)


def test_marks_have_a_limit(archive: Archive, room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MARKS", 1)
    archive.keep_mark(room, mark(Lane.NEW), True)
    with pytest.raises(InputError, match="more than 1"):
        archive.keep_mark(room, mark(Lane.QUESTION), True)
