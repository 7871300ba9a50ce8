"""The facilitator's hand on the room as every page feels it: closed, paused, hidden, called, ended."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storycraft.archive.archive import Archive
from storycraft.domain.attendance import Role
from storycraft.domain.conduct import STORIES, Switch
from storycraft.domain.errors import StorageError
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import ROOM_ID, Lane, Thread, Workshop
from storycraft.ui import entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, send, words
from tests.ui.test_pages import draft
from tests.ui.test_rights import BROWSER, query

POST = {"text": "One more.", "speaker": "", "many": False, "roomOnly": False, "token": "t1"}


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


def switch(house: Parts, workshop: Workshop, which: Switch, on: bool = True) -> None:
    conduct = house.archive.conduct(workshop.id).switched(which, on)
    house.archive.save_conduct(workshop.id, conduct, which.value)


def close(house: Parts, workshop: Workshop, stage: str) -> None:
    house.archive.save_conduct(
        workshop.id, house.archive.conduct(workshop.id).toggled(stage), "stage closed", stage
    )


# Closed stages


@pytest.mark.parametrize("role", [Role.GROUP, Role.PERSON])
def test_a_closed_stage_of_threads_takes_no_points_in_any_lane(
    page, house: Parts, sample: Workshop, role: Role
) -> None:
    name = "group" if role is Role.GROUP else "phone"
    opened = page(name, **query(house, sample, role), stage="threads")
    close(house, sample, "threads")
    send(opened, "composer.resonates", "post", POST)
    assert "closed this stage" in words(opened)
    assert "closed this stage" in data_of(opened, "composer.resonates")["paused"]
    assert len(house.archive.workshop(sample.id).contributions) == len(sample.contributions)


def test_in_a_closed_stage_no_thread_is_made_nor_a_story_told(page, house: Parts, sample: Workshop) -> None:
    house.archive.replace_proposals(sample.id, "g2", [Thread(id="p1", lane=Lane.NEW, title="Soup")])
    made = draft(house, sample)
    threads, story = (
        page("group", **query(house, sample, Role.GROUP), stage=stage) for stage in ("threads", "story")
    )
    for stage in ("threads", "story"):
        close(house, sample, stage)
    next(b for b in threads.button if b.label == "Keep").click().run()
    send(story, "frame.who", "save", {"value": "two nurses", "seen": "", "version": 0})
    story.button(key=f"save.{made.id}").click().run()
    next(b for b in story.button if b.label.startswith("Weave 12 points")).click().run()
    for opened in (threads, story):
        assert "closed this stage" in words(opened)
    after = house.archive.workshop(sample.id)
    assert [t.accepted for t in after.threads] == [False]
    assert house.archive.frame(sample.id, "g2").version == 0
    assert not house.archive.draft(made.id).final
    assert house.archive.weaves(sample.id) == ()


def test_the_facilitator_works_in_a_closed_stage(page, house: Parts, sample: Workshop) -> None:
    close(house, sample, "experiences")
    visiting = page("group", **{**query(house, sample, Role.FACILITATOR), "g": "g2"})
    send(visiting, "composer.experiences", "post", POST)
    assert house.archive.workshop(sample.id).contributions[-1].text == "One more."


# Pausing


def test_while_input_is_paused_the_place_to_type_stays_and_says_why(
    page, house: Parts, sample: Workshop
) -> None:
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


def test_a_decision_that_the_disk_does_not_take_is_refused_once(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    monkeypatch.setattr(Archive, "save_conduct", full)
    next(t for t in board.toggle if t.label == "Pause input").set_value(True).run()
    assert "disk is full" in words(board)
    assert not next(t for t in board.toggle if t.label == "Pause input").value


def test_what_a_click_ran_into_stays_in_view_until_the_next_one(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "save_conduct", full)
        next(t for t in board.toggle if t.label == "Pause input").set_value(True).run()
    house.archive.add_contribution(sample.id, "g2", "experiences", "Said by others meanwhile.")
    assert "disk is full" in words(board.run())
    next(t for t in board.toggle if t.label == "Pause input").set_value(True).run()
    assert "disk is full" not in words(board)


def full(*_args: object) -> None:
    raise StorageError("The server's disk is full.")


def test_after_the_end_links_are_renewed_and_the_title_stays(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.button_group(key="view").set_value("Workshop").run()
    conduct = replace(house.archive.conduct(sample.id), ended=datetime.now(UTC))
    house.archive.save_conduct(sample.id, conduct, "workshop ended")
    next(t for t in board.text_input if t.key.startswith("title.")).set_value("Another title").run()
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


def test_the_room_is_offered_for_no_merge_and_a_group_stays_to_join(
    page, house: Parts, sample: Workshop
) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.selectbox(key="visit").set_value(ROOM_ID).run()
    assert "Merge them" not in words(board)
    board.selectbox(key="visit").set_value("g2").run()
    assert "Merge them" in words(board)
    said = words(page("home", join=house.archive.join_code(sample.id)))
    assert "Pump house table" in said
    assert "The room" not in said


def test_everyone_is_called_to_the_stories_and_back(page, house: Parts, sample: Workshop) -> None:
    pages = [
        page("group", **query(house, sample, Role.GROUP)),
        page("phone", **query(house, sample, Role.PERSON)),
    ]
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    assert "Call everyone to the stories" not in words(board)
    switch(house, sample, Switch.GALLERY)
    next(b for b in board.run().button if b.label == "Call everyone to the stories").click().run()
    assert house.archive.conduct(sample.id).called_to == STORIES
    for each in pages:
        assert "Stories of this workshop" in words(each.run())
    conduct = house.archive.conduct(sample.id).calling("threads")
    house.archive.save_conduct(sample.id, conduct, "everyone called", "threads")
    ask = house.formats.get(sample.format).stage("threads").ask.split(";")[0]
    for each in pages:
        assert ask in words(each.run())


def test_a_screen_that_comes_back_hears_the_call_that_it_slept_through(
    page, house: Parts, sample: Workshop
) -> None:
    before = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    heard = before.query_params["calls"]
    conduct = house.archive.conduct(sample.id).calling("threads")
    house.archive.save_conduct(sample.id, conduct, "everyone called", "threads")
    back = page("group", **query(house, sample, Role.GROUP), stage="experiences", calls=heard)
    assert back.session_state["stage"] == "threads"
    assert back.query_params["calls"] == "1"


def test_an_old_address_asks_before_it_leads_to_the_stories(page, house: Parts, sample: Workshop) -> None:
    switch(house, sample, Switch.GALLERY)
    conduct = house.archive.conduct(sample.id).calling(STORIES)
    house.archive.save_conduct(sample.id, conduct, "everyone called", "the stories")
    back = page("group", **query(house, sample, Role.GROUP), stage="experiences", calls="0")
    assert "The facilitator calls everyone to: the stories" in words(back.run())
    assert data_of(back, "composer.experiences")
    back.button(key="call.go").click().run()
    assert "Stories of this workshop" in words(back)


# Hidden until revealed


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


def test_after_the_reveal_the_draft_that_is_being_edited_is_there_again(
    page, house: Parts, sample: Workshop
) -> None:
    older, _newer = draft(house, sample), draft(house, sample, "letter")
    opened = page("group", **query(house, sample, Role.GROUP), stage="story")
    opened.button_group(key="drafts.chosen").set_value(older.id).run()
    opened.button_group(key="drafts.way").set_value("Edit").run()
    for hidden in (True, False):
        switch(house, sample, Switch.HIDDEN, hidden)
        opened.run()
    assert data_of(opened, f"edit.{older.id}")


# Weaves that ended early


@pytest.mark.parametrize("state", [WeaveState.FAILED, WeaveState.CANCELLED])
def test_what_had_arrived_of_a_weave_is_shown_after_it_ended(
    page, house: Parts, sample: Workshop, state: WeaveState
) -> None:
    house.archive.add_weave(
        Weave(id="w1", workshop_id=sample.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    house.archive.follow_weave("w1", state=state, reason="No answer.", partial="One voice <said> that")
    said = words(page("group", **query(house, sample, Role.GROUP), stage="story"))
    assert "One voice &lt;said&gt; that" in said
