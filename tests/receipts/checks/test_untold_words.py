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
