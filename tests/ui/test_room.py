"""The facilitator's hand on the room as every page feels it: closed, paused, hidden, called, ended."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.controls import STORIES, Switch
from storycraft.domain.errors import StorageError
from storycraft.domain.open_screen import Screen
from storycraft.domain.role import Role
from storycraft.domain.story import Element
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import ROOM_ID, Lane, Thread, Workshop
from storycraft.storage.archive import Archive
from storycraft.ui.pages.group.story_stage import FRAME, PART, READ, WEAVE
from storycraft.ui.shared import page_entry as entries
from storycraft.ui.shared import points
from storycraft.wiring import Parts
from tests.ui.conftest import Door, data_of, send, words
from tests.ui.test_pages import draft
from tests.ui.test_rights import BROWSER, query

POST = {"text": "One more.", "speaker": "", "many": False, "roomOnly": False, "token": "t1"}


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


def switch(house: Parts, workshop: Workshop, which: Switch, on: bool = True) -> None:
    controls = house.archive.controls(workshop.id).switched(which, on)
    house.archive.save_controls(workshop.id, controls, which.value)


def close(house: Parts, workshop: Workshop, stage: str) -> None:
    house.archive.save_controls(
        workshop.id, house.archive.controls(workshop.id).toggled(stage), "stage closed", stage
    )


# Stages


def test_choice_of_a_stage_says_where_everyone_is(page, house: Parts, sample: Workshop) -> None:
    close(house, sample, "inquiry")
    controls = house.archive.controls(sample.id).calling("threads")
    house.archive.save_controls(sample.id, controls, "everyone called", "threads")
    for name, key, role in (
        ("group", "stage", Role.GROUP),
        ("facilitator", "controls.stage", Role.FACILITATOR),
    ):
        titles = page(name, **query(house, sample, role)).button_group(key=key).options
        assert titles[2:4] == [
            "3. Points of inquiry · closed",
            "**4.** Finding common threads :small[· everyone is here]",
        ]


# Closed stages


@pytest.mark.parametrize("role", [Role.GROUP, Role.PERSON])
def test_closed_stage_of_threads_takes_no_points_in_any_lane(
    page, house: Parts, sample: Workshop, role: Role
) -> None:
    name = "group" if role is Role.GROUP else "phone"
    opened = page(name, **query(house, sample, role), stage="threads")
    close(house, sample, "threads")
    send(opened, "composer.resonates", "post", POST)
    assert "closed this stage" in words(opened)
    assert "closed this stage" in data_of(opened, "composer.resonates")["paused"]
    assert len(house.archive.workshop(sample.id).contributions) == len(sample.contributions)


def story_open_at(page, house: Parts, sample: Workshop, part: str) -> AppTest:
    """A group's story, with a part of it chosen in the bar above."""
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    return opened.button_group(key=PART).set_value(part).run()


def test_in_closed_stage_no_thread_is_made_nor_story_told(page, house: Parts, sample: Workshop) -> None:
    house.archive.replace_proposals(sample.id, "g2", [Thread(id="p1", lane=Lane.NEW, title="Soup")])
    proposed = house.archive.workshop(sample.id).threads[0].id
    made = draft(house, sample)
    threads = page("group", **query(house, sample, Role.GROUP), stage="threads")
    story, frame, weave = (story_open_at(page, house, sample, part) for part in (READ, FRAME, WEAVE))
    for stage in ("threads", "story"):
        close(house, sample, stage)
    send(threads, "threads", "acts", [{"token": "t1", "what": "keep", "thread": proposed}])
    send(frame, "frame.who", "save", {"value": "two nurses", "seen": "", "version": 0})
    for each in ("", ".asked"):
        story.button(key=f"save.{made.id}{each}").click().run()
    next(b for b in weave.button if b.label.startswith("Weave 12 points")).click().run()
    assert all("closed this stage" in words(each) for each in (story, weave))
    answer = data_of(threads, "threads")["answers"]["t1"]
    assert (answer["done"], "closed this stage" in answer["said"]) == (False, True)
    after = house.archive.workshop(sample.id)
    assert [t.accepted for t in after.threads] == [False]
    assert house.archive.frame(sample.id, "g2").version == 0
    assert not house.archive.draft(made.id).final
    assert house.archive.weaves(sample.id) == ()


