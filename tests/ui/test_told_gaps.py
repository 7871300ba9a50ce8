"""An open question is read as one wherever a text is shown, never in the notation of the draft."""

from dataclasses import replace

import pytest

from storycraft.domain.role import Role
from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Workshop
from storycraft.ui.pages.group.story_stage import COMPARE, PART
from storycraft.ui.shared.told_gaps import told_gap
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, words
from tests.ui.test_pages import draft
from tests.ui.test_rights import query

GAP = Sentence("*open: Who wound the clock?*")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GAP.text, "Open: Who wound the clock?"),
        ("*We wound it.*", "*We wound it.*"),
        ("open: who?", "open: who?"),
    ],
)
def test_only_the_mark_of_a_question_is_told(text: str, told: str) -> None:
    assert told_gap(text) == told


def test_revisions_and_comparisons_show_a_question_as_one(page, house: Parts, sample: Workshop) -> None:
    made, _other = draft(house, sample), draft(house, sample, "letter")
    made = house.archive.revise_draft(
        replace(made, paragraphs=((*made.paragraphs[0], GAP), *made.paragraphs[1:])), "people"
    )
    opened = page("group", **query(house, sample, Role.GROUP), stage="story", draft=made.id)
    opened.session_state[f"timeline.{made.id}"] = True
    assert "<ins>Open: Who wound the clock?</ins>" in words(opened.run())
    opened.button_group(key=PART).set_value(COMPARE).run()
    told = [s["told"] for text in data_of(opened, "compared.texts")["texts"] for s in text["paragraphs"][0]]
    assert "Open: Who wound the clock?" in told
    assert not [each for each in told if "*open" in each]
