"""The revisions of a draft on the group's page: what sets two apart, and a draft of its own from one."""

from dataclasses import replace

from storycraft.domain.story import Draft, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_pages import draft, member


def changed(house: Parts, sample: Workshop) -> Draft:
    """A draft in which a sentence was moved and one added."""
    first = draft(house, sample)
    began = replace(first, paragraphs=((Sentence("The rope was old."), Sentence("We met at nine.")),))
    told = house.archive.revise_draft(began, "people")
    later = (Sentence("We met at ten."), Sentence("The rope was old."), Sentence("Forty guests sang."))
    return house.archive.revise_draft(replace(told, paragraphs=(later,)), "people")


def looking_back(page, house: Parts, sample: Workshop, told: Draft):
    opened = page("group", **member(house, sample), stage="story")
    assert "sentence added" not in words(opened)  # what was changed is found out where somebody asks
    opened.session_state[f"timeline.{told.id}"] = True
    return opened.run()


def test_two_revisions_show_what_sets_them_apart(page, house: Parts, sample: Workshop) -> None:
    opened = looking_back(page, house, sample, changed(house, sample))
    assert "1 sentence changed, 1 sentence added" in words(opened)
    opened.selectbox(key="revisions.earlier").set_value(2).run()
    assert "<ins>Forty guests sang.</ins>" in words(opened)
    assert "<del>nine.</del><ins>ten.</ins>" in words(opened)


def test_a_revision_becomes_a_draft_of_its_own(page, house: Parts, sample: Workshop) -> None:
    told = changed(house, sample)
    opened = looking_back(page, house, sample, told)
    opened.selectbox(key="revisions.earlier").set_value(2).run()
    opened.button(key=f"branch.{told.id}").click().run()
    branch = house.archive.drafts(sample.id, "g2")[0]
    assert [s.text for s in branch.sentences] == ["The rope was old.", "We met at nine."]
    assert opened.session_state["drafts.chosen"] == branch.id
    assert house.archive.draft(told.id) == told