def test_a_press_that_is_sent_again_may_have_been_done(page, house: Parts, sample: Workshop) -> None:
    threads = page("group", **query(house, sample, Role.GROUP), stage="threads")
    gone = {"what": "remove", "thread": "t99"}
    send(threads, "threads", "acts", [{**gone, "token": "t1"}, {**gone, "token": "t2", "again": True}])
    answers = data_of(threads, "threads")["answers"]
    assert [answers[token]["done"] for token in ("t1", "t2")] == [False, False]
    assert ["may have been done" in answers[token]["said"] for token in ("t1", "t2")] == [False, True]


def test_the_facilitator_works_in_a_closed_stage(page, house: Parts, sample: Workshop) -> None:
    close(house, sample, "experiences")
    visiting = page("group", **{**query(house, sample, Role.FACILITATOR), "g": "g2"})
    send(visiting, "composer.experiences", "post", POST)
    assert house.archive.workshop(sample.id).contributions[-1].text == "One more."


# Pausing


def test_paused_place_to_type_stays_and_says_why(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **query(house, sample, Role.GROUP))
    switch(house, sample, Switch.FROZEN)
    send(group, "composer.experiences", "post", POST)
    drawn = data_of(group.run(), "composer.experiences")
    assert "paused input" in drawn["paused"]
    assert drawn["refused"] == POST["token"]


def test_a_question_chosen_while_input_is_paused_is_refused_once(
    page, house: Parts, sample: Workshop
) -> None:
    group = page("group", **query(house, sample, Role.GROUP), stage="expectations")
    switch(house, sample, Switch.FROZEN)
    chosen = next(b for b in group.button_group if b.key.startswith("choice."))
    before = house.archive.workshop(sample.id).group("g2").question
    other = next(
        o for o in house.formats.get(sample.format).stage("expectations").questions if o.key != before
    )
    chosen.set_value(other.key).run()
    assert "paused input" in words(group)
    assert house.archive.workshop(sample.id).group("g2").question == before


# The console


