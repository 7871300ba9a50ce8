"""Who wrote each sentence stands in the story file, and is read back."""

from dataclasses import replace

import pytest

from storycraft.domain.errors import InputError
from storycraft.domain.story import Draft, Frame, Provenance, Sentence, Story
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.check_story import check_told
from storycraft.files.stories.story_reader import read_story
from storycraft.files.stories.story_writer import write_story
from tests.support.allotments import FORMAT, workshop_of

FIRST, SECOND = Sentence("The rope was old."), Sentence("We sang: “Home.”")


def told(*sentences: Sentence) -> Story:
    draft = Draft(
        id="d", group_id="", telling="plain", title="Seeds", frame=Frame(), paragraphs=(sentences,),
        provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    return tell_story(draft, workshop_of(), FORMAT)


def written(story: Story) -> str:
    return write_story(story, FORMAT, check_told(story))


def test_hands_are_read_back() -> None:
    story = told(
        replace(FIRST, hands=("quotes", "people")), replace(SECOND, hands=("people",)), Sentence("Why?")
    )
    text = written(story)
    again = read_story(text)
    assert [s.hands for s in again.sentences] == [("quotes", "people"), ("people",), ("quotes",)]
    assert written(again) == text


def test_a_story_that_nobody_changed_says_nothing_of_hands() -> None:
    assert "\nhands:" not in written(told(replace(FIRST, hands=("quotes",)), SECOND))


def test_hands_that_there_are_not_are_refused_with_their_line() -> None:
    text = written(told(replace(FIRST, hands=("people",)), SECOND)).replace("\n  people:", "\n  an angel:")
    with pytest.raises(InputError, match="are no hands"):
        read_story(text)
