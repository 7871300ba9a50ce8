"""A passage is told anew as the group wishes: proposed beside the present one, with receipts, and kept as a revision."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Consent, Workshop
from storycraft.model_settings import read_model
from storycraft.services.check_link import Entry
from storycraft.ui.pages.group.story_stage import PART, REVISE
from storycraft.wiring import Parts
from tests.support.faultserver import FaultServer
from tests.support.waiting import until
from tests.ui.conftest import send, typed_in, words

KEEP = "Keep the proposal"


@pytest.fixture
def draft(house: Parts, sample: Workshop) -> Draft:
    """A draft of two paragraphs; the first has two sentences."""
    first, second, third = (c.id for c in sample.contributions_of("g2")[:3])
    made = Draft(
        id="",
        group_id="g2",
        telling="plain",
        title="The board",
        frame=Frame(),
        paragraphs=(
            (Sentence("It began beside the desk.", (first,)), Sentence("Somebody wrote it down.", (second,))),
            (Sentence("And it went on.", (third,)),),
        ),
        provenance=Provenance(weaver="quotes"),
    )
    return house.archive.add_draft(sample.id, made)


@pytest.fixture
def revising(page: Any, house: Parts, sample: Workshop, draft: Draft, server: FaultServer) -> Callable:
    """Opens the group's draft at the way to have a passage changed."""

    def open_page(allowed: bool = True) -> AppTest:
        model = read_model({"OPENAI_BASE_URL": server.url, "STORYCRAFT_MODEL": "good"})
        house.weavers.use_model(sample.id, model)
        house.archive.allow_model(sample.id, f"127.0.0.1:{server.port}" if allowed else "")
        key = house.archive.group_key(sample.id, "g2")
        entry = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key)
        opened = page("group", **entry.query, stage="story")
        if allowed:
            opened.button_group(key=PART).set_value(REVISE).run()
        return opened

    return open_page


def passages(page: AppTest) -> Any:
    return next(box for box in page.selectbox if box.label == "Passage")


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def press(page: AppTest, label: str) -> AppTest:
    page = next(b for b in page.button if b.label == label).click().run()
    assert not page.exception
    return page


def type_wish(page: AppTest, wish: str) -> None:
    field = next(each for each in page.get("bidi_component") if str(each.key).startswith("wish."))
    typed_in(page, field.key, wish)


def ask(page: AppTest, passage: str, wish: str) -> AppTest:
    box = passages(page)
    box.select(next(option for option in box.options if option.startswith(passage))).run()
    type_wish(page, wish)
    return press(page, "Ask the model")


def test_without_a_model_only_changes_by_rule_are_offered(revising: Callable) -> None:
    page = revising(allowed=False)
    page.button_group(key=PART).set_value(REVISE).run()
    assert "Ask the model" not in labels(page)
    assert "Quote instead of telling" in labels(page)


def test_half_of_a_change_by_rule_is_taken(revising: Callable, house: Parts, draft: Draft) -> None:
    page = revising(allowed=False)
    page.button_group(key=PART).set_value(REVISE).run()
    press(page, "Quote instead of telling")
    boxes = [box for box in page.checkbox if box.label == "Take"]
    assert len(boxes) >= 2
    boxes[0].uncheck().run()
    press(page, "Keep what is ticked")
    kept = house.archive.draft(draft.id)
    assert kept.sentences[0] == draft.sentences[0]
    assert any("“" in sentence.text for sentence in kept.sentences)
    assert kept.sentences[-1].hands == ("quotes",)


def test_a_paragraph_or_one_sentence_of_it_can_be_chosen(revising: Callable) -> None:
    offered = [option.partition(":")[0] for option in passages(revising()).options]
    assert offered == ["Paragraph 1", "Sentence 1.1", "Sentence 1.2", "Paragraph 2"]


def test_a_pressed_sentence_is_chosen_then_its_paragraph(revising: Callable, draft: Draft) -> None:
    page = revising()
    text = draft.paragraphs[0][1].text
    for shown in ("Sentence 1.2", "Paragraph 1", "None"):
        send(page, f"passage.now.{draft.id}", "choose", {"place": 0, "text": text})
        assert str(passages(page).value).startswith(shown)
    send(page, f"passage.now.{draft.id}", "choose", {"place": "elsewhere"})
    assert passages(page).value is None


def test_proposal_is_shown_with_its_receipts_before_anybody_keeps_it(
    revising: Callable, house: Parts, draft: Draft, server: FaultServer
) -> None:
    page = ask(revising(), "Sentence 1.2", "shorter")
    until(page, lambda: KEEP in labels(page))
    assert "You asked for: shorter" in words(page)
    assert "As the model proposes it" in words(page)
    assert "1 said" in words(page)
    assert house.archive.draft(draft.id) == draft
    assert "shorter" in json.dumps(server.chats[0].body)
    assert "It began beside the desk." not in json.dumps(server.chats[0].body)


