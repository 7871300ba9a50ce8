"""Numbers that are told roughly stand on numbers that lie near them, on the right side."""

import pytest

from storycraft.receipts.checks.figures import wrong_figures
from storycraft.receipts.facts.approximations import EXACTLY, reach_of
from tests.support.claims import claim_on


def kinds(text: str, told: str, language: str = "en") -> list[str]:
    return [failure.kind for failure in wrong_figures(claim_on(text, told, language=language))]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("She has rowed for almost thirty years.", "I have rowed for twenty-nine years.", "en"),
        ("It took less than a minute.", "It took forty seconds.", "en"),
        ("More than half of the calls come at night.", "Six of ten calls come at night.", "en"),
        ("Some forty families came.", "38 families came.", "en"),
        ("Casi treinta años de red.", "Veintinueve años de red.", "es"),
        ("Plus de trente caisses.", "Trente-deux caisses.", "fr"),
        ("Fast dreißig Netze.", "Neunundzwanzig Netze.", "de"),
        ("Mais de três décadas no mar.", "Trinta e dois anos no mar.", "pt"),
    ],
)
def test_a_number_near_the_one_that_was_said_is_supported(text: str, told: str, language: str) -> None:
    assert kinds(text, told, language) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She has rowed for more than thirty years.", "I have rowed for twenty-nine years."),
        ("Almost ninety boats came.", "29 boats came."),
        ("Thirty boats came.", "29 boats came."),
        ("Some forty families came.", "38 boats came."),
    ],
)
def test_another_number_is_not(text: str, told: str) -> None:
    assert kinds(text, told) != []


def test_without_such_a_word_a_number_is_meant_exactly() -> None:
    assert reach_of("they had ", "en") == EXACTLY
    assert reach_of("they had over ", "en") == (1.0, 1.5)
    assert reach_of("moreover ", "en") == EXACTLY
