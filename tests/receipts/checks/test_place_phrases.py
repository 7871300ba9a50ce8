"""A place that nobody told, where one that was told is left out."""

import pytest

from storycraft.receipts.checks.place_phrases import moved_slots, replaced_places
from storycraft.receipts.vocabulary import Vocabulary
from tests.support.claims import claim_on


def moved(text: str, told: str, language: str) -> list[tuple[str, bool]]:
    found = moved_slots(text, [told], Vocabulary([told], language), language, [])
    return [(failure.words, failure.firm) for failure in found]


@pytest.mark.parametrize(
    ("text", "told", "language", "word"),
    [
        ("They found it in the old belfry.", "We found it behind the boiler.", "en", "belfry"),
        ("Lo guardan en el arcón.", "Lo guardamos en la fresquera.", "es", "arcón"),
        ("On passe par la crypte, sous la voûte.", "On passe sous le porche.", "fr", "voûte"),
        ("Geschleudert wird in der Küche des Altersheims.", "Wir schleudern in der Küche der Mensa.", "de", "Altersheims"),
        ("Guardam tudo na arca.", "Guardamos tudo no piano.", "pt", "arca"),
        ("They dance in the room.", "We dance in the yard.", "en", "room"),
        ("Bailan en la sala.", "Bailamos en el patio.", "es", "sala"),
        ("Ils dansent dans la salle.", "Nous dansons dans la cour.", "fr", "salle"),
        ("Sie tanzen im Raum.", "Wir tanzen im Hof.", "de", "Raum"),
        ("Dançam na sala.", "Dançamos no pátio.", "pt", "sala"),
        ("Ballano nella sala.", "Balliamo nel cortile.", "it", "sala"),
    ],
)  # fmt: skip
def test_strange_place_instead_of_the_told_one_is_a_doubt(
    text: str, told: str, language: str, word: str
) -> None:
    assert moved(text, told, language) == [(word, False)]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Behind the boiler they found it.", "We found it behind the boiler.", "en"),
        ("They found it behind the boiler, in a hurry.", "We found it behind the boiler.", "en"),
        ("They found it in the belfry.", "We found it.", "en"),
        ("At the table they dance.", "We dance in the yard.", "en"),
        ("En la mesa bailan.", "Bailamos en el patio.", "es"),
        ("Dans le groupe ils dansent.", "Nous dansons dans la cour.", "fr"),
        ("Am Tisch tanzen sie.", "Wir tanzen im Hof.", "de"),
        ("Na mesa dançam.", "Dançamos no pátio.", "pt"),
        ("Al tavolo ballano.", "Balliamo nel cortile.", "it"),
        ("食堂で会いました", "食堂で", "ja"),
        ("Those on deck rowed in silence.", "We beat on a pan. We rowed in silence.", "en"),
        ("Ceux du bord sont passés sans bruit.", "Elle tapait sur une casserole. On est passés.", "fr"),
        ("Am Funk wurde es ruhiger.", "Es tropfte in der Kombüse. Es wurde ruhiger.", "de"),
        ("Los del muelle remaron a oscuras.", "Golpeó en una olla. Remamos a oscuras.", "es"),
        ("Quelli del molo remarono piano.", "Batteva su una pentola. Remavamo piano.", "it"),
        ("Os do cais remaram devagar.", "Ela batia numa panela. Remámos devagar.", "pt"),
    ],
)
def test_where_no_told_place_is_left_out_nothing_was_moved(text: str, told: str, language: str) -> None:
    assert moved(text, told, language) == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        (
            "If they had a longer rope, the old barge could be towed behind the chestnut by hand.",
            "If we had more rope, we could tow the old barge behind the weir by hand.",
            "en",
        ),
        (
            "La grande fête des rameurs commence à dix heures dans la crypte.",
            "La grande fête des rameurs, c'est à partir de dix heures, dans la cour.",
            "fr",
        ),
        (
            "Man munkelt, die alte Werft in Hohlenau mache zu und verkaufe den ganzen Bestand.",
            "Man munkelt, die alte Werft in Brackwede macht zu und verkauft den ganzen Bestand.",
            "de",
        ),
    ],
)
def test_a_place_may_be_replaced_beside_one_other_strange_word(text: str, told: str, language: str) -> None:
    assert list(replaced_places(claim_on(text, told, language=language)))


def test_a_sentence_that_repeats_little_replaces_no_place() -> None:
    told = claim_on("Somebody comes to sit by the stove.", "I come to the boathouse for company.")
    assert not list(replaced_places(told))
