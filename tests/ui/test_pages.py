"""Each page draws what its visitor may see, and says what to do where there is nothing."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.read_back import Answer, ReadBack
from storycraft.domain.role import Role
from storycraft.domain.story import Frame, Sentence
from storycraft.domain.weave import WeaveState
from storycraft.domain.workshop import Consent, Lane, Thread, Workshop
from storycraft.drafts.answered_sentences import sentences_of
from storycraft.drafts.grounds import grounds_of
from storycraft.services.change_threads import merge_threads
from storycraft.services.check_link import Entry, new_entry
from storycraft.services.read_workshop import visit_by
from storycraft.storage.archive import Archive
from storycraft.ui.pages.group.story_stage import PART, WEAVE
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Material, Order, Silent, Woven, select_material
from storycraft.wiring import Parts
from tests.support.threads import add_thread
from tests.ui.conftest import Door, data_of, send, words


def facilitator(house: Parts, workshop: Workshop) -> dict[str, str]:
    key = house.archive.facilitator_key(workshop.id)
    return Entry(workshop_id=workshop.id, role=Role.FACILITATOR, key=key).query


def member(house: Parts, workshop: Workshop, group_id: str = "g2") -> dict[str, str]:
    key = house.archive.group_key(workshop.id, group_id)
    return Entry(workshop_id=workshop.id, role=Role.GROUP, group_id=group_id, key=key).query


WOVEN: dict[str, tuple[Frame, Woven]] = {}
"""What the quote weaver made of what it was given, by all that it was given: most tests ask for the same."""


def woven_of(material: Material, frame: Frame, order: Order) -> tuple[Frame, Woven]:
    given = repr((material, frame, order))
    if given not in WOVEN:
        weaver = QuoteWeaver()
        proposed = weaver.propose_frame(material, frame, Silent())
        WOVEN[given] = proposed, weaver.weave_draft(material, proposed, order, Silent())
    return WOVEN[given]


def draft(
    house: Parts,
    workshop: Workshop,
    telling: str = "plain",
    paragraphs: int | None = None,
    group_id: str = "g2",
):
    from storycraft.domain.story import Draft

    format = house.formats.get(workshop.format)
    material = select_material(workshop, format, group_id)
    order = Order(telling=format.telling(telling))
    frame, woven = woven_of(material, house.archive.frame(workshop.id, group_id), order)
    made = Draft(
        id="",
        group_id=group_id,
        telling=telling,
        title=woven.title,
        frame=frame,
        paragraphs=woven.paragraphs[:paragraphs],
        left_out=woven.left_out,
        provenance=woven.provenance,
    )
    return house.archive.add_draft(workshop.id, made)


def test_home_offers_four_ways_in(page) -> None:
    said = words(page("home"))
    for way in ("Join with a code", "Open a new workshop", "Open the sample workshop", "Bring notes"):
        assert way in said


def test_a_new_workshop_needs_a_title(page) -> None:
    home = page("home")
    next(b for b in home.button if b.label == "Open the workshop").click().run()
    assert "title has no words" in words(home)


def test_a_new_workshop_is_opened_with_its_date_and_place(page, house: Parts) -> None:
    home = page("home")
    for label, typed in (("Title", "Pears"), ("Date", "2026-03-14"), ("Place", "The orchard")):
        next(field for field in home.text_input if field.label == label).set_value(typed)
    next(b for b in home.button if b.label == "Open the workshop").click().run()
    made = [house.archive.workshop(each) for each in house.archive.workshop_revisions()]
    assert [(each.title, each.date, each.place) for each in made] == [("Pears", "2026-03-14", "The orchard")]


def test_the_facilitator_changes_date_and_place(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Workshop").run()
    for label, typed in (("Date", "2026-03-14"), ("Place", "The pump house")):
        next(field for field in board.text_input if field.label == label).set_value(typed).run()
    described = house.archive.workshop(sample.id)
    assert (described.title, described.date, described.place) == (
        sample.title,
        "2026-03-14",
        "The pump house",
    )


def test_the_log_names_the_story_that_was_accepted(page, house: Parts, sample: Workshop) -> None:
    told = house.archive.add_draft(sample.id, replace(draft(house, sample), id="", title="The pump sang"))
    house.archive.mark_final(told.id, True, told.version)
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Log").run()
    assert "The pump sang" in words(board)
    assert told.id not in words(board)


def test_the_frame_shows_when_and_where_it_is_told(page, house: Parts, sample: Workshop) -> None:
    house.archive.describe_workshop(
        sample.id, title=sample.title, date="2026-03-14", place="The pump house", version=sample.version
    )
    said = words(page("group", **member(house, sample), stage="story"))
    assert "Told: 14 March 2026" in said
    assert "Told: The pump house" in said


def test_a_wrong_code_is_refused_in_words(house: Parts) -> None:
    assert "No workshop has this code" in Door(house, "QQQQQQ").said


def test_a_right_code_shows_the_groups(house: Parts, sample: Workshop) -> None:
    door = Door(house, house.archive.join_code(sample.id))
    assert "autumn gathering" in door.said
    assert "Valley table" in door.labels()


@pytest.mark.parametrize("name", ["group", "facilitator", "stories"])
def test_without_a_link_a_page_says_where_to_go(page, name: str) -> None:
    assert "No workshop is open here yet" in words(page(name))


@pytest.mark.parametrize("name", ["group", "facilitator", "stories"])
def test_a_guessed_link_is_refused(page, sample: Workshop, name: str) -> None:
    said = words(page(name, w=sample.id, g="g2", key="guessed"))
    assert "does not open" in said
    assert "Alder Street" not in said


def test_a_groups_link_does_not_open_the_facilitators_page(page, house: Parts, sample: Workshop) -> None:
    said = words(page("facilitator", **member(house, sample)))
    assert "not for your link" in said
    assert house.archive.join_code(sample.id) not in said


def test_the_group_page_asks_the_question_of_its_stage(page, house: Parts, sample: Workshop) -> None:
    said = words(page("group", **member(house, sample)))
    assert "acting at its best" in said
    assert "Pump house table" in said


def test_the_log_names_threads_and_groups(page, house: Parts, sample: Workshop) -> None:
    archive = house.archive
    archive.add_group(sample.id, "Ferry table")
    boats, nets = (
        add_thread(archive, sample.id, Thread(id="", lane=Lane.NEW, title=title, contribution_ids=(point,)))
        for title, point in (("Early boats", "c1"), ("Torn nets", "c2"))
    )
    merge_threads(visit_by(new_entry(sample.id, Role.FACILITATOR, "l" * 20)), boats.id, nets.id)
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Log").run()
    told = [row.split("</tr>")[0] for row in words(board).split("<tr>")]
    assert any("threads merged" in row and "Early boats" in row for row in told)
    assert any("thread added" in row and "Torn nets" in row for row in told)
    assert any("group added" in row and "Ferry table" in row for row in told)


@pytest.mark.parametrize("name", ["new", "experiences", "g2"])
def test_the_log_calls_a_group_by_its_name(page, house: Parts, sample: Workshop, name: str) -> None:
    added = house.archive.add_group(sample.id, name)
    house.archive.merge_groups(sample.id, added.id, "g2")
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Log").run()
    told = [row.split("</tr>")[0] for row in words(board).split("<tr>")]
    (added_row,) = (row for row in told if "group added" in row and f">{name}</td>" in row)
    (merged_row,) = (row for row in told if "groups merged" in row)
    assert added_row != merged_row
    assert f">{name}, Pump house table</td>" in merged_row


def test_the_chosen_question_is_shown_in_full(page, house: Parts, sample: Workshop) -> None:
    said = words(page("group", **member(house, sample), stage="expectations"))
    assert "what sustains them" in said


def test_a_thread_shows_its_points(page, house: Parts, sample: Workshop) -> None:
    add_thread(
        house.archive,
        sample.id,
        Thread(id="", lane=Lane.NEW, title="The notebook", contribution_ids=("c1",), group_id="g2"),
    )
    board = data_of(page("group", **member(house, sample), stage="threads"), "threads")
    assert [(thread["title"], thread["points"]) for thread in board["threads"]] == [("The notebook", ["c1"])]
    assert "Alder Street" in board["points"]["c1"]["text"]


def test_proposals_can_be_kept(page, house: Parts, sample: Workshop) -> None:
    (proposed,) = house.archive.replace_proposals(
        sample.id, "g2", [Thread(id="p1", lane=Lane.NEW, title="Soup")]
    )
    group = page("group", **member(house, sample), stage="threads")
    send(group, "threads", "acts", [{"token": "one", "what": "keep", "thread": proposed.id}])
    assert [t.accepted for t in house.archive.workshop(sample.id).threads] == [True]


def test_a_gap_is_a_question_until_it_is_waived(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **member(house, sample), stage="story")
    assert "Open question" in words(group)
    group.button(key="waive.who").click().run()
    assert "Left open on purpose" in words(group)


def test_the_story_stage_offers_a_weave(page, house: Parts, sample: Workshop) -> None:
    assert "Weave 12 points into 2 drafts" in words(page("group", **member(house, sample), stage="story"))


def test_a_failed_weave_says_why_and_offers_another_way(page, house: Parts, sample: Workshop) -> None:
    from storycraft.domain.weave import Weave

    house.archive.add_weave(
        Weave(id="w1", workshop_id=sample.id, group_id="g2", tellings=("plain",), weaver="model")
    )
    house.archive.follow_weave("w1", state=WeaveState.FAILED, reason="The model server does not answer.")
    said = words(page("group", **member(house, sample), stage="story"))
    assert "The model server does not answer." in said
    assert "Try again" in said
    assert "Use the quote weaver" in said


def test_draft_is_labelled_and_can_be_saved(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    group = page("group", **member(house, sample), stage="story")
    assert "no language model wrote this" in words(group)
    group.button(key=f"save.{made.id}").click().run()
    assert not house.archive.draft(made.id).final
    assert "has read them back. Once saved, the text is sealed." in words(group)
    group.button(key=f"save.{made.id}.asked").click().run()
    assert house.archive.draft(made.id).final
    assert len(list(house.settings.stories_dir.glob("*.md"))) == 1


def test_it_says_whose_points_are_woven_and_whose_not(page, house: Parts, sample: Workshop) -> None:
    house.archive.add_contribution(sample.id, "g3", "experiences", "The ferry waited for us.")
    theirs = house.archive.workshop(sample.id).contributions_of("g3")
    before = words(page("group", **member(house, sample), stage="story"))
    assert "of your group. Those of other groups join once they stand in your threads." in before
    draft(house, sample)
    more = words(page("group", **member(house, sample), stage="story"))
    assert f"gave {len(theirs)} points more: they stand in none of your threads" in more
    last = (theirs[-1].id,)
    add_thread(
        house.archive,
        sample.id,
        Thread(id="", lane=Lane.NEW, title="Ferries", group_id="g2", contribution_ids=last),
    )
    opened = page("group", **member(house, sample), stage="story")
    assert f"gave {len(theirs) - 1} points more" in words(opened)
    opened.button_group(key=PART).set_value(WEAVE).run()
    assert "of your group, 1 point of other groups in your threads." in words(opened)


def test_a_draft_that_was_read_back_is_saved_at_once(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    grounds = grounds_of(made, sample, house.formats.get(sample.format))
    for group_id in {each.group_id for each in sample.contributions}:
        for sentence in sentences_of(made, group_id, grounds):
            yes = ReadBack(
                draft_id=made.id, revision=1, group_id=group_id, sentence=sentence.text, answer=Answer.YES
            )
            house.archive.add_read_back(sample.id, yes)
    page("group", **member(house, sample), stage="story").button(key=f"save.{made.id}").click().run()
    assert house.archive.draft(made.id).final


def test_two_drafts_are_compared(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample)
    draft(house, sample, "letter")
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Compare drafts").run()
    assert "told by both" in words(board)


def test_the_facilitator_sees_where_each_group_stands(page, house: Parts, sample: Workshop) -> None:
    said = words(page("facilitator", **facilitator(house, sample)))
    assert house.archive.join_code(sample.id) in said
    assert "<small>Points </small>12<" in said
    assert "Night shift table" in said


def test_the_facilitator_deletes_a_workshop_only_by_its_title(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Workshop").run()
    assert next(b for b in board.button if b.label == "Delete for good").disabled


def test_workshop_that_could_not_be_deleted_is_still_in_view(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StorageError("The server's disk is full.")

    monkeypatch.setattr(Archive, "delete_workshop", full)
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Workshop").run()
    board.text_input(key="delete.title").set_value(sample.title).run()
    next(b for b in board.button if b.label == "Delete for good").click().run()
    assert "disk is full" in words(board)
    assert "Delete for good" in words(board)


def test_the_choice_of_a_groups_page_is_live(page, house: Parts, sample: Workshop) -> None:
    chooser = page("group", **facilitator(house, sample))
    assert data_of(chooser, "live")["revision"] == house.archive.workshop(sample.id).revision
    house.archive.add_group(sample.id, "Late table")
    assert "Late table" in words(chooser.run())


def test_a_page_whose_database_is_away_looks_again_by_itself(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise StorageError("The database did not answer.")

    group = page("group", **member(house, sample))
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "controls", away)
        assert "did not answer" in words(group.run())
        assert data_of(group, "again.group.draw_body")["url"] == ""
    assert data_of(group.run(), "live")["url"]


def test_stories_shows_only_what_is_final(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    assert "No story to show yet" in words(page("stories", **member(house, sample)))
    house.archive.mark_final(made.id, True, made.version)
    assert made.title in words(page("stories", **member(house, sample)))


def test_stories_page_and_wall_keep_room_only_words(page, house: Parts, sample: Workshop) -> None:
    said = "the treasurer was drunk at the harvest supper"
    house.archive.add_contributions(
        sample.id, "g2", "experiences", [("", f"{said}.")], consent=Consent.ROOM_ONLY
    )
    add_thread(house.archive, sample.id, Thread(id="", lane=Lane.NEW, title=f"After {said} we talked"))
    made = draft(house, sample)
    told = replace(made, id="", title=f"When {said}", paragraphs=((Sentence(f"So {said}."),),))
    kept = house.archive.add_draft(sample.id, told)
    house.archive.mark_final(kept.id, True, kept.version)
    stories = page("stories", **member(house, sample))
    stories.toggle(key=f"open.{kept.id}").set_value(True).run()
    assert "drunk" not in words(stories) + str(stories)
    assert "left out here and in the file" in words(stories)
    controls = house.archive.controls(sample.id)
    house.archive.save_controls(sample.id, replace(controls, called_to="story"), "everyone called")
    link = Entry(workshop_id=sample.id, role=Role.WALL, key=house.archive.wall_key(sample.id)).query
    wall = words(page("wall", **link))
    assert "drunk" not in wall
    assert "1 thread only for this room" in wall


def test_a_hostile_point_stays_words(page, house: Parts, sample: Workshop) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    thread = Thread(id="", lane=Lane.NEW, title=hostile, statement=hostile, group_id="g2")
    add_thread(house.archive, sample.id, replace(thread, contribution_ids=("c1",)))
    assert "<img src=x" not in words(page("group", **member(house, sample), stage="threads"))


def test_an_entry_keeps_its_way_back_in() -> None:
    entry = Entry(workshop_id="w", role=Role.GROUP, group_id="g2", key="k")
    assert parse_qs("&".join(f"{k}={v}" for k, v in entry.query.items())) == {
        "w": ["w"],
        "g": ["g2"],
        "key": ["k"],
    }


def test_every_voice_is_accounted_for_beside_the_draft(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample, paragraphs=1)
    group = page("group", **member(house, sample), stage="story")
    assert any("not woven" in expander.label for expander in group.expander)
    assert "Pump house table" in words(group)


def test_a_gap_of_the_draft_is_put_to_the_group(page, house: Parts, sample: Workshop) -> None:
    draft(house, sample)
    assert "Questions to you" in words(page("group", **member(house, sample), stage="story"))


def test_a_draft_is_drawn_whatever_its_id(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("secrets.token_urlsafe", lambda _bytes: "_a__b___c_")
        made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    for name, query in (
        ("group", {**member(house, sample), "stage": "story"}),
        ("stories", facilitator(house, sample)),
    ):
        said = words(page(name, **query))
        assert made.title in said
        assert "part of the page has failed" not in said


def test_four_drafts_are_compared_element_by_element(page, house: Parts, sample: Workshop) -> None:
    for telling in ("plain", "letter", "plain"):
        draft(house, sample, telling)
    board = page("facilitator", **facilitator(house, sample))
    board.button_group(key="view").set_value("Compare drafts").run()
    ids = [made.id for made in house.archive.drafts(sample.id)]
    board.multiselect(key="compare.chosen").set_value(ids).run()
    said = words(board)
    assert "told by all 3" in said
    assert "told by none" in said
    assert "= agrees" in said
    assert "Minutes aloud" in said


def test_beside_the_groups_the_invitation_is_one_line(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **facilitator(house, sample))
    code = house.archive.join_code(sample.id)
    assert not any(f"Join code: {code}" in str(fold.proto) for fold in board.get("popover"))
    board.button_group(key="view").set_value("Compare drafts").run()
    assert any(f"Join code: {code}" in str(fold.proto) for fold in board.get("popover"))


def test_a_groups_own_points_need_no_name_of_it(page, house: Parts, sample: Workshop) -> None:
    name = sample.group("g2").name
    own = data_of(page("group", **member(house, sample)), "board.experiences")["points"]
    assert own
    assert not any(name in point["about"] for point in own)
    key = house.archive.facilitator_key(sample.id)
    entry = Entry(workshop_id=sample.id, role=Role.FACILITATOR, key=key)
    facilitator = page("facilitator", **entry.query)
    facilitator.button_group(key="view").set_value("All points").run()
    everybodys = data_of(facilitator, "board.all")["points"]
    assert any(name in point["about"] for point in everybodys)
