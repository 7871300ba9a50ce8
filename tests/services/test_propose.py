"""What a weaver proposes is kept, also where people change the frame in the same moment."""

import time

import pytest

from storycraft.domain.role import Role
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.services.ask_weaver import find_question
from storycraft.services.check_link import new_entry
from storycraft.services.propose import FRAME, propose_frame
from storycraft.services.read_workshop import visit_by
from storycraft.storage.archive import Archive
from storycraft.wiring import Parts


@pytest.mark.parametrize("begun", [False, True])
def test_proposal_is_kept_beside_what_somebody_saves_meanwhile(
    house: Parts, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    said = "In March 2021 we mended the weir because the meadow was flooded."
    room = house.archive.import_workshop(
        Workshop(
            title="Weir day",
            format="communities-of-practice",
            groups=(Group(id="g2", name="Sluice table"),),
            contributions=(Contribution(id="c1", group_id="g2", stage="experiences", text=said),),
        )
    )
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
