"""Pages on the wall are turned from two places at once, and what each turns holds."""

from dataclasses import replace

from storycraft.domain.controls import Presenting
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.check_link import new_entry
from storycraft.services.read_workshop import visit_by
from storycraft.services.turn_page import turn_page
from storycraft.storage.archive import Archive
from storycraft.wiring import Parts

FIRST = Presenting(draft_ids=("one",))


def shown(house: Parts, sample: Workshop) -> Presenting | None:
    return house.archive.controls(sample.id).presenting


def test_what_two_turn_in_one_moment_both_holds(house: Parts, sample: Workshop, monkeypatch) -> None:
    house.archive.save_controls(sample.id, replace(house.archive.controls(sample.id), presenting=FIRST), "")
    visit = visit_by(new_entry(sample.id, Role.FACILITATOR, "f" * 20))
    turn_page(visit, FIRST, replace(FIRST, page=3))
    turn_page(visit, FIRST, replace(FIRST, dark=True))  # drawn before the page was turned
    assert shown(house, sample) == replace(FIRST, page=3, dark=True)

    save, turned = Archive.save_controls, []

    def turned_between(self: Archive, *args, **more):
        if not turned:
            turned.append(True)
            now = self.controls(sample.id)
            save(self, sample.id, replace(now, presenting=replace(now.presenting, page=4)), "")
        return save(self, *args, **more)

    monkeypatch.setattr(Archive, "save_controls", turned_between)
    turn_page(visit, replace(FIRST, dark=True), FIRST)
    assert shown(house, sample) == replace(FIRST, page=4)


def test_a_page_is_counted_in_what_it_was_turned_by(house: Parts, sample: Workshop) -> None:
    by_sentence = replace(FIRST, page=9, by_sentence=True)
    house.archive.save_controls(sample.id, replace(house.archive.controls(sample.id), presenting=FIRST), "")
    visit = visit_by(new_entry(sample.id, Role.FACILITATOR, "f" * 20))
    turn_page(visit, replace(FIRST, page=9), by_sentence)
    turn_page(visit, FIRST, replace(FIRST, page=1))  # drawn while paragraphs were turned
    assert shown(house, sample) == replace(FIRST, page=1)
    turn_page(visit, replace(FIRST, page=9), by_sentence)
    assert shown(house, sample) == by_sentence
