"""An answer is kept as a point and told in every draft of its group; a proposal that found nothing says so."""

import time
from dataclasses import replace

import pytest

from storycraft.domain.errors import Conflict, StorycraftError
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Element, Frame, FrameEntry, Provenance, Sentence
from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.services.answer_gap import answer_gap
from storycraft.services.ask_weaver import find_question
from storycraft.services.check_link import new_entry
from storycraft.services.propose import FRAME, THREADS, propose_frame, propose_threads
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.wiring import Parts

SOON = 20.0


@pytest.fixture
def room(house: Parts) -> Workshop:
    room = Workshop(
        title="Ferry day",
        format="communities-of-practice",
        groups=(Group(id="g2", name="Landing table"),),
        contributions=(Contribution(id="c1", group_id="g2", stage="experiences", text="rope"),),
    )
    return house.archive.import_workshop(room)


def visit(room: Workshop) -> Visit:
    return visit_by(new_entry(room.id, Role.GROUP, "l" * 20, room.groups[-1].id))


def add_draft(house: Parts, room: Workshop, title: str, *, final: bool = False) -> Draft:
    told = Draft(
        id="",
        group_id=room.groups[-1].id,
        telling="plain",
        title=title,
        frame=Frame(),
        paragraphs=((Sentence("It begins."),),),
        provenance=Provenance(weaver="people"),
        final=final,
    )
    return house.archive.add_draft(room.id, told)


def test_an_answer_is_told_in_every_draft_of_the_group(house: Parts, room: Workshop) -> None:
    first, other = add_draft(house, room, "One"), add_draft(house, room, "Two")
    answer_gap(visit(room), first, Element.WHEN, "When?", "The ferry sank in May 2019.", token="t1")
    for draft in (first, other):
        answered = house.archive.draft(draft.id)
        assert any("May 2019" in sentence.text for sentence in answered.sentences)
        assert not answered.frame[Element.WHEN].is_gap


def test_an_answer_stands_where_the_text_marks_its_question(house: Parts, room: Workshop) -> None:
    first, other = add_draft(house, room, "One"), add_draft(house, room, "Two")
    question = "Who has the rope now?"
    asking = replace(first, paragraphs=(*first.paragraphs, (Sentence(f"*open: {question}*"),)))
    house.archive.revise_draft(asking, "people")
    asking = house.archive.draft(first.id)
    answer_gap(visit(room), asking, None, question, "The ferryman has the rope.", token="t1")
    answered = house.archive.draft(first.id)
    assert len(answered.paragraphs) == 2
    assert "ferryman has the rope" in answered.paragraphs[1][0].text
    assert answered.frame == first.frame
    assert house.archive.draft(other.id).paragraphs == other.paragraphs


def test_a_draft_that_has_an_answer_keeps_it(house: Parts, room: Workshop) -> None:
    first = add_draft(house, room, "One")
    filled = FrameEntry(element=Element.WHEN, text="In 1999")
    told = add_draft(house, room, "Two")
    house.archive.revise_draft(replace_frame(told, filled), "people")
    answer_gap(visit(room), first, Element.WHEN, "When?", "The ferry sank in May 2019.", token="t1")
    assert house.archive.draft(told.id).frame[Element.WHEN].text == "In 1999"


def test_an_answer_is_told_everywhere_or_nowhere(house: Parts, room: Workshop) -> None:
    first, other = add_draft(house, room, "One"), add_draft(house, room, "Two")
    group = visit(room)
    assert {each.id for each in group.drafts(room.groups[-1].id)} == {first.id, other.id}
    house.archive.revise_draft(other, "people")  # by others, since the page was drawn
    before = house.archive.workshop(room.id)
    with pytest.raises(Conflict):
        answer_gap(group, first, Element.WHEN, "When?", "The ferry sank in May 2019.", token="t1")
    assert house.archive.workshop(room.id) == before
    assert house.archive.draft(first.id) == first
    answer_gap(visit(room), first, Element.WHEN, "When?", "The ferry sank in May 2019.", token="t1")
    for draft in (first, other):
        assert not house.archive.draft(draft.id).frame[Element.WHEN].is_gap
    assert not house.archive.frame(room.id, room.groups[-1].id)[Element.WHEN].is_gap


def test_an_answer_that_is_given_again_is_told_once(house: Parts, room: Workshop) -> None:
    draft = add_draft(house, room, "One")
    for _ in range(2):
        now = house.archive.draft(draft.id)
        answer_gap(visit(room), now, Element.WHEN, "When?", "The ferry sank in May 2019.", token="t1")
    told = [sentence.text for sentence in house.archive.draft(draft.id).sentences]
    assert sum("May 2019" in text for text in told) == 1


def replace_frame(draft: Draft, entry: FrameEntry) -> Draft:
    return replace(draft, frame=draft.frame.with_entry(entry))


def test_threads_that_nothing_shares_are_said_not_to_be_found(room: Workshop) -> None:
    propose_threads(visit(room), "quotes")
    assert "found" in str(trouble_of(visit(room), THREADS))


def test_a_frame_that_can_be_filled_no_further_says_so(house: Parts, room: Workshop) -> None:
    who = FrameEntry(element=Element.WHO, text="two ferrymen")
    house.archive.save_frame(room.id, room.groups[-1].id, Frame().with_entry(who))
    propose_frame(visit(room), "quotes")
    assert "found" in str(trouble_of(visit(room), FRAME))


def trouble_of(who: Visit, purpose: str) -> StorycraftError | None:
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        task = find_question(who, purpose)
        if task is None or task.trouble is not None:
            return task.trouble if task else None
        time.sleep(0.02)
    raise AssertionError("the question is still under way")
