"""Causes that nobody gave."""

import pytest

from storycraft.receipts.checks.causes import false_causes
from tests.support.claims import claim_on


def found(text: str, told: str, language: str = "en") -> list[bool]:
    return [failure.firm for failure in false_causes(claim_on(text, told, language=language))]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Lateness fell because of a bonus.", "Lateness fell.", "en"),
        ("The kettle broke, which led to quarrels.", "The kettle broke.", "en"),
        ("Cerró por culpa del ayuntamiento.", "El taller cerró.", "es"),
        ("Il a fermé grâce à la mairie.", "L'atelier a fermé.", "fr"),
        ("Er schloss wegen der Gemeinde.", "Der Laden schloss.", "de"),
        ("Fechou por causa da câmara.", "A oficina fechou.", "pt"),
    ],
)
def test_a_cause_in_words_that_nobody_said_is_invented(text: str, told: str, language: str) -> None:
    assert found(text, told, language) == [True]


def test_what_was_told_side_by_side_and_is_joined_by_a_cause_is_a_doubt() -> None:
    assert found("The kettle broke because the trainee left.", "The kettle broke. The trainee left.") == [
        False
    ]
    assert (
        found("The kettle broke as the trainee forgot it.", "The kettle broke, the trainee forgot it.") == []
    )


def test_a_cause_with_words_of_its_own_is_more_than_a_doubt() -> None:
    added = "The kettle broke because the lazy trainee left."
    assert found(added, "The kettle broke. The trainee left.") == [True]
    assert found(added, "The kettle broke when the trainee left.") == [False]


def test_behind_because_of_only_the_thing_itself_is_the_cause() -> None:
    told = "We looked for months and got one application for the night shift."
    assert found(
        "Because of poor pay, months of looking brought one application for the night shift.", told
    ) == [True]
    assert found(
        "Wegen der Bezahlung kam nach Monaten eine Bewerbung.", "Nach Monaten kam eine Bewerbung.", "de"
    ) == [True]


def test_the_frame_gives_a_cause_only_in_words_of_cause() -> None:
    claim = "Three came because the fair clashed with the play."
    framed = ["since last spring, the fair, the play", "the fair clashed with the play"]
    assert list(false_causes(claim_on(claim, "Three of us came.", framed=framed)))
    framed = ["thanks to the fair", "the fair clashed with the play"]
    assert not list(false_causes(claim_on(claim, "Three of us came.", framed=framed)))


def test_a_cause_that_was_given_may_be_told() -> None:
    assert found("They left because of the rain.", "It rained, so we left: the rain was too much.") == []
