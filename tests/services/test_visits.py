"""Services do what a visitor may do, and change nothing for anybody else, whatever page calls them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storycraft.domain.controls import Controls, Switch
from storycraft.domain.errors import NotFound, Refused
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Element, Frame, FrameEntry, Provenance, Sentence
from storycraft.domain.workshop import Consent, Contribution, Workshop
from storycraft.drafts.paragraph_edit import ParagraphEdit
from storycraft.services.change_point import change_point, move_point, withdraw_point
from storycraft.services.check_link import new_entry
from storycraft.services.edit_draft import branch_draft, restore_revision, weave_in_point
from storycraft.services.edit_frame import edit_frame
from storycraft.services.edit_paragraph import say_where, type_paragraph
from storycraft.services.join import open_phone, start_group
from storycraft.services.keep_typing import keep_typing, read_typing
from storycraft.services.manage_groups import choose_question, rename_group
from storycraft.services.post_points import post_points
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.services.renew_links import renew_facilitator_link, renew_group_links
from storycraft.services.return_to_workshop import (
    list_recent_workshops,
    remember_workshop,
    return_to_workshop,
)
from storycraft.services.run_workshop import control_room, delete_workshop, describe_workshop
from storycraft.services.save_story import reopen_story, save_story, write_story_file
from storycraft.services.settle_verdict import settle_verdict
from storycraft.wiring import Parts
from tests.support.edited_text import edit_text

PHONE, LAPTOP = "p" * 20, "l" * 20


def visit(workshop: Workshop, role: Role, group_id: str = "", browser: str = LAPTOP) -> Visit:
    return visit_by(new_entry(workshop.id, role, browser, group_id))


@pytest.fixture
def draft(house: Parts, sample: Workshop) -> Draft:
    said = sample.contributions_of("g2")[0]
    told = Draft(
        id="",
        group_id="g2",
        telling="plain",
        title="The logbook",
        frame=Frame(),
        paragraphs=((Sentence(said.text.split(". ")[0], (said.id,)),),),
        provenance=Provenance(weaver="people"),
    )
    return house.archive.add_draft(sample.id, told)


def decide(workshop: Workshop, change: Callable[[Controls], Controls]) -> None:
    facilitator = visit(workshop, Role.FACILITATOR)
    control_room(facilitator, change(facilitator.controls), "decided")


def test_a_branch_is_a_draft_of_its_own(house: Parts, sample: Workshop, draft: Draft) -> None:
    own = visit(sample, Role.GROUP, "g2")
    type_paragraph(own, draft.id, "s1", ParagraphEdit(0, edit_text(draft.paragraphs), "It is ours."))
    changed = house.archive.draft(draft.id)
    branch = branch_draft(own, changed, 1)
    assert (branch.title, branch.paragraphs, branch.revision) == (draft.title, draft.paragraphs, 1)
    assert house.archive.draft(draft.id) == changed
    with pytest.raises(NotFound, match="no revision 7"):
        branch_draft(own, changed, 7)


def test_another_group_changes_nothing_of_a_draft(house: Parts, sample: Workshop, draft: Draft) -> None:
    other, revision = visit(sample, Role.GROUP, "g3"), house.archive.workshop(sample.id).revision
    unwoven = next(c.id for c in sample.contributions if c.id not in draft.sentences[0].cites)
    for change in (
        lambda: type_paragraph(other, draft.id, "s1", ParagraphEdit(-1, draft.title, "Ours")),
        lambda: say_where(other, draft.id, "s1", 0, ""),
        lambda: weave_in_point(other, draft, unwoven),
        lambda: restore_revision(other, draft, 1),
        lambda: branch_draft(other, draft, 1),
        lambda: settle_verdict(other, draft, draft.sentences[0].text, "We heard it."),
        lambda: save_story(other, draft),
        lambda: reopen_story(other, draft),
    ):
        with pytest.raises(Refused, match="Only those who made this"):
            change()
    assert house.archive.draft(draft.id) == draft
    assert house.archive.workshop(sample.id).revision == revision


def test_another_group_changes_no_group(house: Parts, sample: Workshop) -> None:
    other = visit(sample, Role.GROUP, "g3")
    group = sample.group("g2")
    assert group is not None
    for change in (
        lambda: choose_question(other, group, "any"),
        lambda: rename_group(other, group, "Theirs"),
    ):
        with pytest.raises(Refused):
            change()
    assert house.archive.workshop(sample.id).group("g2") == group


def test_a_phone_changes_its_own_points_alone(house: Parts, sample: Workshop) -> None:
    phone = visit(sample, Role.PERSON, "g2", PHONE)
    (mine,) = post(phone, "We wrote it down at night.")
    assert change_point(phone, mine, "We wrote it down each night.", mine.version).version == mine.version + 1
    for each in (sample.contributions_of("g2")[0], post(visit(sample, Role.PERSON, "g2"), "So did we.")[0]):
        with pytest.raises(Refused, match="Only those who made this"):
            withdraw_point(phone, each, each.version)
    with pytest.raises(Refused, match="Only the facilitator"):
        move_point(phone, mine, "g3")


def post(who: Visit, text: str) -> tuple[Contribution, ...]:
    return post_points(who, "experiences", [("", text)], consent=Consent.SHARE, token=text)


def test_while_input_is_paused_only_the_facilitator_changes_anything(house: Parts, sample: Workshop) -> None:
    decide(sample, lambda controls: controls.switched(Switch.FROZEN, True))
    with pytest.raises(Refused, match="paused input"):
        post(visit(sample, Role.GROUP, "g2"), "Too late.")
    assert post(visit(sample, Role.FACILITATOR, "g2"), "Said aloud.")


def test_a_closed_stage_takes_nothing_and_others_do(house: Parts, sample: Workshop) -> None:
    decide(sample, lambda controls: controls.toggled("experiences"))
    group = visit(sample, Role.GROUP, "g2")
    with pytest.raises(Refused, match="closed this stage"):
        post(group.within("experiences"), "Too late.")
    assert post(group.within("expectations"), "In time.")


def test_nobody_joins_or_changes_a_workshop_that_has_ended(house: Parts, sample: Workshop) -> None:
    group = visit(sample, Role.GROUP, "g2")
    decide(sample, lambda controls: replace(controls, ended=datetime.now(UTC)))
    for join in (
        lambda: start_group(sample.id, "Latecomers", PHONE),
        lambda: open_phone(sample.id, "g2", PHONE),
        lambda: post(visit(sample, Role.FACILITATOR, "g2"), "Too late."),
        lambda: post(visit_by(group.entry), "Too late."),
    ):
        with pytest.raises(Refused, match="has ended"):
            join()
    assert renew_facilitator_link(visit(sample, Role.FACILITATOR)).link


def test_only_the_facilitator_runs_the_workshop(house: Parts, sample: Workshop) -> None:
    group = visit(sample, Role.GROUP, "g2")
    for action in (
        lambda: control_room(group, group.controls.switched(Switch.HIDDEN, True), "points hidden"),
        lambda: renew_group_links(group),
        lambda: delete_workshop(group),
    ):
        with pytest.raises(Refused, match="Only the facilitator"):
            action()
    delete_workshop(visit(sample, Role.FACILITATOR))
    assert sample.id not in house.archive.workshop_revisions()


def test_the_wall_keeps_no_words(house: Parts, sample: Workshop) -> None:
    with pytest.raises(Refused, match="wall takes no words"):
        keep_typing(new_entry(sample.id, Role.WALL, LAPTOP), "point", "Half a sen")
    group = new_entry(sample.id, Role.GROUP, LAPTOP, "g2")
    keep_typing(group, "point", "Half a sen")
    assert read_typing(group) == {"point": "Half a sen"}


def test_a_visit_itself_writes_nothing(house: Parts, sample: Workshop) -> None:
    with pytest.raises(Refused, match="writes nothing"):
        visit(sample, Role.FACILITATOR).reading_archive.delete_workshop(sample.id)


def test_a_browser_goes_back_the_way_it_came(house: Parts, sample: Workshop) -> None:
    entry = new_entry(sample.id, Role.GROUP, LAPTOP, "g2")
    remember_workshop(entry.workshop_id, LAPTOP, entry.role, entry.group_id)
    (way,) = list_recent_workshops(LAPTOP)
    assert return_to_workshop(way, LAPTOP) == entry


def test_a_command_writes_the_story_that_a_page_saves(
    house: Parts, sample: Workshop, draft: Draft, tmp_path: Path
) -> None:
    group = visit(sample, Role.GROUP, "g2")
    final, path = save_story(group, draft)
    assert final.final
    write_story_file(tmp_path / "story.md", final, group.workshop, group.format)
    assert (tmp_path / "story.md").read_bytes() == path.read_bytes()
    assert save_story(group, final) == (final, path)
    assert not reopen_story(group, final).final


def test_words_written_over_a_proposal_cite_its_points_no_longer(house: Parts, sample: Workshop) -> None:
    said = sample.contributions_of("g2")[0]
    group = visit(sample, Role.GROUP, "g2")
    where = FrameEntry(element=Element.WHERE, text=said.text, contribution_ids=(said.id,), proposed=True)
    frame = edit_frame(group, house.archive.frame(sample.id, "g2"), where)
    confirmed = edit_frame(group, frame, replace(where, proposed=False))
    assert confirmed[Element.WHERE].contribution_ids == (said.id,)
    theirs = edit_frame(group, confirmed, replace(where, text="on a raft off Ostend", proposed=False))
    assert theirs[Element.WHERE].contribution_ids == ()


def test_a_place_that_everybody_knows_takes_no_source_away(house: Parts, sample: Workshop) -> None:
    described = visit(sample, Role.FACILITATOR)
    describe_workshop(described, title=sample.title, date=sample.date, place="Mill, Velgrave")
    group, said = visit(sample, Role.GROUP, "g2"), sample.contributions_of("g2")[0]
    where = FrameEntry(
        element=Element.WHERE,
        text=f"{said.text} In the mill of Velgrave",
        contribution_ids=(said.id,),
        proposed=False,
    )
    proposed = replace(where, text=said.text, proposed=True)
    frame = edit_frame(group, house.archive.frame(sample.id, "g2"), proposed)
    assert edit_frame(group, frame, where)[Element.WHERE].contribution_ids == (said.id,)
    assert visit(sample, Role.GROUP, "g2").frame("g2")[Element.WHERE].contribution_ids == (said.id,)
