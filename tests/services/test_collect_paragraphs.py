"""Readers judge drafts, and the best paragraphs of several become a new one."""

import pytest

from storycraft.domain.errors import Conflict, InputError, Refused
from storycraft.domain.judgement import Readiness
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Group, Workshop
from storycraft.services.check_link import new_entry
from storycraft.services.collect_paragraphs import collect_paragraphs
from storycraft.services.judge_story import judge_story
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.wiring import Parts


@pytest.fixture
def room(house: Parts) -> Workshop:
    made = house.archive.create_workshop("Mill day", "communities-of-practice")
    for name in ("Wheel", "Stone"):
        house.archive.add_group(made.id, name)
    return house.archive.workshop(made.id)


def visit(room: Workshop, group: str = "g2", browser: str = "b") -> Visit:
    role = Role.GROUP if group else Role.FACILITATOR
    return visit_by(new_entry(room.id, role, browser * 20, group))


def group_of(room: Workshop, group_id: str) -> Group:
    return next(group for group in room.groups if group.id == group_id)


def told(house: Parts, room: Workshop, group: str, *paragraphs: str) -> Draft:
    draft = Draft(
        id="", group_id=group, telling="plain", title=paragraphs[0], frame=Frame(),
        paragraphs=tuple((Sentence(text, ("c1",)),) for text in paragraphs),
        provenance=Provenance(weaver="quotes"), final=True, seal="a" * 64,
    )  # fmt: skip
    return house.archive.add_draft(room.id, draft)


def test_paragraphs_of_several_become_a_draft_in_their_order(house: Parts, room: Workshop) -> None:
    ours, theirs = told(house, room, "g2", "We ground.", "It rained."), told(house, room, "g3", "They sang.")
    made = collect_paragraphs(
        visit(room), group_of(room, "g2"), [(theirs, 0, "They sang."), (ours, 1, "It rained.")]
    )
    assert [s.text for s in made.sentences] == ["They sang.", "It rained."]
    assert made.sentences[0].cites == ("c1",)
    assert made.sentences[0].hands == ("quotes",)
    assert (made.group_id, made.final, made.seal, made.provenance.weaver) == ("g2", False, "", "people")
    assert house.archive.draft(ours.id) == ours


def test_a_paragraph_that_was_changed_is_not_taken(house: Parts, room: Workshop) -> None:
    ours = told(house, room, "g2", "We ground.")
    for picked in ((ours, 0, "We sieved."), (ours, 7, "We ground."), (ours, -1, "We ground.")):
        with pytest.raises(Conflict):
            collect_paragraphs(visit(room), group_of(room, "g2"), [picked])
    with pytest.raises(InputError):
        collect_paragraphs(visit(room), group_of(room, "g2"), [])
    with pytest.raises(Refused):
        collect_paragraphs(visit(room), group_of(room, "g3"), [(ours, 0, "We ground.")])


def test_each_reader_has_one_judgement_of_a_draft(house: Parts, room: Workshop) -> None:
    ours = told(house, room, "g2", "We ground.")
    judge_story(visit(room), ours, Readiness.NEEDS_WORK)
    judge_story(visit(room), ours, Readiness.READY)
    judge_story(visit(room, "g3", "c"), ours, Readiness.SMALL_EDITS)
    given = {each.readiness for each in visit(room, "").judgements()}
    assert given == {Readiness.READY, Readiness.SMALL_EDITS}
