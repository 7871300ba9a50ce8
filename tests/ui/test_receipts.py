"""The model reads a draft once more when it is asked; what it holds against a sentence is shown beside it."""

import json
from importlib import resources
from typing import Any

import pytest

from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Element, Frame, FrameEntry, Opinion, Provenance, Sentence
from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.model_settings import read_model
from storycraft.receipts.check import Verdict, check_draft
from storycraft.services.check_link import Entry
from storycraft.ui.pages.group.story_stage import FRAME, PART
from storycraft.wiring import Parts
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to
from tests.support.threads import add_thread
from tests.support.waiting import until
from tests.ui.conftest import data_of, words

BUTTON = "Ask the model for a second opinion"


@pytest.fixture
def open_group(page: Any, house: Parts, sample: Workshop, server: FaultServer) -> Any:
    """Opens the group's page with a draft of two undecided sentences, one of which cites what it tells."""
    point = next(c for c in sample.contributions if c.text.startswith("The question board"))
    sentences = (
        Sentence(
            "Beside the control desk is a question board for riddles, gossip, cartoons and poems.",
            (point.id,),
        ),
        Sentence("Welders polish old trumpets and sing loud hymns."),
    )
    receipts = check_draft([sentences], sample.contributions, sample.groups, Frame())
    assert [r.verdict for r in receipts] == [Verdict.UNDECIDED] * 2
    house.archive.add_draft(
        sample.id,
        Draft(
            id="",
            group_id="g2",
            telling="plain",
            title="The doubts of Ostend",
            frame=Frame(),
            paragraphs=(sentences,),
            provenance=Provenance(weaver="people"),
        ),
    )

    def open_page(*, allowed: bool) -> Any:
        model = read_model({"OPENAI_BASE_URL": server.url, "STORYCRAFT_MODEL": "good"})
        house.weavers.use_model(sample.id, model)
        house.archive.allow_model(sample.id, f"127.0.0.1:{server.port}" if allowed else "")
        key = house.archive.group_key(sample.id, "g2")
        query = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key).query
        return page("group", **query, stage="story")

    return open_page


def button(page: Any) -> Any:
    return next((b for b in page.button if b.label.startswith(BUTTON)), None)


def test_nobody_is_asked_where_workshop_does_not_use_the_model(open_group: Any) -> None:
    assert button(open_group(allowed=False)) is None


def test_a_title_with_a_name_that_nobody_said_is_marked(open_group: Any) -> None:
    assert "Title: not said. Ostend: is named in none" in words(open_group(allowed=False))


def objects(body: dict[str, Any]) -> str:
    """Holds the trumpets against the second sentence."""
    said = json.loads(reply_to(body))
    said["opinions"][1] |= {"verdict": "unsupported", "words": "old trumpets", "reason": "nobody plays"}
    return json.dumps(said)


def test_one_call_reads_all_sentences_and_a_doubt_is_kept(
    open_group: Any, house: Parts, sample: Workshop, server: FaultServer
) -> None:
    server.reply = objects
    page = open_group(allowed=True)
    assert button(page).label == f"{BUTTON} (2 sentences)"
    button(page).click().run()
    until(page, lambda: "1 not said" in words(page))
    assert len(server.chats) == 1
    assert "1 look at this" in words(page)
    (told,) = house.archive.drafts(sample.id)
    assert [opinion.reason for _s, opinion in told.provenance.opinions].count("nobody plays") == 1
    story = next(each for each in page.get("bidi_component") if each.key.startswith("story."))
    assert "nobody plays" in story.proto.json


def test_what_was_asked_once_is_not_asked_again(open_group: Any, server: FaultServer) -> None:
    server.reply = objects
    page = open_group(allowed=True)
    button(page).click().run()
    until(page, lambda: "1 not said" in words(page))
    assert button(page) is None


