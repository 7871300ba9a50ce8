"""Who keeps a sentence against its verdict: the group that says so, and the facilitator under no group's name."""

from dataclasses import replace

import pytest

from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Overrule, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.files.stories.story_reader import read_story
from storycraft.services.check_link import new_entry
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.services.save_story import story_file_of
from storycraft.services.settle_verdict import settle_verdict
from storycraft.wiring import Parts

TOLD = Sentence("The kiln burned for nine nights.", ("c1",))


@pytest.fixture
def room(house: Parts) -> Workshop:
    made = house.archive.create_workshop("Pottery", "communities-of-practice")
    group = house.archive.add_group(made.id, "Glaze")
    house.archive.add_contributions(made.id, group.id, "experiences", [("", "The kiln burned for long.")])
    return house.archive.workshop(made.id)


@pytest.fixture
def draft(house: Parts, room: Workshop) -> Draft:
    told = Draft(
        id="", group_id="g2", telling="plain", title="The kiln", frame=Frame(), paragraphs=((TOLD,),),
        provenance=Provenance(weaver="people"),
    )  # fmt: skip
    return house.archive.add_draft(room.id, told)


def at_glazes_page(room: Workshop, role: Role) -> Visit:
    return visit_by(new_entry(room.id, role, "b" * 20, "g2"))


def test_a_group_keeps_a_sentence_under_its_name(room: Workshop, draft: Draft) -> None:
    group = at_glazes_page(room, Role.GROUP)
    settle_verdict(group, draft, TOLD.text, "we counted them")
    assert group.overrules(draft) == (Overrule(sentence=TOLD.text, reason="we counted them", by="Glaze"),)


@pytest.mark.parametrize(
    ("language", "by"),
    [("en", "the facilitator"), ("de", "die Moderation"), ("ar", "الميسّر"), ("xx", "the facilitator")],
)
def test_facilitator_keeps_a_sentence_under_no_groups_name(
    room: Workshop, draft: Draft, language: str, by: str
) -> None:
    facilitator = at_glazes_page(room, Role.FACILITATOR)
    settle_verdict(facilitator, draft, TOLD.text, "I was there")
    assert [each.by for each in facilitator.overrules(draft)] == [""]
    story, text = story_file_of(facilitator, replace(draft, language=language))
    assert [each.by for each in story.overrules] == [by]
    assert [each.by for each in read_story(text).overrules] == [by]


def test_a_group_called_facilitator_keeps_a_sentence_under_its_name(house: Parts, room: Workshop) -> None:
    named = house.archive.add_group(room.id, "facilitator")
    told = Draft(
        id="", group_id=named.id, telling="plain", title="The kiln", frame=Frame(), paragraphs=((TOLD,),),
        provenance=Provenance(weaver="people"),
    )  # fmt: skip
    kept = house.archive.add_draft(room.id, told)
    group = visit_by(new_entry(room.id, Role.GROUP, "b" * 20, named.id))
    settle_verdict(group, kept, TOLD.text, "We were there")
    assert [each.by for each in group.overrules(kept)] == ["facilitator"]
