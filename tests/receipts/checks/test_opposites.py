"""Words whose exchange turns a sentence round."""

import pytest

from storycraft.receipts.checks.opposites import are_opposed, reversed_words
from storycraft.text.words import stem
from tests.support.claims import claim_on


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Visits to the workshop increased.", "Visits to the workshop decreased.", "en"),
        ("El taller abrió por la tarde.", "El taller cerró por la tarde.", "es"),
        ("La visite a augmenté.", "La visite a diminué.", "fr"),
        ("Die Werkstatt war immer voll.", "Die Werkstatt war immer leer.", "de"),
        ("A oficina abriu à tarde.", "A oficina fechou à tarde.", "pt"),
    ],
)
def test_the_opposite_in_the_same_company_turns_it_round(text: str, told: str, language: str) -> None:
    assert [failure.kind for failure in reversed_words(claim_on(text, told, language=language))] == [
        "reversal"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The workshop was not open in winter.", "The workshop was closed in winter."),
        ("Early visits, and late ones.", "Early visits to the workshop and late ones."),
        ("The harbour grew.", "Lateness fell in the galley."),
        ("The kettle always works.", "The kettle has never failed."),
    ],
)
def test_a_denied_opposite_and_another_company_do_not(text: str, told: str) -> None:
    assert not list(reversed_words(claim_on(text, told)))


def test_far_from_its_company_an_opposite_is_a_doubt() -> None:
    told = ["The diocese offered to take everything; after a long evening in the vestry we refused."]
    text = "They accepted what the diocese had put forward that day in its letter to the whole village."
    assert [failure.firm for failure in reversed_words(claim_on(text, *told))] == [False]


def test_opposites_know_each_other_both_ways() -> None:
    more, fewer = stem("more", "en"), stem("fewer", "en")
    assert are_opposed([more], [fewer], "en")
    assert are_opposed([fewer], [more], "en")
    assert not are_opposed([more], [more], "en")


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("The horns come less often than the flutes.", "The flutes come more often than the horns.", "en"),
        ("Les cors viennent moins que les flûtes.", "Les flûtes viennent plus que les cors.", "fr"),
        ("Las trompas vienen menos que las flautas.", "Las flautas vienen más que las trompas.", "es"),
    ],
)
def test_a_comparison_from_its_other_side_is_no_reversal(text: str, told: str, language: str) -> None:
    assert list(reversed_words(claim_on(text, told, language=language))) == []
    turned = told.replace("more", "less").replace("plus", "moins").replace("más", "menos")
    assert list(reversed_words(claim_on(turned, told, language=language))) != []


@pytest.mark.parametrize(
    ("language", "said", "idiom", "turned"),
    [
        ("en", "six oars arrived on the pier", "Six oars are left on the pier.", "Six oars left the pier."),
        ("en", "the divers sang last", "At first the divers sang.", "The divers sang first."),
        (
            "de",
            "am Steg gibt es Suppe für die Taucher",
            "Am Steg nahmen die Taucher die Suppe zurück.",
            "",
        ),
        (
            "de",
            "die Taucher geben Suppe",
            "Die Taucher nehmen an der Suppe teil.",
            "Die Taucher nehmen Suppe.",
        ),
        ("es", "los buzos cantan más", "Al menos cantan los buzos.", "Los buzos cantan menos."),
        (
            "fr",
            "les plongeurs chantent plus",
            "Les plongeurs chantent au moins.",
            "Les plongeurs chantent moins.",
        ),
        ("it", "i sub cantano più a lungo", "I sub cantano per lo meno.", "I sub cantano meno a lungo."),
        ("pt", "os buzos cantam mais", "Pelo menos cantam os buzos.", "Os buzos cantam menos."),
    ],
)
def test_a_word_in_an_idiom_turns_nothing_round(language: str, said: str, idiom: str, turned: str) -> None:
    assert not list(reversed_words(claim_on(idiom, said, language=language)))
    assert not turned or list(reversed_words(claim_on(turned, said, language=language)))


@pytest.mark.parametrize(
    ("told", "said", "right"),
    [
        ("The apprentices borrowed the trough of the miller.", "The miller lent us his trough.", True),
        ("The miller borrowed the trough.", "The miller lent us his trough.", False),
        ("The miller borrowed their barn.", "We lent the miller our barn.", True),
        ("The apprentices borrowed the barn of the miller.", "We lent the miller our barn.", False),
    ],
)
def test_what_one_lent_the_other_borrowed(told: str, said: str, right: bool) -> None:
    assert (not list(reversed_words(claim_on(told, said)))) is right
