"""The round from its opening to the file: answers, corrections, what is settled, what is sealed and reopened."""

from dataclasses import replace

import pytest

from storycraft.commands.check import BROKEN, HOLDS, check_story
from storycraft.domain.controls import Switch
from storycraft.domain.errors import Conflict, InputError, NotFound, Refused
from storycraft.domain.read_back import Answer, ReadBack, Settled
from storycraft.domain.rights import GROUP_ALONE, NO_READING_BACK, SEALED
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import ROOM_ID, Group, Workshop
from storycraft.files.stories.story_reader import read_story
from storycraft.services.answer_read_back import read_back, settle_correction
from storycraft.services.check_link import new_entry
from storycraft.services.edit_draft import repair_sentence
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.services.run_workshop import control_room
from storycraft.services.save_story import reopen_story, save_story, story_file_of
from storycraft.wiring import Parts

TOLD = Sentence("The rope was tarred by two of us.", ("c1", "c2"))


@pytest.fixture
def room(house: Parts) -> Workshop:
    made = house.archive.create_workshop("Rope walk", "communities-of-practice")
    for name, said in (("Tar", "Two of us tarred the rope."), ("Hemp", "The rope was tarred by two.")):
        group = house.archive.add_group(made.id, name)
        house.archive.add_contributions(made.id, group.id, "experiences", [("", said)])
    return house.archive.workshop(made.id)


@pytest.fixture
def draft(house: Parts, room: Workshop) -> Draft:
    told = Draft(
        id="", group_id="g2", telling="plain", title="The rope", frame=Frame(), paragraphs=((TOLD,),),
        provenance=Provenance(weaver="people"),
    )  # fmt: skip
    return house.archive.add_draft(room.id, told)


def visit(room: Workshop, group: str = "") -> Visit:
    role = Role.GROUP if group else Role.FACILITATOR
    return visit_by(new_entry(room.id, role, "b" * 20, group))


def open_round(room: Workshop, on: bool = True) -> None:
    facilitator = visit(room)
    control_room(facilitator, facilitator.controls.switched(Switch.READING_BACK, on), "decided")


def group_of(room: Workshop, group_id: str) -> Group:
    return next(group for group in room.groups if group.id == group_id)


def say(room: Workshop, group: str, draft: Draft, answer: Answer, words: str = "") -> ReadBack:
    return read_back(visit(room, group), group_of(room, group), draft, TOLD.text, answer, words)


def test_nobody_answers_before_the_round_and_after_it(room: Workshop, draft: Draft) -> None:
    for on in (True, False):
        open_round(room, on)
    with pytest.raises(Refused, match=NO_READING_BACK[:30]):
        say(room, "g3", draft, Answer.YES)


def test_a_group_answers_for_itself_on_its_own_words(room: Workshop, draft: Draft) -> None:
    open_round(room)
    with pytest.raises(Refused):
        read_back(visit(room, "g3"), group_of(room, "g2"), draft, TOLD.text, Answer.YES)
    with pytest.raises(Conflict, match="changed meanwhile"):
        read_back(visit(room, "g3"), group_of(room, "g3"), draft, "It snowed.", Answer.YES)
    with pytest.raises(InputError, match="told instead"):
        say(room, "g3", draft, Answer.NOT_QUITE, "  ")


def test_facilitators_answer_is_no_groups_confirmation(house: Parts, room: Workshop, draft: Draft) -> None:
    open_round(room)
    at_hemps_page = visit_by(new_entry(room.id, Role.FACILITATOR, "b" * 20, "g3"))
    with pytest.raises(Refused, match=GROUP_ALONE[:30]):
        read_back(at_hemps_page, group_of(room, "g3"), draft, TOLD.text, Answer.YES)
    assert house.archive.read_backs(room.id) == ()


def test_facilitator_answers_for_words_of_the_room(house: Parts, room: Workshop) -> None:
    said = house.archive.add_contributions(room.id, ROOM_ID, "experiences", [("", "The barn was full.")])
    told = Draft(
        id="", group_id="g2", telling="plain", title="The barn", frame=Frame(),
        paragraphs=((Sentence("The barn was full.", (said[0].id,)),),), provenance=Provenance(weaver="people"),
    )  # fmt: skip
    kept = house.archive.add_draft(room.id, told)
    open_round(room)
    facilitator = visit(room)
    read_back(facilitator, group_of(room, ROOM_ID), kept, "The barn was full.", Answer.YES)
    assert [(each.group_id, each.answer) for each in house.archive.read_backs(room.id)] == [
        (ROOM_ID, Answer.YES)
    ]


def test_what_all_agreed_to_is_confirmed_on_file(house: Parts, room: Workshop, draft: Draft) -> None:
    open_round(room)
    for group in ("g2", "g3"):
        say(room, group, draft, Answer.YES)
    _, text = story_file_of(visit(room), draft)
    assert "Read back by 2 of 2 groups." in text
    story = read_story(text)
    assert [(c.sentence, c.by) for c in story.confirmed] == [(TOLD.text, "Tar, Hemp")]
    assert story.read_back is not None
    assert (story.read_back.groups, story.read_back.of) == (2, 2)


