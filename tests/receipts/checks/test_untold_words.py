"""What a teller adds in words that nobody said is doubted."""

import pytest

from storycraft.receipts.checks.untold_words import untold_words
from tests.support.claims import claim_on

TOLD = "The shelf beside the landing stage: take one, bring one."


@pytest.mark.parametrize(
    "text",
    [
        "Beside the landing stage stands a shelf for boots, lanterns, whistles and old charts.",
        "On the shelf beside the landing stage lay boots, lanterns, whistles, charts.",
        "On the shelf beside the landing stage retired sailors display carved wooden ducks.",
    ],
)
def test_many_words_in_a_row_that_nobody_told_are_doubted(text: str) -> None:
    assert [failure.firm for failure in untold_words(claim_on(text, TOLD))] == [False]


def test_words_between_what_was_told_are_the_tellers_own() -> None:
    assert not list(
        untold_words(claim_on("Beside the stage is a shelf where you take one and bring one.", TOLD))
    )


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        (
            "They varnished the two dinghies in March with tins left by a cousin.",
            "We varnished the two dinghies in March.",
            "en",
        ),
        (
            "Im März lackierten sie die zwei Jollen mit Dosen eines reichen Onkels.",
            "Im März haben wir die zwei Jollen lackiert.",
            "de",
        ),
        (
            "Ils ont verni les deux canots en mars avec des pots offerts par un cousin.",
            "Nous avons verni les deux canots en mars.",
            "fr",
        ),
        (
            "Barnizaron los dos botes en marzo con latas regaladas por un primo.",
            "Barnizamos los dos botes en marzo.",
            "es",
        ),
        (
            "Envernizaram os dois botes em março com latas oferecidas por um primo.",
            "Envernizámos os dois botes em março.",
            "pt",
        ),
        (
            "Hanno verniciato le due barche in marzo con barattoli regalati da un cugino.",
            "Abbiamo verniciato le due barche in marzo.",
            "it",
        ),
    ],
)
def test_an_end_that_stands_for_nothing_told_is_doubted(text: str, told: str, language: str) -> None:
    assert [failure.kind for failure in untold_words(claim_on(text, told, language=language))] == ["content"]


def test_an_end_in_words_of_ones_own_is_fine() -> None:
    told = "We varnished the two dinghies in March, the planks had begun to rot and the paint came off in flakes."
    text = "In March they varnished the two dinghies, whose wood was decaying."
    assert not list(untold_words(claim_on(text, told)))
