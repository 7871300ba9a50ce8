"""Several screens change one thing: nobody's words are overwritten unseen, and nobody else's can be changed."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from storycraft.domain.errors import StorageError
from storycraft.domain.role import Role
from storycraft.domain.story import Element, Frame, FrameEntry, Sentence
from storycraft.domain.workshop import Contribution, Workshop
from storycraft.drafts.voices import NOT_MENTIONED
from storycraft.storage.archive import Archive
from storycraft.ui.pages.group.voices_panel import left_key
from storycraft.ui.shared import page_entry as entries
from storycraft.ui.shared.markup import escape
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, send, words
from tests.ui.test_pages import draft
from tests.ui.test_rights import BROWSER, query


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


# The frame


def test_of_two_screens_that_save_one_element_second_is_told(page, house: Parts, sample: Workshop) -> None:
    group = query(house, sample, Role.GROUP)
    first, second = (page("group", **group, stage="story") for _ in range(2))
    send(first, "frame.who", "save", {"value": "two nurses ", "seen": "", "version": 0})
    send(second, "frame.who", "save", {"value": "a porter", "seen": "", "version": 0})
    said = words(second)
    assert "changed by somebody else" in said
    assert "a porter" in said
    assert house.archive.frame(sample.id, "g2")[Element.WHO].text == "two nurses"
    send(
        second, "frame.who", "save", {"value": "two nurses and a porter", "seen": "two nurses", "version": 1}
    )
    assert house.archive.frame(sample.id, "g2")[Element.WHO].text == "two nurses and a porter"


def test_a_save_that_is_sent_twice_is_nobody_elses_change(page, house: Parts, sample: Workshop) -> None:
    screen = page("group", **query(house, sample, Role.GROUP), stage="story")
    for _press in range(2):
        send(screen, "frame.who", "save", {"value": "two nurses", "seen": "", "version": 0})
    assert "changed by somebody else" not in words(screen)
    assert house.archive.frame(sample.id, "g2")[Element.WHO].text == "two nurses"


def test_two_screens_save_two_elements_one_after_the_other(page, house: Parts, sample: Workshop) -> None:
    group = query(house, sample, Role.GROUP)
    first, second = (page("group", **group, stage="story") for _ in range(2))
    send(first, "frame.who", "save", {"value": "two nurses", "seen": "", "version": 0})
    send(second, "frame.where", "save", {"value": "the canteen", "seen": "", "version": 0})
    frame = house.archive.frame(sample.id, "g2")
    assert (frame[Element.WHO].text, frame[Element.WHERE].text) == ("two nurses", "the canteen")


# Whose point it is


def test_phone_changes_only_what_it_has_entered_whatever_it_sends(
    page, house: Parts, sample: Workshop
) -> None:
    theirs = next(c for c in sample.contributions if (c.group_id, c.stage) == ("g2", "experiences"))
    author = house.archive.author(sample.id, BROWSER)
    own = house.archive.add_contribution(sample.id, "g2", "experiences", "From a phone.", author=author)
    phone = page("phone", **query(house, sample, Role.PERSON))
    board, crafted = "board.experiences", {"id": theirs.id, "version": theirs.version}
    for event, value in (("withdraw", crafted), ("edit", {**crafted, "text": "We never met."})):
        send(phone, board, event, value)
        assert "Only those who made this" in words(phone)
    assert theirs in house.archive.workshop(sample.id).contributions
    send(phone, board, "edit", {"id": own.id, "version": own.version, "text": "From my phone."})
    assert house.archive.workshop(sample.id).contributions[-1].text == "From my phone."


def test_the_facilitator_says_why_a_point_is_withdrawn(page, house: Parts, sample: Workshop) -> None:
    point = sample.contributions[0]
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.button_group(key="view").set_value("All points").run()
    assert data_of(board, "board.all")["points"][0]["reason"]
    send(board, "board.all", "withdraw", {"id": point.id, "version": point.version})
    assert "Say why" in words(board)
    send(board, "board.all", "withdraw", {"id": point.id, "version": point.version, "reason": "said twice"})
    assert [reason for _point, reason in house.archive.withdrawn(sample.id)] == ["said twice"]


def test_facilitator_can_read_what_point_said_before_it_was_changed(
    page, house: Parts, sample: Workshop
) -> None:
    point = sample.contributions[0]
    house.archive.save_contribution(sample.id, replace(point, text="We met on the quay."))
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.button_group(key="view").set_value("All points").run()
    send(board, "board.all", "press", {"id": point.id})
    assert "Its earlier words" in words(board)
    assert escape(point.text) in words(board)


# What is half-typed


def test_facilitator_and_group_do_not_share_half_typed_words(page, house: Parts, sample: Workshop) -> None:
    visiting = {**query(house, sample, Role.FACILITATOR), "g": "g2"}
    shown = [
        data_of(page("group", **given), "composer.experiences")
        for given in (visiting, query(house, sample, Role.GROUP))
    ]
    assert shown[0]["field"] != shown[1]["field"]
    house.archive.keep_typing(sample.id, "g2", shown[1]["field"], "Half a sent")
    assert data_of(page("group", **visiting), "composer.experiences")["typed"] == ""


def test_half_typed_change_comes_back_in_its_own_row(page, house: Parts, sample: Workshop) -> None:
    point = next(c for c in sample.contributions if (c.group_id, c.stage) == ("g2", "experiences"))
    group = page("group", **query(house, sample, Role.GROUP))
    field = data_of(group, "board.experiences")["typing"]["field"]
    house.archive.keep_typing(sample.id, "g2", f"{field}.{point.id}", "Half a sent")
    assert data_of(group.run(), "board.experiences")["typing"]["typed"] == {point.id: "Half a sent"}


def test_change_of_point_that_is_gone_gives_the_words_back(page, house: Parts, sample: Workshop) -> None:
    point = next(c for c in sample.contributions if (c.group_id, c.stage) == ("g2", "experiences"))
    group = page("group", **query(house, sample, Role.GROUP))
    house.archive.withdraw_contribution(sample.id, point.id, point.version)
    changed = {"id": point.id, "version": point.version, "text": "We met on the quay."}
    send(group, "board.experiences", "edit", changed)
    assert "not in this list any more" in words(group)
    assert "We met on the quay." in words(group)


def test_half_typed_words_stay_in_view_when_groups_are_merged(page, house: Parts, sample: Workshop) -> None:
    given = query(house, sample, Role.GROUP, "g3")
    group = page("group", **given)
    field = data_of(group, "composer.experiences")["field"]
    house.archive.keep_typing(sample.id, "g3", field, "Half a sent")
    house.archive.merge_groups(sample.id, "g3", "g2")
    for opened in (group.run(), page("group", **given)):
        drawn = data_of(opened, "composer.experiences")
        assert (drawn["field"], drawn["typed"]) == (field, "Half a sent")
        assert "Pump house table" in words(opened)
        assert "to=g2" in data_of(opened, "live")["url"]


def test_an_answered_gap_leaves_nothing_half_typed_behind(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    gap = next(entry for entry in made.frame.gaps)
    group = page("group", **query(house, sample, Role.GROUP), stage="story")
    key = f"gap.{made.id}.{gap.element}"
    house.archive.keep_typing(sample.id, "g2", data_of(group, key)["field"], "In the frost of 2011.")
    send(group, key, "save", {"value": "In the frost of 2011.", "seen": "", "version": made.version})
    assert not house.archive.frame(sample.id, "g2")[gap.element].is_gap
    assert house.archive.typing(sample.id, "g2") == {}


@pytest.mark.parametrize(("typed", "left"), [("Between", False), ("Another thought", True)])
def test_what_became_a_point_is_not_being_typed_any_more(
    page, house: Parts, sample: Workshop, typed: str, left: bool
) -> None:
    group = page("group", **query(house, sample, Role.GROUP))
    kept = json.dumps({"text": typed, "role": ""})
    house.archive.keep_typing(sample.id, "g2", data_of(group, "composer.experiences")["field"], kept)
    post = {"text": "Between us.", "speaker": "", "many": False, "roomOnly": False, "token": "t1"}
    send(group.run(), "composer.experiences", "post", post)
    assert bool(house.archive.typing(sample.id, "g2")) is left


def test_a_tick_for_this_room_only_goes_with_the_words(page, house: Parts, sample: Workshop) -> None:
    group = page("group", **query(house, sample, Role.GROUP))
    post = {"text": "Between us.", "speaker": "", "many": False, "roomOnly": True, "token": "t1"}
    send(group, "composer.experiences", "post", post)
    assert house.archive.workshop(sample.id).contributions[-1].consent == "room-only"


def test_the_frame_that_somebody_proposed_is_confirmed(page, house: Parts, sample: Workshop) -> None:
    proposed = FrameEntry(element=Element.WHO, text="two nurses", proposed=True)
    house.archive.save_frame(sample.id, "g2", Frame().with_entry(proposed))
    group = page("group", **query(house, sample, Role.GROUP), stage="story")
    group.button(key="confirm.who").click().run()
    assert not house.archive.frame(sample.id, "g2")[Element.WHO].proposed


# The facilitator's dialog


def choose_point(board: AppTest, point: Contribution) -> AppTest:
    return send(board, "board.all", "press", {"id": point.id})


def all_points(page, house: Parts, sample: Workshop) -> AppTest:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    return board.button_group(key="view").set_value("All points").run()


def reason(board: AppTest) -> TextInput:
    return next(field for field in board.text_input if field.label == "Why it is withdrawn")


def test_words_about_one_point_are_not_said_of_another(page, house: Parts, sample: Workshop) -> None:
    board = choose_point(all_points(page, house, sample), sample.contributions[0])
    reason(board).set_value("said twice").run()
    choose_point(board, sample.contributions[1])
    assert reason(board).value == ""


def test_withdrawal_that_is_refused_leaves_reason_where_it_was_typed(
    page, house: Parts, sample: Workshop
) -> None:
    point = sample.contributions[0]
    board = choose_point(all_points(page, house, sample), point)
    reason(board).set_value("said\x00twice").run()
    next(b for b in board.button if b.label == "Withdraw it").click().run()
    assert "holds a character that is no text" in words(board)
    assert reason(board).value == "said\x00twice"
    reason(board).set_value("said twice").run()
    next(b for b in board.button if b.label == "Withdraw it").click().run()
    assert [(gone.id, why) for gone, why in house.archive.withdrawn(sample.id)] == [(point.id, "said twice")]


# What was refused once and is tried again


def test_answer_to_gap_counts_once_however_often_it_is_tried(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = draft(house, sample)
    gap = made.frame.gaps[0].element
    group = page("group", **query(house, sample, Role.GROUP), stage="story")

    def full(*_args: object) -> None:
        raise StorageError("The disk is full.")

    answer = {"value": "In the frost of 2011.", "seen": "", "version": 1}
    with monkeypatch.context() as broken:
        broken.setattr(Archive, "revise_draft", full)
        send(group, f"gap.{made.id}.{gap}", "save", answer)
    assert "The disk is full." in words(group)
    send(group, f"gap.{made.id}.{gap}", "save", answer)
    said = [c for c in house.archive.workshop(sample.id).contributions if c.text == "In the frost of 2011."]
    assert len(said) == 1
    assert said[0].id in {cite for s in house.archive.draft(made.id).sentences for cite in s.cites}


def test_a_point_that_was_withdrawn_meanwhile_is_not_woven_in(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    made = house.archive.revise_draft(replace(made, paragraphs=made.paragraphs[:1]), "people")
    group = page("group", **query(house, sample, Role.GROUP), stage="story")
    board = left_key(made, NOT_MENTIONED)
    (left, *_more) = data_of(group, board)["points"]
    house.archive.withdraw_contribution(sample.id, left["id"], 1)
    send(group, board, "press", {"id": left["id"]})
    assert "withdrawn meanwhile" in words(group)
    assert house.archive.draft(made.id) == made


def test_two_reasons_for_one_sentence_are_both_said(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    told = replace(made, paragraphs=((Sentence("Forty guests came on the first Sunday."),),))
    house.archive.revise_draft(told, "people")
    group = page("group", **query(house, sample, Role.GROUP), stage="story")
    shown = data_of(group, f"story.{made.id}")["paragraphs"][0][0]
    for why in ("we said this aloud", "the porter counted"):
        send(group, f"story.{made.id}", "overrule", {"text": shown["text"], "id": shown["id"], "reason": why})
    label = data_of(group, f"story.{made.id}")["paragraphs"][0][0]["label"]
    assert "we said this aloud" in label
    assert "the porter counted" in label


def test_what_names_no_sentence_changes_nothing(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    asks = Sentence("[open: Who locked the boathouse?]")
    made = house.archive.revise_draft(replace(made, paragraphs=((asks,),)), "people")
    group = page("group", **query(house, sample, Role.GROUP), stage="story")
    for name, more in (("answer", {"answer": "The porter did."}), ("overrule", {"reason": "we saw it"})):
        send(group, f"story.{made.id}", name, {"text": asks.text, **more})
        assert "is not known here" in words(group)
    assert house.archive.draft(made.id) == made
    assert house.archive.overrules(made.id) == ()