def test_decision_that_the_disk_does_not_take_is_refused_once(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    monkeypatch.setattr(Archive, "save_controls", full)
    send(board, "controls", "frozen", True)
    assert "disk is full" in words(board)
    assert not data_of(board, "controls")["on"]["frozen"]


def test_what_click_ran_into_stays_in_view_until_next_one(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "save_controls", full)
        send(board, "controls", "frozen", True)
    house.archive.add_contribution(sample.id, "g2", "experiences", "Said by others meanwhile.")
    assert "disk is full" in words(board.run())
    send(board, "controls", "frozen", True)
    assert "disk is full" not in words(board)


def full(*_args: object) -> None:
    raise StorageError("The server's disk is full.")


def test_after_the_end_links_are_renewed_and_the_title_stays(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.button_group(key="view").set_value("Workshop").run()
    controls = replace(house.archive.controls(sample.id), ended=datetime.now(UTC))
    house.archive.save_controls(sample.id, controls, "workshop ended")
    next(t for t in board.text_input if t.key.startswith("Title.")).set_value("Another title").run()
    assert "has ended" in words(board)
    code = house.archive.join_code(sample.id)
    next(b for b in board.button if b.label == "Renew the code").click().run()
    assert house.archive.join_code(sample.id) != code
    key = house.archive.group_key(sample.id, "g2")
    board.button_group(key="view").set_value("Groups").run()
    board.selectbox(key="visit").set_value("g2").run()
    board.button(key="renew.g2").click().run()
    assert house.archive.group_key(sample.id, "g2") != key
    assert house.archive.workshop(sample.id).title == sample.title


def test_room_is_never_merged_and_a_group_stays(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.selectbox(key="visit").set_value(ROOM_ID).run()
    assert "Merge them" not in words(board)
    board.selectbox(key="visit").set_value("g2").run()
    assert "Merge them" in words(board)
    door = Door(house, house.archive.join_code(sample.id))
    shared = door.said.partition('id="shared"')[2].partition("</form>")[0]
    assert "Pump house table" in shared
    assert "The room" not in shared


def test_everyone_is_called_to_the_stories_and_back(page, house: Parts, sample: Workshop) -> None:
    pages = [
        page("group", **query(house, sample, Role.GROUP)),
        page("phone", **query(house, sample, Role.PERSON)),
    ]
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    assert "Call everyone to the stories" not in words(board)
    switch(house, sample, Switch.GALLERY)
    next(b for b in board.run().button if b.label == "Call everyone to the stories").click().run()
    assert house.archive.controls(sample.id).called_to == STORIES
    for each in pages:
        assert "Stories of this workshop" in words(each.run())
    controls = house.archive.controls(sample.id).calling("threads")
    house.archive.save_controls(sample.id, controls, "everyone called", "threads")
    ask = house.formats.get(sample.format).stage("threads").ask.split(";")[0]
    for each in pages:
        assert ask in words(each.run())


def test_screen_that_comes_back_hears_call_that_it_slept_through(
    page, house: Parts, sample: Workshop
) -> None:
    before = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    heard = before.query_params["calls"]
    controls = house.archive.controls(sample.id).calling("threads")
    house.archive.save_controls(sample.id, controls, "everyone called", "threads")
    back = page("group", **query(house, sample, Role.GROUP), stage="experiences", calls=heard)
    assert back.session_state["stage"] == "threads"
    assert back.query_params["calls"] == "1"


def test_an_old_address_asks_before_it_leads_to_the_stories(page, house: Parts, sample: Workshop) -> None:
    switch(house, sample, Switch.GALLERY)
    controls = house.archive.controls(sample.id).calling(STORIES)
    house.archive.save_controls(sample.id, controls, "everyone called", "the stories")
    back = page("group", **query(house, sample, Role.GROUP), stage="experiences", calls="0")
    assert re.search("The facilitator calls everyone to: (<[^>]*>)*the stories", words(back.run()))
    assert data_of(back, "composer.experiences")
    back.button(key="call.go").click().run()
    assert "Stories of this workshop" in words(back)


# Hidden until revealed


def test_whoever_hides_points_reads_what_it_does(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    group = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    for hidden in (False, True, False):
        switch(house, sample, Switch.HIDDEN, hidden)
        told = "Switch “Hide points until revealed” off to reveal them." in words(board.run())
        theirs = "Other screens do not show your points until" in words(group.run())
        assert (told, theirs) == (hidden, hidden)


def test_the_story_waits_for_what_is_hidden(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    switch(house, sample, Switch.HIDDEN)
    said = words(page("group", **query(house, sample, Role.GROUP), stage="story"))
    assert "when the facilitator reveals" in said
    assert made.title not in said
    assert not [c for c in sample.contributions if c.text[:30] in said]
    visiting = {**query(house, sample, Role.FACILITATOR), "g": "g2"}
    assert made.title in words(page("group", **visiting, stage="story"))


@pytest.mark.parametrize("role", [Role.GROUP, Role.PERSON])
def test_stories_wait_for_what_is_hidden_too(page, house: Parts, sample: Workshop, role: Role) -> None:
    made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    for each in (Switch.GALLERY, Switch.HIDDEN):
        switch(house, sample, each)
    opened = page("stories", **query(house, sample, role))
    assert "when the facilitator reveals" in words(opened)
    assert made.title not in words(opened)
    assert made.title in words(page("stories", **query(house, sample, Role.FACILITATOR)))
    switch(house, sample, Switch.HIDDEN, False)
    assert made.title in words(opened.run())


def test_stories_of_others_that_wait_for_the_gallery_are_counted(
    page, house: Parts, sample: Workshop
) -> None:
    for made in (draft(house, sample), draft(house, sample, group_id="g3")):
        house.archive.mark_final(made.id, True, made.version)
    opened = page("stories", **query(house, sample, Role.GROUP))
    assert "1 story of another group is saved too." in words(opened)
    switch(house, sample, Switch.GALLERY)
    assert "is saved too" not in words(opened.run())


def test_after_the_reveal_the_draft_being_edited_is_there_again(page, house: Parts, sample: Workshop) -> None:
    older, _newer = draft(house, sample), draft(house, sample, "letter")
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    send(opened, "drafts", "choose", {"id": older.id})
    for hidden in (True, False):
        switch(house, sample, Switch.HIDDEN, hidden)
        opened.run()
    assert data_of(opened, f"story.{older.id}")


# Weaves that ended early


@pytest.mark.parametrize("state", [WeaveState.FAILED, WeaveState.CANCELLED])
def test_what_had_arrived_of_weave_is_shown_after_it_ended(
    page, house: Parts, sample: Workshop, state: WeaveState
) -> None:
    house.archive.add_weave(
        Weave(id="w1", workshop_id=sample.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    house.archive.follow_weave("w1", state=state, reason="No answer.", partial="One voice <said> that")
    said = words(page("group", **query(house, sample, Role.GROUP), stage="story"))
    assert "One voice &lt;said&gt; that" in said


# What groups do


def doing(board, workshop: Workshop, group_id: str) -> str:
    (table,) = [e.proto.body for e in board.run().get("html") if "sc-table cards" in e.proto.body]
    row = next(row for row in table.split("<tr>") if f">{workshop.group(group_id).name}</a>" in row)
    return row.rpartition("<td>")[2].partition("</td>")[0]


def test_only_present_groups_with_an_open_stage_are_discussing(page, house: Parts, sample: Workshop) -> None:
    screens = [Screen(id="s1", workshop_id=sample.id, group_id="g2", role=Role.GROUP)]
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    assert [doing(board, sample, group) for group in ("g2", "g3")] == ["–", "–"]
    house.archive.keep_screens("one", [*screens, replace(screens[0], id="s2", group_id="", role=Role.WALL)])
    assert [doing(board, sample, group) for group in ("g2", "g3")] == ["discussing", "–"]
    house.archive.keep_screens("one", [replace(screens[0], group_id="g3", role=Role.PERSON)])
    assert [doing(board, sample, group) for group in ("g2", "g3")] == ["–", "discussing"]

    kept = house.archive.controls(sample.id)
    stages = tuple(stage.key for stage in house.formats.get(sample.format).stages)
    for controls, said in (
        (kept.calling("threads"), "discussing"),
        (kept.calling("threads").toggled("threads"), "waiting"),
        (kept.only("story", stages), "at its story"),
        (kept.calling("story"), "at its story"),
        (kept.calling(STORIES), "at the stories"),
        (kept.switched(Switch.FROZEN, True), "–"),
        (replace(kept, ended=datetime.now(UTC)), "–"),
    ):
        version = house.archive.controls(sample.id).version
        house.archive.save_controls(sample.id, replace(controls, version=version), "decided")
        assert doing(board, sample, "g3") == said


def test_call_is_not_undone_by_what_a_browser_says_late(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    asks = {stage.key: stage.ask.split(";")[0] for stage in house.formats.get(sample.format).stages}
    controls = house.archive.controls(sample.id).calling("threads")
    house.archive.save_controls(sample.id, controls, "everyone called", "threads")
    assert asks["threads"] in words(group.run())
    # A message that the browser sent before it saw what it is called to.
    group.query_params["stage"] = "experiences"
    group.button_group(key="stage").set_value("experiences").run()
    assert asks["threads"] in words(group)
    assert group.query_params["stage"] == "threads"
    for chosen in ("inquiry", "experiences"):
        group.button_group(key="stage").set_value(chosen).run()
        assert asks[chosen] in words(group)


# Names and links


def test_look_alike_group_is_refused_where_it_was_typed(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    name = sample.group("g2").name
    twin = name.replace("o", "о")  # Cyrillic
    next(field for field in board.text_input if field.label == "Add a group").set_value(twin)
    next(b for b in board.button if b.label == "Add").click().run()
    assert f"looks like “{name}”" in words(board)
    board.selectbox(key="visit").set_value("g3").run()
    next(field for field in board.text_input if field.label == "New name").set_value(twin).run()
    next(b for b in board.button if b.label == "Rename it").click().run()
    assert f"looks like “{name}”" in words(board)
    assert house.archive.workshop(sample.id).groups == sample.groups
    door = Door(house, house.archive.join_code(sample.id))
    assert f"looks like “{name}”" in door.send(name=twin)


def test_all_groups_links_are_renewed_with_one_press(page, house: Parts, sample: Workshop) -> None:
    keys = {group.id: house.archive.group_key(sample.id, group.id) for group in sample.groups}
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.button_group(key="view").set_value("Workshop").run()
    next(b for b in board.button if b.label == "Renew all their links").click().run()
    assert all(house.archive.group_key(sample.id, group) != key for group, key in keys.items())


# Points where they were typed


def test_point_is_new_on_its_own_screen_for_a_moment(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, others = (page("group", **query(house, sample, Role.GROUP)) for _ in range(2))
    send(ours, "composer.experiences", "post", {**POST, "text": "One more.\nAnd one.", "many": True})
    entered = [c.id for c in house.archive.workshop(sample.id).contributions[-2:]]
    assert data_of(ours, "board.experiences")["new"] == entered
    assert data_of(others.run(), "board.experiences")["new"] == []
    monkeypatch.setattr(points, "NEW_SECONDS", 0.0)
    assert data_of(ours.run(), "board.experiences")["new"] == []


HALF = "late \ud83d again"


def test_half_character_from_browser_is_cleaned_wherever_it_is_typed(
    page, house: Parts, sample: Workshop
) -> None:
    made = draft(house, sample)
    group = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    story, frame = (story_open_at(page, house, sample, part) for part in (READ, FRAME))
    send(group, "composer.experiences", "post", {**POST, "text": HALF, "speaker": HALF, "token": HALF})
    said = house.archive.workshop(sample.id).contributions[-1]
    assert (said.text, said.speaker) == ("late \ufffd again",) * 2
    send(group, "board.experiences", "edit", {"id": said.id, "version": 1, "text": f"{HALF}, edited"})
    assert house.archive.workshop(sample.id).contributions[-1].text == "late \ufffd again, edited"
    send(frame, "frame.who", "save", {"value": HALF, "seen": "", "version": 0})
    assert house.archive.frame(sample.id, "g2")[Element.WHO].text == "late \ufffd again"
    gap = made.frame.gaps[0].element
    send(story, f"gap.{made.id}.{gap}", "save", {"value": f"{HALF}!", "seen": "", "version": 1})
    assert house.archive.workshop(sample.id).contributions[-1].text == "late \ufffd again!"


def test_a_refusal_shows_half_a_character_without_breaking_the_page(
    page, house: Parts, sample: Workshop
) -> None:
    group = page("group", **query(house, sample, Role.GROUP), stage="story")
    send(group, "frame.who", "save", {"value": HALF * 2_000, "seen": "", "version": 0})
    assert "can be kept" in words(group)


def test_after_end_the_places_to_type_take_no_more_words(page, house: Parts, sample: Workshop) -> None:
    story = page("group", **query(house, sample, Role.GROUP), stage="story")
    assert not data_of(story, "frame.who")["ended"]
    controls = replace(house.archive.controls(sample.id), ended=datetime.now(UTC))
    house.archive.save_controls(sample.id, controls, "workshop ended")
    assert data_of(story.run(), "frame.who")["ended"]
    group = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    assert "has ended" in data_of(group, "composer.experiences")["paused"]


def test_a_room_without_groups_says_how_they_come(page, house: Parts) -> None:
    workshop = house.archive.create_workshop("Lanterns", "communities-of-practice")
    board = page("facilitator", **query(house, workshop, Role.FACILITATOR))
    assert "No group yet." in words(board)
    house.archive.add_group(workshop.id, "Blue table")
    assert "No group yet." not in words(board.run())
    (table,) = [e.proto.body for e in board.get("html") if "sc-table cards" in e.proto.body]
    addresses = [
        dict(parse_qsl(urlsplit(unescape(each)).query)) for each in re.findall('href="([^"]+)"', table)
    ]
    assert [each["g"] for each in addresses] == [g.id for g in house.archive.workshop(workshop.id).groups]
    assert "Blue table" in words(page("group", **addresses[-1]))
