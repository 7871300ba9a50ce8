"""Paragraphs of several stories become a new draft, and whoever took them is led to it."""

from dataclasses import replace

from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.wiring import Parts
from tests.ui.conftest import send, words
from tests.ui.test_pages import draft
from tests.ui.test_rights import query

TEXTS = "compared.texts"


def compared(page, house: Parts, sample: Workshop):
    """The facilitator's comparison of two groups' drafts, and what is taken from both."""
    one = draft(house, sample)
    other = house.archive.add_draft(
        sample.id, replace(one, id="", group_id="g3", title="The soup", made=None)
    )
    opened = page("facilitator", **query(house, sample, Role.FACILITATOR))
    opened.button_group(key="view").set_value("Compare drafts").run()
    text = " ".join(sentence.text for sentence in one.paragraphs[0])
    return opened, [{"id": each.id, "place": 0, "text": text} for each in (other, one)]


def test_taken_paragraphs_become_a_draft_that_is_opened(page, house: Parts, sample: Workshop) -> None:
    opened, picked = compared(page, house, sample)
    before = len(house.archive.drafts(sample.id))
    send(opened, TEXTS, "collect", {"picked": picked})
    made = house.archive.drafts(sample.id, "g3")[0]
    assert len(house.archive.drafts(sample.id)) == before + 1
    assert len(made.paragraphs) == 2
    assert "stands first among the drafts of Valley table" in words(opened)
    there = next(each for each in opened.button if each.label == "Go to its page as facilitator")
    opened.session_state[f"stage.last.{sample.id}"] = "experiences"  # this screen looked into a group before
    there.click().run()
    assert opened.session_state["drafts.chosen"] == made.id
    assert opened.query_params["stage"] == "story"


def test_what_no_comparison_sends_takes_nothing(page, house: Parts, sample: Workshop) -> None:
    opened, picked = compared(page, house, sample)
    before = house.archive.drafts(sample.id)
    for sent in (
        [],
        [{"id": "<b>", "place": 0, "text": ""}],
        [{**picked[0], "place": "0"}],
        [{**picked[0], "place": True}],
        ["x"],
        3,
    ):
        send(opened, TEXTS, "collect", {"picked": sent})
    assert not opened.exception
    assert house.archive.drafts(sample.id) == before
