"""The month behind a told one may be told as what begins or ends there: a doubt, and not false."""

import pytest

from storycraft.receipts.checks.figures import wrong_figures
from tests.support.claims import claim_on

SEPTEMBER = {
    "en": ("Two of the five rowers leave in September.", "From October three will row.", "In October two leave."),
    "de": ("Zwei der fünf gehen im September weg.", "Ab Oktober rudern drei.", "Im Oktober gehen zwei weg."),
    "es": ("Dos de los cinco se van en septiembre.", "Desde octubre remarán tres.", "En octubre se van dos."),
    "fr": ("Deux des cinq partent en septembre.", "À partir d'octobre trois rameront.", "En octobre deux partent."),
    "it": ("Due dei cinque vanno via a settembre.", "Da ottobre remeranno in tre.", "A ottobre vanno via in due."),
    "pt": ("Dois dos cinco vão embora em setembro.", "A partir de outubro remam três.", "Em outubro vão dois."),
}  # fmt: skip


@pytest.mark.parametrize("language", SEPTEMBER)
def test_the_next_month_is_a_doubt(language: str) -> None:
    said, told, other = SEPTEMBER[language]
    assert not any(failure.firm for failure in wrong_figures(claim_on(told, said, language=language)))
    assert list(wrong_figures(claim_on(other, said, language=language)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The boat is for hire from June.", "The boat is for hire from July."),
        ("The boat is for hire until June.", "The boat is for hire until July."),
        ("The boat is for hire in June.", "The boat is for hire from August."),
        ("The boat is for hire from May.", "The boat is for hire since June."),
    ],
)
def test_another_bound_does_not(said: str, told: str) -> None:
    assert list(wrong_figures(claim_on(told, said)))