def test_a_doubt_counts_where_the_story_is_saved(page: Any, house: Parts, sample: Workshop) -> None:
    said = next(c for c in sample.contributions if c.group_id == "g2")
    sentence = Sentence(f"“{said.text.rstrip('.')}”, they said quietly.", (said.id,))
    doubt = Opinion(verdict="unsupported", words="quietly", reason="it was shouted")
    told = Draft(
        id="", group_id="g2", telling="plain", title="Said", frame=Frame(), paragraphs=((sentence,),),
        provenance=Provenance(weaver="quotes", opinions=((sentence, doubt),)),
    )  # fmt: skip
    house.archive.add_draft(sample.id, told)
    key = house.archive.group_key(sample.id, "g2")
    query = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key).query
    shown = words(page("group", **query, stage="story"))
    assert "1 look at this" in shown
    assert "1 sentence still to settle" in shown


def test_words_of_a_reason_end_without_a_comma(page: Any, house: Parts, sample: Workshop) -> None:
    sentence = Sentence("“We moored the moon,” they sang.")
    told = Draft(
        id="", group_id="g2", telling="plain", title="Sung", frame=Frame(), paragraphs=((sentence,),),
        provenance=Provenance(weaver="people"),
    )  # fmt: skip
    made = house.archive.add_draft(sample.id, told)
    key = house.archive.group_key(sample.id, "g2")
    query = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key).query
    data = data_of(page("group", **query, stage="story"), f"story.{made.id}")
    (reason, *_) = data["paragraphs"][0][0]["failed"]
    assert "We moored the moon" in reason
    assert "moon,\N{POP DIRECTIONAL ISOLATE}:" not in reason
    assert "moon,:" not in reason


def test_second_opinion_that_waits_says_so_and_can_be_stopped(open_group: Any, server: FaultServer) -> None:
    server.fault = "429"
    page = open_group(allowed=True)
    button(page).click().run()
    until(page, lambda: "Trying again in" in words(page))
    next(b for b in page.button if b.label == "Stop").click().run()
    assert "Trying again in" not in words(page)
    assert button(page) is not None


def test_a_thread_that_quotes_a_point_which_left_is_marked(page: Any, house: Parts, sample: Workshop) -> None:
    said, other = [c for c in sample.contributions if c.group_id == "g2"][:2]
    thread = Thread(
        id="", lane=Lane.NEW, title=said.text, statement="", contribution_ids=(other.id,), group_id="g2"
    )
    add_thread(house.archive, sample.id, thread)
    key = house.archive.group_key(sample.id, "g2")
    query = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key).query
    shown = data_of(page("group", **query, stage="threads"), "threads")
    assert [thread["anew"] for thread in shown["threads"] if thread["title"] == said.text] == [True]


def test_words_written_over_proposal_are_shown_as_the_groups_own(
    page: Any, house: Parts, sample: Workshop
) -> None:
    said = next(c for c in sample.contributions if c.group_id == "g2")
    entry = FrameEntry(element=Element.WHERE, text="on a raft off Ostend", contribution_ids=(said.id,))
    house.archive.save_frame(sample.id, "g2", Frame().with_entry(entry))
    sentence = Sentence("Where: on a raft off Ostend.")
    draft = Draft(
        id="", group_id="g2", telling="plain", title="A raft", frame=Frame().with_entry(entry),
        paragraphs=((sentence,),), provenance=Provenance(weaver="people"),
    )  # fmt: skip
    house.archive.add_draft(sample.id, draft)
    key = house.archive.group_key(sample.id, "g2")
    query = Entry(workshop_id=sample.id, role=Role.GROUP, group_id="g2", key=key).query
    opened = page("group", **query, stage="story")
    shown = words(opened.button_group(key=PART).set_value(FRAME).run())
    assert "Said: the group, in the frame" in shown


def test_counts_of_verdicts_do_not_look_like_buttons() -> None:
    sheet = resources.files("storycraft.ui").joinpath("look.css").read_text("utf-8")
    rules = [line for line in sheet.splitlines() if ".sc-strip" in line]
    assert rules
    assert not [line for line in rules if any(box in line for box in ("background", "border", "padding"))]
