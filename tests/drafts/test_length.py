"""The length of a draft is counted, and a miss of more than a fifth is said."""

import pytest

from storycraft.domain.story import Draft, Frame, Paragraph, Provenance, Sentence
from storycraft.drafts.length import describe_length, missed_length, missed_length_of, ordered_words


def text_of(words: int) -> tuple[Paragraph, ...]:
    return ((Sentence(" ".join(["word"] * words)),),)


@pytest.mark.parametrize(
    ("length", "words", "said"),
    [
        ("short", 1, "It has 1 word and is shorter"),
        ("short", 170, ""),
        ("short", 150, "shorter"),
        ("medium", 530, ""),
        ("medium", 610, "longer"),
        ("long", 300, "shorter"),
    ],
)
def test_draft_that_misses_its_length_by_a_fifth_is_named(length: str, words: int, said: str) -> None:
    missed = missed_length(length, text_of(words))
    assert said in missed
    assert bool(missed) == bool(said)


@pytest.mark.parametrize("length", ["short", "medium", "long"])
def test_a_model_is_asked_for_what_is_not_missed(length: str) -> None:
    least, _, most, _ = describe_length(length).split()
    assert int(least) < ordered_words(length) < int(most)
    assert not missed_length(length, text_of(int(least)))
    assert not missed_length(length, text_of(int(most)))


@pytest.mark.parametrize(("revision", "is_said"), [(1, True), (2, False)])
def test_people_make_a_draft_as_long_as_they_like(revision: int, is_said: bool) -> None:
    draft = Draft(
        id="d", group_id="", telling="plain", title="T", frame=Frame(), paragraphs=text_of(40), revision=revision,
        provenance=Provenance(weaver="model", parameters="length=medium, temperature=0.3"),
    )  # fmt: skip
    assert bool(missed_length_of(draft)) is is_said