def test_keeping_it_is_a_revision_of_its_own(revising: Callable, house: Parts, draft: Draft) -> None:
    page = ask(revising(), "Sentence 1.2", "shorter")
    until(page, lambda: KEEP in labels(page))
    press(page, KEEP)
    kept = house.archive.draft(draft.id)
    assert kept.paragraphs[0][0] == draft.paragraphs[0][0]
    assert kept.paragraphs[0][1].text.startswith("One voice said")
    assert kept.paragraphs[0][1].cites == draft.paragraphs[0][1].cites
    assert kept.paragraphs[1:] == draft.paragraphs[1:]
    assert [r.by for r in house.archive.revisions(draft.id)] == ["quotes", "model"]
    assert house.archive.revisions(draft.id)[0].paragraphs == draft.paragraphs


def test_a_draft_with_a_passage_of_the_models_says_so(revising: Callable, house: Parts, draft: Draft) -> None:
    page = ask(revising(), "Paragraph 2", "plainer")
    until(page, lambda: KEEP in labels(page))
    press(page, KEEP)
    page.button_group(key=PART).set_value("Read").run()
    assert "changed a passage" in words(page)
    assert "no language model wrote this" not in words(page)
    assert house.archive.draft(draft.id).provenance.prompt.startswith("revise_passage@sha256:")


def test_it_can_be_left_as_it_stands(revising: Callable, house: Parts, draft: Draft) -> None:
    page = ask(revising(), "Paragraph 2", "plainer")
    until(page, lambda: KEEP in labels(page))
    press(page, "Leave it as it stands")
    assert KEEP not in labels(page)
    assert house.archive.draft(draft.id) == draft


def test_a_passage_that_somebody_changed_meanwhile_is_not_overwritten(
    revising: Callable, house: Parts, draft: Draft
) -> None:
    page = ask(revising(), "Paragraph 2", "plainer")
    until(page, lambda: KEEP in labels(page))
    edited = ((*draft.paragraphs[0],), (Sentence("And it never stopped."),))
    house.archive.revise_draft(replace(draft, paragraphs=edited), "people")
    press(page, KEEP)
    assert "changed in the meantime" in words(page)
    assert house.archive.draft(draft.id).paragraphs == edited


def test_neither_passage_nor_wish_may_be_missing(revising: Callable) -> None:
    page = revising()
    press(page, "Ask the model")
    assert "Choose a passage, and say what is to change" in words(page)
    type_wish(page, "say who disagreed")
    press(page, "Ask the model")
    assert "What you typed" in words(page)


def test_what_was_missing_is_said_until_it_is_there(revising: Callable) -> None:
    missing = "Choose a passage, and say what is to change"
    page = revising()
    type_wish(page, "say who disagreed")
    assert missing in words(press(page, "Ask the model"))
    passages(page).select_index(0).run()
    assert missing not in words(page)


def test_what_cannot_change_here_is_not_said_of_another_passage(revising: Callable) -> None:
    page = revising()
    passages(page).select("Paragraph 2: And it went on.").run()
    assert "Nothing would change by this" in words(press(page, "Shorter"))
    passages(page).select_index(0).run()
    assert "Nothing would change by this" not in words(page)


def test_a_failure_of_the_model_ends_with_another_change(revising: Callable, server: FaultServer) -> None:
    server.fault = "refusal"
    page = ask(revising(), "Paragraph 2", "plainer")
    until(page, lambda: "Close this message" in labels(page))
    passages(page).select_index(0).run()
    press(press(page, "Quote instead of telling"), KEEP)
    assert "Close this message" not in labels(page)


def test_a_second_screen_sees_the_proposal_too(revising: Callable) -> None:
    ask(revising(), "Paragraph 2", "plainer")
    second = revising()
    until(second, lambda: KEEP in labels(second))


def test_a_proposal_by_rule_waits_for_the_next_process(
    revising: Callable, house: Parts, draft: Draft
) -> None:
    page = revising(allowed=False)
    page.button_group(key=PART).set_value(REVISE).run()
    press(page, "Shorter")
    waits = house.archive.proposal(draft.id)
    assert (waits.hand, str(waits.wish), waits.before) == ("quotes", "Shorter", draft.paragraphs)
    press(page, "Keep the proposal")
    assert house.archive.proposal(draft.id) is None


def test_it_can_be_stopped(revising: Callable, server: FaultServer) -> None:
    server.rate = 2
    page = ask(revising(), "Paragraph 2", "plainer")
    until(page, lambda: "Stop" in labels(page) and bool(server.chats))
    press(page, "Stop")
    until(page, lambda: server.chats[0].closed is not None)
    assert "Ask the model" in labels(page)


def test_a_gap_is_nothing_for_the_model_to_fill(revising: Callable, house: Parts, draft: Draft) -> None:
    gap = Sentence("*open: When did it happen?*")
    house.archive.revise_draft(
        replace(draft, paragraphs=(draft.paragraphs[0], (*draft.paragraphs[1], gap))), "people"
    )
    offered = [option.partition(":")[0] for option in passages(revising()).options]
    assert offered == ["Paragraph 1", "Sentence 1.1", "Sentence 1.2", "Sentence 2.1"]


def test_room_only_words_are_not_offered_to_the_model(
    revising: Callable, house: Parts, sample: Workshop, draft: Draft
) -> None:
    said = next(c for c in sample.contributions if c.id == draft.paragraphs[0][0].cites[0])
    house.archive.save_contribution(sample.id, replace(said, consent=Consent.ROOM_ONLY))
    offered = [option.partition(":")[0] for option in passages(revising()).options]
    assert offered == ["Sentence 1.2", "Paragraph 2"]
