"""How a room is run, who is present, and who gets in: on SQLite and PostgreSQL alike."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storycraft.domain.controls import Controls, Switch
from storycraft.domain.errors import Conflict, InputError, NotFound, Refused
from storycraft.domain.open_screen import Screen
from storycraft.domain.role import Role
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.thread_change import ChangeKind
from storycraft.domain.weave import Weave
from storycraft.domain.workshop import ROOM_ID, Lane, Thread, Workshop
from storycraft.storage.archive import Archive
from tests.support.threads import add_thread

BROWSER, OTHER = "b" * 20, "o" * 20


def test_a_room_is_open_until_somebody_decides(archive: Archive, workshop: Workshop) -> None:
    assert archive.controls(workshop.id) == Controls()


def test_what_is_decided_is_kept_and_stands_in_the_log(archive: Archive, workshop: Workshop) -> None:
    decided = archive.controls(workshop.id).toggled("experiences").switched(Switch.HIDDEN, True)
    saved = archive.save_controls(workshop.id, decided, "stage closed", "experiences")
    assert archive.controls(workshop.id) == saved == replace(decided, version=1)
    assert archive.events(workshop.id)[-1].kind == "stage closed"


def test_two_facilitators_who_decide_at_once_are_told(archive: Archive, workshop: Workshop) -> None:
    seen = archive.save_controls(workshop.id, Controls(), "begun")
    archive.save_controls(workshop.id, seen.switched(Switch.FROZEN, True), "input paused")
    with pytest.raises(Conflict):
        archive.save_controls(workshop.id, seen.switched(Switch.GALLERY, True), "gallery opened")
    with pytest.raises(Conflict):
        archive.save_controls(workshop.id, Controls(), "begun again")


def test_paused_input_allows_reading_and_no_writing(archive: Archive, workshop: Workshop) -> None:
    paused = archive.refusing("Paused for a moment.")
    assert paused.workshop(workshop.id) == workshop
    with pytest.raises(Refused, match="Paused"):
        paused.add_contribution(workshop.id, "g2", "experiences", "We met.")
    archive.add_contribution(workshop.id, "g2", "experiences", "We met.")


def test_group_opens_for_its_first_browser_and_for_its_link(archive: Archive, workshop: Workshop) -> None:
    key = archive.open_group(workshop.id, "g2", BROWSER)
    assert archive.open_group(workshop.id, "g2", BROWSER) == key
    with pytest.raises(Refused, match="another screen"):
        archive.open_group(workshop.id, "g2", OTHER)
    assert archive.check_key(Role.GROUP, workshop.id, key, "g2") == "g2"


def test_renewed_link_shuts_out_screens_and_phones_and_frees_group(
    archive: Archive, workshop: Workshop
) -> None:
    key = archive.open_group(workshop.id, "g2", BROWSER)
    phone = archive.key_of(Role.PERSON, workshop.id, "g2", OTHER)
    archive.renew_group_key(workshop.id, "g2")
    with pytest.raises(Refused):
        archive.check_key(Role.GROUP, workshop.id, key, "g2")
    with pytest.raises(Refused):
        archive.check_key(Role.PERSON, workshop.id, phone, "g2", OTHER)
    archive.open_group(workshop.id, "g2", OTHER)


def test_a_phones_link_opens_in_its_own_browser_only(archive: Archive, workshop: Workshop) -> None:
    key = archive.key_of(Role.PERSON, workshop.id, "g2", BROWSER)
    assert archive.check_key(Role.PERSON, workshop.id, key, "g2", BROWSER) == "g2"
    for browser, group in ((OTHER, "g2"), (BROWSER, "g1"), ("", "g2")):
        with pytest.raises(Refused):
            archive.check_key(Role.PERSON, workshop.id, key, group, browser)


def test_the_walls_link_goes_with_the_facilitators(archive: Archive, workshop: Workshop) -> None:
    key = archive.wall_key(workshop.id)
    archive.check_key(Role.WALL, workshop.id, key)
    with pytest.raises(Refused):
        archive.check_key(Role.FACILITATOR, workshop.id, key)
    archive.renew_facilitator_key(workshop.id)
    with pytest.raises(Refused):
        archive.check_key(Role.WALL, workshop.id, key)


def test_author_is_same_in_one_workshop_and_another_in_next(archive: Archive, workshop: Workshop) -> None:
    other = archive.create_workshop("Another", "communities-of-practice")
    author = archive.author(workshop.id, BROWSER)
    kept = archive.add_contribution(workshop.id, "g2", "experiences", "We met.", author=author)
    assert archive.workshop(workshop.id).contributions == (kept,)
    assert kept.author == author == archive.author(workshop.id, BROWSER)
    assert author not in (archive.author(other.id, BROWSER), archive.author(workshop.id, OTHER), BROWSER)
    assert archive.author(workshop.id, "") == ""


def test_a_withdrawn_point_keeps_its_reason_and_can_come_back(archive: Archive, workshop: Workshop) -> None:
    kept = archive.add_contribution(workshop.id, "g2", "experiences", "We met.")
    archive.withdraw_contribution(workshop.id, kept.id, kept.version, "said twice")
    ((withdrawn, reason),) = archive.withdrawn(workshop.id)
    assert (withdrawn.text, reason) == ("We met.", "said twice")
    archive.restore_contribution(workshop.id, kept.id, withdrawn.version)
    assert [c.text for c in archive.workshop(workshop.id).contributions] == ["We met."]
    assert archive.withdrawn(workshop.id) == ()


def test_screens_are_present_as_long_as_their_process_says_so(archive: Archive, workshop: Workshop) -> None:
    screen = Screen(id="s1", workshop_id=workshop.id, group_id="g2", role=Role.PERSON)
    before = archive.workshop_revisions()[workshop.id]
    archive.keep_screens("one", [screen, replace(screen, id="s2", workshop_id="deleted")])
    archive.keep_screens("two", [screen])
    assert archive.screens(workshop.id) == (screen, screen)
    archive.keep_screens("two", [])
    assert archive.screens(workshop.id) == (screen,)
    assert archive.workshop_revisions()[workshop.id] == before


WELL = FrameEntry(element=Element.WHAT, text="a well", contribution_ids=("c1",))
OFFER = FrameEntry(element=Element.WHAT, text="the bailiff hid gold", contribution_ids=("c2",), proposed=True)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (WELL, OFFER, WELL),
        (OFFER, WELL, WELL),
        (OFFER, replace(OFFER, text="a flood"), replace(OFFER, text="the bailiff hid gold; a flood")),
        (
            WELL,
            replace(WELL, text="a flood", contribution_ids=("c3",)),
            replace(WELL, text="a well; a flood", contribution_ids=("c1", "c3")),
        ),
        # What one group confirmed is confirmed, and stands on what both cite.
        (
            replace(WELL, proposed=True, contribution_ids=("c3",)),
            WELL,
            replace(WELL, contribution_ids=("c3", "c1")),
        ),
        (
            FrameEntry(element=Element.WHAT),
            FrameEntry(element=Element.WHAT, question="What broke?", waived=True),
            FrameEntry(element=Element.WHAT, question="What broke?"),
        ),
    ],
    ids=["theirs proposed", "ours proposed", "both proposed", "both told", "one text", "two gaps"],
)
def test_merging_makes_no_proposal_peoples_and_no_words_proposed(
    archive: Archive, workshop: Workshop, ours: FrameEntry, theirs: FrameEntry, merged: FrameEntry
) -> None:
    green = archive.add_group(workshop.id, "Green table").id
    for group_id, entry in (("g2", ours), (green, theirs)):
        archive.save_frame(workshop.id, group_id, Frame().with_entry(entry))
    archive.merge_groups(workshop.id, green, "g2")
    assert archive.frame(workshop.id, "g2")[Element.WHAT] == merged


def test_merged_groups_keep_all_that_either_said(archive: Archive, workshop: Workshop) -> None:
    green = archive.add_group(workshop.id, "Green table")
    archive.add_contribution(workshop.id, "g2", "experiences", "We met.")
    archive.add_contribution(workshop.id, green.id, "experiences", "We sang.")
    add_thread(archive, workshop.id, Thread(id="", lane=Lane.NEW, title="Singing", group_id=green.id))
    for group_id, text, where in (("g2", "two nurses", ""), (green.id, "a porter", "the canteen")):
        frame = Frame().with_entry(FrameEntry(element=Element.WHO, text=text))
        frame = frame.with_entry(FrameEntry(element=Element.WHERE, text=where))
        archive.save_frame(workshop.id, group_id, frame)
    link, phone = (
        archive.group_key(workshop.id, green.id),
        archive.key_of(Role.PERSON, workshop.id, green.id, BROWSER),
    )
    archive.merge_groups(workshop.id, green.id, "g2")
    after = archive.workshop(workshop.id)
    assert [group.name for group in after.groups] == ["The room", "Blue table"]
    assert {c.group_id for c in after.contributions} == {t.group_id for t in after.threads} == {"g2"}
    frame = archive.frame(workshop.id, "g2")
    assert (frame[Element.WHO].text, frame[Element.WHERE].text) == ("two nurses; a porter", "the canteen")
    assert archive.check_key(Role.GROUP, workshop.id, link, green.id) == "g2"
    assert archive.check_key(Role.PERSON, workshop.id, phone, green.id, BROWSER) == "g2"
    archive.add_group(workshop.id, "Green table")


def test_groups_are_not_merged_with_themselves_nor_while_they_weave(
    archive: Archive, workshop: Workshop
) -> None:
    with pytest.raises(InputError):
        archive.merge_groups(workshop.id, "g2", "g2")
    archive.add_weave(
        Weave(id="w1", workshop_id=workshop.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    with pytest.raises(Conflict, match="weaving"):
        archive.merge_groups(workshop.id, "g2", "g1")


def test_renewed_link_shuts_out_those_who_came_through_merged_group(
    archive: Archive, workshop: Workshop
) -> None:
    green, red = (archive.add_group(workshop.id, name).id for name in ("Green table", "Red table"))
    link, phone = archive.group_key(workshop.id, red), archive.key_of(Role.PERSON, workshop.id, red, BROWSER)
    archive.merge_groups(workshop.id, red, green)
    archive.merge_groups(workshop.id, green, "g2")
    assert archive.check_key(Role.GROUP, workshop.id, link, red) == "g2"
    archive.renew_group_key(workshop.id, "g2")
    with pytest.raises(Refused):
        archive.check_key(Role.GROUP, workshop.id, link, red)
    with pytest.raises(Refused):
        archive.check_key(Role.PERSON, workshop.id, phone, red, BROWSER)
    with pytest.raises(NotFound):
        archive.open_group(workshop.id, red, OTHER)


def test_the_room_is_never_merged_away(archive: Archive, workshop: Workshop) -> None:
    assert workshop.groups[0].id == ROOM_ID
    with pytest.raises(InputError, match="room"):
        archive.merge_groups(workshop.id, ROOM_ID, "g2")
    archive.merge_groups(workshop.id, "g2", ROOM_ID)


def test_what_is_meant_for_merged_group_goes_to_the_other(archive: Archive, workshop: Workshop) -> None:
    green = archive.add_group(workshop.id, "Green table").id
    said = archive.add_contribution(workshop.id, green, "experiences", "We sang.")
    thread = add_thread(archive, workshop.id, Thread(id="", lane=Lane.NEW, title="Singing", group_id=green))
    archive.merge_groups(workshop.id, green, "g2")
    before = archive.group_revisions([workshop.id])[workshop.id, "g2"]
    archive.add_contribution(workshop.id, green, "experiences", "Sent before the merge was seen.")
    assert archive.group_revisions([workshop.id])[workshop.id, "g2"] > before
    archive.save_contribution(workshop.id, replace(said, text="We sang aloud."))
    archive.change_threads(
        workshop.id,
        ChangeKind.CHANGED,
        lambda there: {thread.id: replace(there[thread.id], title="Singing aloud", group_id=green)},
    )
    archive.replace_proposals(workshop.id, green, [Thread(id="p1", lane=Lane.NEW, title="Dancing")])
    weave = Weave(id="w1", workshop_id=workshop.id, group_id=green, tellings=("plain",), weaver="quotes")
    assert archive.add_weave(weave).group_id == "g2"
    after = archive.workshop(workshop.id)
    assert [c.text for c in after.contributions] == ["We sang aloud.", "Sent before the merge was seen."]
    assert {c.group_id for c in after.contributions} == {t.group_id for t in after.threads} == {"g2"}


def test_a_frame_of_a_merged_group_replaces_nothing(archive: Archive, workshop: Workshop) -> None:
    green = archive.add_group(workshop.id, "Green table").id
    frame = Frame().with_entry(FrameEntry(element=Element.WHO, text="two nurses"))
    archive.merge_groups(workshop.id, green, "g2")
    with pytest.raises(Conflict, match="merged"):
        archive.save_frame(workshop.id, green, frame)


def test_point_is_moved_to_a_group_that_is_there_only(archive: Archive, workshop: Workshop) -> None:
    said = archive.add_contribution(workshop.id, "g2", "experiences", "We met.")
    with pytest.raises(NotFound):
        archive.save_contribution(workshop.id, replace(said, group_id="g9"))
    assert archive.workshop(workshop.id).contributions == (said,)


# Tokens, links, and the end


def test_a_token_belongs_to_its_group(archive: Archive, workshop: Workshop) -> None:
    ferry = archive.add_group(workshop.id, "Ferry").id
    ours = archive.add_contribution(workshop.id, "g2", "experiences", "Ours.", token="same")
    theirs = archive.add_contribution(workshop.id, ferry, "experiences", "Theirs.", token="same")
    assert (ours.text, theirs.text, theirs.group_id) == ("Ours.", "Theirs.", ferry)
    for group, said in (("g2", ours), (ferry, theirs)):
        assert archive.add_contribution(workshop.id, group, "experiences", "Again.", token="same") == said
    assert len(archive.workshop(workshop.id).contributions) == 2


def test_repeated_post_counts_once_after_a_merge_or_move(archive: Archive, workshop: Workshop) -> None:
    ferry = archive.add_group(workshop.id, "Ferry").id
    said = archive.add_contribution(workshop.id, ferry, "experiences", "We waited.", token="t")
    moved = archive.save_contribution(workshop.id, replace(said, group_id="g1"))
    assert archive.add_contribution(workshop.id, ferry, "experiences", "We waited.", token="t") == moved
    archive.merge_groups(workshop.id, ferry, "g2")
    for group in (ferry, "g2"):
        assert archive.add_contribution(workshop.id, group, "experiences", "We waited.", token="t") == moved


def test_a_token_of_any_length_and_kind_is_taken(archive: Archive, workshop: Workshop) -> None:
    for token in ("t" * 5_000, "%_\\", "\ud83d", "🚲" * 90):
        once = archive.add_contribution(workshop.id, "g2", "experiences", f"Said {token[:1]!a}", token=token)
        assert (
            archive.add_contribution(workshop.id, "g2", "experiences", once.text, token=token).id == once.id
        )


def test_all_groups_links_are_renewed_with_one_press(archive: Archive, workshop: Workshop) -> None:
    ferry = archive.add_group(workshop.id, "Ferry").id
    gone = archive.add_group(workshop.id, "Quay").id
    keys = {group: archive.group_key(workshop.id, group) for group in ("g1", "g2", ferry, gone)}
    phone = archive.key_of(Role.PERSON, workshop.id, ferry, BROWSER)
    archive.open_group(workshop.id, "g2", BROWSER)
    archive.merge_groups(workshop.id, gone, "g2")
    archive.renew_facilitator_key(workshop.id)
    archive.renew_group_keys(workshop.id)
    for group, key in keys.items():
        with pytest.raises(Refused):
            archive.check_key(Role.GROUP, workshop.id, key, group)
    with pytest.raises(Refused):
        archive.check_key(Role.PERSON, workshop.id, phone, ferry, BROWSER)
    archive.open_group(workshop.id, "g2", OTHER)
    assert archive.events(workshop.id)[-2].kind == "all group links renewed"


def test_half_typed_words_after_the_end_are_only_forgotten(archive: Archive, workshop: Workshop) -> None:
    archive.keep_typing(workshop.id, "g2", "field", "Half a sent")
    archive.save_controls(workshop.id, replace(Controls(), ended=datetime.now(UTC)), "workshop ended")
    with pytest.raises(Refused, match="ended"):
        archive.keep_typing(workshop.id, "g2", "field", "Half a sentence")
    assert archive.typing(workshop.id, "g2") == {"field": "Half a sent"}
    archive.keep_typing(workshop.id, "g2", "field", "")
    assert archive.typing(workshop.id, "g2") == {}


def test_what_is_written_together_within_together_is_one(archive: Archive, workshop: Workshop) -> None:
    def write() -> None:
        with archive.together():
            with archive.together():
                archive.add_group(workshop.id, "Ferry table")
            raise InputError("The rope is short.")

    with pytest.raises(InputError):
        write()
    assert "Ferry table" not in {group.name for group in archive.workshop(workshop.id).groups}
