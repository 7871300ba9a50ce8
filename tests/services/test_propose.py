"""What a weaver proposes is kept, also where people change the frame in the same moment, and repeats no thread."""

import time

import pytest

from storycraft.domain.errors import StorycraftError, WeaveError
from storycraft.domain.role import Role
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.workshop import Contribution, Group, Lane, Thread, Workshop
from storycraft.services.ask_weaver import find_question
from storycraft.services.check_link import new_entry
from storycraft.services.propose import FRAME, THREADS, propose_frame, propose_threads
from storycraft.services.read_workshop import visit_by
from storycraft.storage.archive import Archive
from storycraft.wiring import Parts
from tests.support.threads import add_thread

GATES = ("The lock gate froze in January.", "The lock gate froze again at noon.")
SOUP = ("The keeper cooked soup for the boatmen.", "The boatmen brought bread for the soup.")


def opened(house: Parts, *said: str) -> Workshop:
    """A room of one group that said this."""
    points = tuple(
        Contribution(id=f"c{n}", group_id="g2", stage="experiences", text=text)
        for n, text in enumerate(said, 1)
    )
    return house.archive.import_workshop(
        Workshop(
            title="Weir day",
            format="communities-of-practice",
            groups=(Group(id="g2", name="Sluice table"),),
            contributions=points,
        )
    )


def test_threads_are_proposed_of_points_in_no_thread(house: Parts) -> None:
    room = opened(house, *GATES, *SOUP)
    ids = {c.text: c.id for c in house.archive.workshop(room.id).contributions}
    gates = tuple(ids[text] for text in GATES)
    kept = add_thread(
        house.archive, room.id, Thread(id="", lane=Lane.NEW, title="Gates", contribution_ids=gates)
    )
    assert asked(room) is None
    found = house.archive.workshop(room.id).threads
    assert [t.contribution_ids for t in found if not t.accepted] == [tuple(ids[text] for text in SOUP)]
    assert [t.id for t in found if t.accepted] == [kept.id]


def test_nothing_is_proposed_where_all_points_stand_in_threads(house: Parts) -> None:
    room = opened(house, *GATES)
    ids = tuple(c.id for c in house.archive.workshop(room.id).contributions)
    add_thread(house.archive, room.id, Thread(id="", lane=Lane.NEW, title="Gates", contribution_ids=ids))
    with pytest.raises(WeaveError, match="No point is left"):
        asked(room)


def test_no_more_threads_are_proposed_than_asked_for(house: Parts) -> None:
    room = opened(house, *GATES, *SOUP)
    for most in (0, 1):
        assert asked(room, most) is None
        proposed = [t for t in house.archive.workshop(room.id).threads if not t.accepted]
        assert len(proposed) == (most or 2)


def asked(room: Workshop, most: int = 0) -> StorycraftError | None:
    """What came of asking for threads: None, or why there are none."""
    visit = visit_by(new_entry(room.id, Role.GROUP, "m" * 20, "g2"))
    propose_threads(visit, "quotes", most)
    until = time.monotonic() + 20
    while (task := find_question(visit, THREADS)) and task.trouble is None and time.monotonic() < until:
        time.sleep(0.02)
    return task.trouble if task else None


@pytest.mark.parametrize("begun", [False, True])
def test_proposal_is_kept_beside_what_somebody_saves_meanwhile(
    house: Parts, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    said = "In March 2021 we mended the weir because the meadow was flooded."
    room = opened(house, said)
    if begun:
        house.archive.save_frame(room.id, "g2", Frame())
    save, meanwhile = Archive.save_frame, []

    def save_after_somebody(self: Archive, workshop_id: str, group_id: str, frame: Frame) -> Frame:
        if not meanwhile:
            theirs = FrameEntry(element=Element.WHO, text="the millers")
            meanwhile.append(
                save(self, workshop_id, group_id, self.frame(workshop_id, group_id).with_entry(theirs))
            )
        return save(self, workshop_id, group_id, frame)

    monkeypatch.setattr(Archive, "save_frame", save_after_somebody)
    visit = visit_by(new_entry(room.id, Role.GROUP, "m" * 20, "g2"))
    propose_frame(visit, "quotes")
    until = time.monotonic() + 20
    while (task := find_question(visit, FRAME)) and task.trouble is None and time.monotonic() < until:
        time.sleep(0.02)
    assert task is None
    frame = house.archive.frame(room.id, "g2")
    assert frame[Element.WHO].text == "the millers"
    assert "March 2021" in frame[Element.WHEN].text
