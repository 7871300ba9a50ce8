"""A saved story file becomes a draft again, on the workshop's own points; what is no such file is refused and named."""

import pytest

from storycraft.domain.errors import InputError, Refused, StorycraftError
from storycraft.domain.mark import Mark
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Group, Lane, Workshop
from storycraft.files.stories.story_draft import LARGEST, MissingPoint
from storycraft.services.bring_story import bring_story
from storycraft.services.check_link import new_entry
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.services.save_story import story_file_of
from storycraft.wiring import Parts

BELLS = "The bells rang at noon and nobody came."
HILL = "On the hill we lit nine lanterns."


def make_room(house: Parts, *points: str) -> Workshop:
    made = house.archive.create_workshop("Lantern night", "communities-of-practice")
    group = house.archive.add_group(made.id, "Hill")
    house.archive.add_contributions(made.id, group.id, "experiences", [("", text) for text in points])
    return house.archive.workshop(made.id)


@pytest.fixture
def room(house: Parts) -> Workshop:
    return make_room(house, BELLS, HILL)


def visit(room: Workshop, group: str = "g2") -> Visit:
    return visit_by(new_entry(room.id, Role.GROUP if group else Role.FACILITATOR, "b" * 20, group))


def hill(room: Workshop) -> Group:
    return next(group for group in room.groups if group.id == "g2")


def story_text(house: Parts, room: Workshop) -> str:
    told = Draft(
        id="", group_id="g2", telling="plain", title="Nine lanterns", frame=Frame(),
        paragraphs=((Sentence(BELLS, ("c1",)), Sentence(HILL, ("c2",))),),
        provenance=Provenance(weaver="people"),
    )  # fmt: skip
    return story_file_of(visit(room), house.archive.add_draft(room.id, told))[1]


def test_a_saved_story_comes_back_as_a_draft(house: Parts, room: Workshop) -> None:
    text = story_text(house, room)
    made = bring_story(visit(room), hill(room), "nine.md", text.encode())
    kept = house.archive.draft(made.draft.id)
    assert (kept.title, kept.group_id, kept.final, kept.telling) == ("Nine lanterns", "g2", False, "plain")
    assert kept.paragraphs == ((Sentence(BELLS, ("c1",)), Sentence(HILL, ("c2",))),)
    assert (made.sources, made.unknown) == (2, 0)


def test_a_saved_story_says_what_others_marked(house: Parts, room: Workshop) -> None:
    quay = house.archive.add_group(room.id, "Quay")
    house.archive.keep_mark(room.id, Mark(contribution_id="c1", lane=Lane.NEW, group_id=quay.id), True)
    assert f"- **New and different: 1** “{BELLS}” (Hill)[^c1]" in story_text(house, room)


def test_points_are_found_by_their_words_in_another_workshop(house: Parts, room: Workshop) -> None:
    text = story_text(house, room)
    other = make_room(house, "It snowed.", HILL)
    made = bring_story(visit(other), hill(other), "nine.md", text.encode())
    bells, lanterns = house.archive.draft(made.draft.id).sentences
    assert lanterns.cites == ("c2",)
    assert bells.cites == ("?c1",)  # “c1” is somebody else's here: nobody is made to say it
    assert (made.sources, made.unknown) == (2, 1)
    assert made.missing == (MissingPoint(BELLS, "Hill", "en"),)


def test_what_was_withdrawn_does_not_come_back(house: Parts, room: Workshop) -> None:
    text = story_text(house, room)
    point = house.archive.workshop(room.id).contributions[0]
    house.archive.withdraw_contribution(room.id, point.id, point.version, "not to be told")
    made = bring_story(visit(house.archive.workshop(room.id)), hill(room), "nine.md", text.encode())
    assert made.unknown == 1
    assert [c.text for c in house.archive.workshop(room.id).contributions] == [HILL]


def test_a_point_that_the_file_lacks_too_is_counted_alone(house: Parts, room: Workshop) -> None:
    text = story_text(house, room).replace("came.[^c1]", "came.[^c9]")
    made = bring_story(visit(room), hill(room), "nine.md", text.encode())
    assert (made.sources, made.unknown, made.missing) == (2, 1, ())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe0 no text",
        b"# Notes\n\n- We met.\n",
        b"---\nstorycraft: 2\n",
        b"---\nstorycraft: 2\ntitle: Nothing told\n---\n",
        b"---\nstorycraft: 2\n---\n# A\n\nB.[^c1]\n\n```yaml\n{{{\n```\n",
        b"---\nstorycraft: 2\ntitle: A\nlanguage: [x]\n---\n# A\n\nB.\n",
        b"---\nstorycraft: 99\ntitle: A\n---\n# A\n\nB.\n",
        b"---\nstorycraft: 2\ntitle: A\n---\n# A\n\n" + b"We met. " * 2_100,
        b"---\nstorycraft: 2\ntitle: " + b"A" * 20_000 + b"\n---\n\nB.\n",
        b"x" * (LARGEST + 1),
    ],
    ids=range(11),
)
def test_what_is_no_story_file_is_refused_with_a_reason(house: Parts, room: Workshop, data: bytes) -> None:
    with pytest.raises(StorycraftError) as refused:
        bring_story(visit(room), hill(room), "wrong.md", data)
    assert isinstance(refused.value, InputError)
    assert str(refused.value)
    assert house.archive.drafts(room.id) == ()


def test_a_group_brings_nothing_into_another(house: Parts, room: Workshop) -> None:
    text = story_text(house, room)
    house.archive.add_group(room.id, "Valley")
    with pytest.raises(Refused):
        bring_story(visit(room, "g3"), hill(room), "nine.md", text.encode())


def test_what_the_file_claims_to_be_settled_is_settled_anew(house: Parts, room: Workshop) -> None:
    text = story_text(house, room).replace("status: draft", "status: final\nseal: " + "0" * 64)
    made = bring_story(visit(room, ""), hill(room), "nine.md", text.encode())
    assert (made.draft.final, made.draft.seal) == (False, "")
