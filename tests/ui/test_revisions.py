"""The revisions of a draft on the group's page: a timeline of two to choose, the way back, and a draft of its own."""

from dataclasses import replace

import pytest

from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, send, words
from tests.ui.test_pages import draft, member


def changed(house: Parts, sample: Workshop) -> Draft:
    """A draft in which a sentence was moved and one added."""
    first = draft(house, sample)
    began = replace(first, paragraphs=((Sentence("The rope was old."), Sentence("We met at nine.")),))
    told = house.archive.revise_draft(began, "people")
    later = (Sentence("We met at ten."), Sentence("The rope was old."), Sentence("Forty guests sang."))
    asked = Message("Asked for: {wish}", wish="who sang")
    return house.archive.revise_draft(replace(told, title="Forty", paragraphs=(later,)), "model", asked)


def looking_back(page, house: Parts, sample: Workshop, told: Draft):
    opened = page("group", **member(house, sample), stage="story")
    assert "sentence added" not in words(opened)  # what was changed is found out where somebody asks
    opened.session_state[f"timeline.{told.id}"] = True
    return opened.run()


def test_timeline_tells_who_changed_what_when_and_why(page, house: Parts, sample: Workshop) -> None:
    told = changed(house, sample)
    line = data_of(looking_back(page, house, sample, told), f"revisions.{told.id}")
    latest, _, first = line["entries"]
    assert (latest["number"], latest["by"], bool(latest["time"])) == (3, "the language model", True)
    assert latest["why"] == "Asked for: who sang · new title, 1 sentence changed, 1 sentence added"
    assert first["why"] == "The draft as it came"
    assert (line["from"], line["to"], line["now"]) == (2, 3, 3)


def test_any_two_revisions_show_what_sets_them_apart(page, house: Parts, sample: Workshop) -> None:
    told = changed(house, sample)
    opened = looking_back(page, house, sample, told)
    assert "<ins>Forty guests sang.</ins>" in words(opened)
    assert "<del>nine.</del><ins>ten.</ins>" in words(opened)
    assert "<ins>Forty</ins>" in words(opened)
    send(opened, f"revisions.{told.id}", "compare", {"from": 3, "to": 1})
    assert "From revision 1 to revision 3" in words(opened)
    send(opened, f"revisions.{told.id}", "compare", {"from": 2, "to": 2})
    assert "Choose two revisions" in words(opened)


@pytest.mark.parametrize("sent", [{"from": 99, "to": "<b>"}, {"number": None}, {}])
def test_what_no_timeline_sends_changes_nothing(page, house: Parts, sample: Workshop, sent) -> None:
    told = changed(house, sample)
    opened = looking_back(page, house, sample, told)
    for name in ("compare", "restore", "branch"):
        send(opened, f"revisions.{told.id}", name, sent)
    assert not opened.exception
    assert house.archive.drafts(sample.id, "g2") == (told,)
    assert data_of(opened, f"revisions.{told.id}")["from"] == 2


def test_an_earlier_revision_comes_back_as_a_new_one(page, house: Parts, sample: Workshop) -> None:
    told = changed(house, sample)
    opened = looking_back(page, house, sample, told)
    send(opened, f"revisions.{told.id}", "restore", {"number": 2})
    assert [s.text for s in house.archive.draft(told.id).sentences] == [
        "The rope was old.",
        "We met at nine.",
    ]
    line = data_of(opened, f"revisions.{told.id}")
    assert line["entries"][0]["why"] == "Went back to revision 2"
    assert line["now"] == 4


def test_a_revision_becomes_a_draft_of_its_own(page, house: Parts, sample: Workshop) -> None:
    told = changed(house, sample)
    opened = looking_back(page, house, sample, told)
    send(opened, f"revisions.{told.id}", "branch", {"number": 2})
    branch = house.archive.drafts(sample.id, "g2")[0]
    assert [s.text for s in branch.sentences] == ["The rope was old.", "We met at nine."]
    assert opened.session_state["drafts.chosen"] == branch.id
    # A message that the browser sent before its address was the new draft's.
    opened.query_params["draft"] = told.id
    opened.run()
    assert opened.session_state["drafts.chosen"] == opened.query_params["draft"] == branch.id
    assert house.archive.draft(told.id) == told
