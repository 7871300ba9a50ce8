"""Figures whose value was told, with the other half of the day, sign, bound or order."""

import pytest

from storycraft.domain.story import Frame
from storycraft.receipts.check import check_sentence
from storycraft.receipts.checks.turned_figures import turned_figures
from tests.support.claims import claim_on


def failed(text: str, said: str, language: str = "en") -> list[tuple[str, str, bool]]:
    return [(f.kind, f.words, f.firm) for f in turned_figures(claim_on(text, said, language=language))]


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("The ferry left at 8 am.", "The ferry left at 8 pm.", "8 am"),
        ("The ferry left at 8:15 p.m.", "The ferry left at 8:15 a.m.", "8:15 p.m"),
        ("The ferry left at 20:15.", "The ferry left at 8:15 am.", "20:15"),
    ],
)
def test_the_other_half_of_the_day_was_not_said(text: str, said: str, words: str) -> None:
    assert failed(text, said) == [("time", words, True)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The ferry left at 8.15.", "The ferry left at 8:15 pm."),
        ("The ferry left at 20:15.", "The ferry left at 8:15 pm."),
        ("The ferry left at 8 pm.", "The ferry left at 8 o'clock."),
        ("The ferry left at eight.", "The ferry left at 8 pm."),
        ("One ferry left at 8 am, one at 8 pm.", "Ferries leave at 8 am and at 8 pm."),
    ],
)
def test_a_time_without_its_half_may_be_either(text: str, said: str) -> None:
    assert failed(text, said) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "The shed had 4 degrees.", "The shed had -4 degrees."),
        ("en", "The shed had minus four degrees.", "The shed had four degrees."),
        ("de", "Im Schuppen waren es 4 Grad.", "Im Schuppen waren es minus vier Grad."),
        ("fr", "Il faisait 4 degrés dans la remise.", "Il faisait moins 4 degrés dans la remise."),
        ("es", "El almacén estaba a 4 grados.", "El almacén estaba a menos cuatro grados."),
        ("it", "Il capanno era a 4 gradi.", "Il capanno era a −4 gradi."),
        ("pt", "O barracão estava a 4 graus.", "O barracão estava a menos quatro graus."),
    ],
)
def test_a_lost_or_added_minus_is_a_doubt(language: str, text: str, said: str) -> None:
    assert [(kind, firm) for kind, _, firm in failed(text, said, language)] == [("number", False)]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "The shed was four degrees below zero.", "-4 degrees in the shed."),
        ("en", "They lost 300 euros.", "The account stood at -300 euros."),
        ("en", "Some 5-10 boats came.", "5 - 10 boats came."),
        ("es", "Todos menos dos barcos salieron.", "Dos barcos no salieron."),
        ("fr", "Au moins 4 bateaux sont sortis.", "4 bateaux sont sortis."),
        ("it", "Tutti meno due barche uscirono.", "Due barche non uscirono."),
    ],
)
def test_other_words_and_dashes_are_no_minus(language: str, text: str, said: str) -> None:
    assert failed(text, said, language) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "At least 12 boats sank.", "At most 12 boats sank."),
        ("en", "Under a dozen boats sank.", "More than a dozen boats sank."),
        ("en", "Over 12 people came to the quay.", "Under 12 people came to the quay."),
        ("de", "Mindestens zwölf Boote sanken.", "Höchstens zwölf Boote sanken."),
        ("fr", "Au moins douze bateaux ont coulé.", "Au plus douze bateaux ont coulé."),
        ("es", "Al menos doce barcos se hundieron.", "Como mucho doce barcos se hundieron."),
        ("it", "Almeno dodici barche affondarono.", "Al massimo dodici barche affondarono."),
        ("pt", "Pelo menos doze barcos afundaram.", "No máximo doze barcos afundaram."),
    ],
)
def test_a_turned_bound_is_a_doubt(language: str, text: str, said: str) -> None:
    assert [(kind, firm) for kind, _, firm in failed(text, said, language)] == [("number", False)]


def test_a_bound_of_another_number_stays() -> None:
    assert failed("At least 12 boats sank.", "No fewer than 12 boats sank.") == []
    assert failed("At least 12 boats sank.", "12 boats sank.") == []
    assert failed("At most 12 boats sank.", "More than 10 boats sank, at most 12.") == []


def test_a_room_or_house_has_its_letter() -> None:
    assert failed("They met in room 7c.", "We met in room 7b.") == [("number", "7c", False)]
    assert failed("They met in room 7b.", "We met in room 7b, not in 7c.") == []
    assert failed("They met in room 7.", "We met in room 7b.") == []


def test_a_ratio_turned_round_is_a_doubt() -> None:
    assert failed("They mix sand and lime 4:1.", "We mix lime and sand 1:4.") == [("number", "4:1", False)]
    assert failed("They mix sand and lime 4:1.", "We mix sand and lime 4:1.") == []
    assert failed("They met at 10:12.", "We met at 12:10.") == []


def test_the_ends_of_a_range_are_told_and_not_reckoned() -> None:
    assert failed("Between 4 and 6 boats came.", "Between 6 and 10 boats came.") == [
        ("number", "4 and 6", False)
    ]
    assert failed("From 6 to 10 boats came.", "6–10 boats came.") == []


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        ("They met on 5 March 2024.", "We met on 2024-03-05.", True),
        ("They met on 2024-03-05.", "We met on 5 March 2024.", True),
        ("They met on 2024-03-05.", "We met on 2024-05-03.", False),
        ("They met on 5 May 2024.", "We met on 2024-03-05.", False),
    ],
)
def test_a_date_in_digits_has_its_month(text: str, said: str, right: bool) -> None:
    claim = claim_on(text, said)
    receipt = check_sentence(claim.sentence, claim.sources, Frame())
    assert (not receipt.failed) is right