def test_a_correction_is_settled_once_by_those_who_tell(house: Parts, room: Workshop, draft: Draft) -> None:
    open_round(room)
    asked = say(room, "g3", draft, Answer.NOT_QUITE, "It was three of us.")
    assert (asked.sentence, asked.revision, asked.words) == (TOLD.text, 1, "It was three of us.")
    with pytest.raises(Refused):
        settle_correction(visit(room, "g3"), draft, asked, Settled.KEPT, "so it stays")
    tellers = visit(room, "g2")
    with pytest.raises(InputError, match="stands as it was"):
        settle_correction(tellers, draft, asked, Settled.CHANGED, "")
    with pytest.raises(InputError, match="The reason"):
        settle_correction(tellers, draft, asked, Settled.KEPT, " ")
    changed = repair_sentence(tellers, draft, TOLD.text, "The rope was tarred by three of us.")
    settle_correction(visit(room, "g2"), changed, asked, Settled.CHANGED, "")
    with pytest.raises(Conflict, match="settled this correction"):
        settle_correction(visit(room, "g2"), changed, asked, Settled.KEPT, "we saw two")
    (kept,) = house.archive.read_backs(room.id)
    assert (kept.settled, kept.words) == (Settled.CHANGED, "It was three of us.")
    _, text = story_file_of(visit(room), changed)
    (told,) = read_story(text).corrections
    assert (told.sentence, told.by) == (TOLD.text, "Hemp")
    assert told.said == "not quite: It was three of us.; changed"


def test_repair_of_a_sentence_that_is_gone_changes_nothing(room: Workshop, draft: Draft) -> None:
    with pytest.raises(Conflict, match="not there any more"):
        repair_sentence(visit(room, "g2"), draft, "Nobody wrote this.", "Somebody did.")


def test_answers_go_along_with_a_merged_group(house: Parts, room: Workshop, draft: Draft) -> None:
    open_round(room)
    say(room, "g3", draft, Answer.NOT_OURS)
    house.archive.merge_groups(room.id, "g3", "g2")
    assert [each.group_id for each in house.archive.read_backs(room.id)] == ["g2"]


def test_a_sealed_text_is_changed_only_after_it_was_reopened(room: Workshop, draft: Draft) -> None:
    final, _path = save_story(visit(room, "g2"), draft)
    for who in ("g2", ""):
        with pytest.raises(Refused, match=SEALED[:30]):
            repair_sentence(visit(room, who), final, TOLD.text, "It was nobody.")
    reopened = reopen_story(visit(room, "g2"), final)
    assert (reopened.final, reopened.seal, reopened.revision) == (False, "", final.revision + 1)
    assert repair_sentence(visit(room, "g2"), reopened, TOLD.text, "We tarred it.").revision == 3


def test_a_sealed_file_says_whether_its_seal_holds(room: Workshop, draft: Draft) -> None:
    final, path = save_story(visit(room, "g2"), draft)
    assert len(final.seal) == 64
    checked = check_story(path)
    assert (checked.seal, checked.file.story.seal) == (HOLDS, final.seal)
    path.write_text(path.read_text().replace("tarred by two of us", "tarred by ten of us"))
    broken = check_story(path)
    assert broken.seal == BROKEN
    line, what = broken.remarks[0]
    assert path.read_text().splitlines()[line - 1].startswith("seal:")
    assert "seal is broken" in what


def test_no_file_has_words_for_the_room_only_as_confirmed(house: Parts, room: Workshop, draft: Draft) -> None:
    open_round(room)
    for group in ("g2", "g3"):
        say(room, group, draft, Answer.YES)
    point = next(c for c in house.archive.workshop(room.id).contributions if c.group_id == "g3")
    house.archive.withdraw_contribution(room.id, point.id, point.version, "not to be told")
    _, text = story_file_of(visit(room), house.archive.draft(draft.id))
    assert TOLD.text not in text


def test_a_branch_of_a_sealed_story_is_no_sealed_one(house: Parts, room: Workshop, draft: Draft) -> None:
    from storycraft.services.edit_draft import branch_draft

    final, _path = save_story(visit(room, "g2"), draft)
    branch = branch_draft(visit(room, "g2"), final, final.revision)
    assert (branch.final, branch.seal) == (False, "")
    assert replace(branch, id="", made=None, version=1).title == draft.title


def test_nobody_settles_what_another_story_is_asked_to_change(
    house: Parts, room: Workshop, draft: Draft
) -> None:
    open_round(room)
    asked = say(room, "g3", draft, Answer.NOT_QUITE, "Two of us did.")
    own = house.archive.add_draft(room.id, replace(draft, id="", group_id="g3"))
    with pytest.raises(NotFound):
        settle_correction(visit(room, "g3"), own, asked, Settled.KEPT, "It is ours.")
    assert [each.settled for each in house.archive.read_backs(room.id)] == [Settled.OPEN]
