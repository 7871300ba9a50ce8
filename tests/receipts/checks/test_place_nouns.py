"""Places by their common nouns."""

import pytest

from storycraft.receipts.checks.place_nouns import unknown_places
from tests.support.claims import claim_on


def moved(text: str, told: str, language: str) -> list[str]:
    return [f.words for f in unknown_places(claim_on(text, told, language=language))]


@pytest.mark.parametrize(
    ("text", "told", "language", "place"),
    [
        ("They met in the chapels.", "We met in the yard.", "en", "chapels"),
        ("Se juntan en la biblioteca.", "Nos juntamos en el patio.", "es", "biblioteca"),
        (
            "Sie treffen sich in der Werkhalle am Bahnhof.",
            "Wir treffen uns in der Werkhalle.",
            "de",
            "Bahnhof",
        ),
    ],
)
def test_a_place_that_nobody_told_of_is_named(text: str, told: str, language: str, place: str) -> None:
    assert moved(text, told, language) == [place]


def test_a_place_that_was_told_is_fine_in_another_form() -> None:
    assert moved("In the churchyard", "the church has a yard", "en") == []
    assert moved("They consulted everybody", "we asked", "en") == []


def test_a_stemmer_makes_no_new_place_of_many() -> None:
    assert moved("Un foyer se réchauffe.", "Nous chauffons vingt-deux foyers.", "fr") == []


def test_a_word_that_begins_like_a_place_is_none() -> None:
    assert moved("A bar was painted in spring.", "A barn was painted in spring.", "en") == ["bar"]
    assert moved("The port brought the boat.", "The porter brought the boat.", "en") == ["port"]


def test_the_end_of_a_short_german_word_is_no_place() -> None:
    assert moved("Mit dem Pinsel strichen sie den Steg.", "Wir haben den Steg gestrichen.", "de") == []
    assert moved("Auf der Vogelinsel strichen sie.", "Wir haben den Steg gestrichen.", "de") == ["Vogelinsel"]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("In winter they have no roof for the boats.", "I'd like us to have a dry spot for the boats.", "en"),
        ("Im Winter haben sie kein Dach für die Boote.", "Ein trockenes Eck für die Boote wär schön.", "de"),
        ("En hiver ils n'ont pas de toit pour les barques.", "On voudrait un abri pour les barques.", "fr"),
        ("En invierno no tienen techo ni taller para las barcas.", "Ojalá un sitio para las barcas.", "es"),
    ],
)
def test_a_place_that_is_lacking_is_none(text: str, told: str, language: str) -> None:
    assert moved(text, told, language) == []
