"""A condition may be told as the thing on which it hangs."""

import pytest

from storycraft.receipts.checks.negation import turned_denials
from storycraft.receipts.checks.unreal import facts_made_of_wishes
from tests.support.claims import claim_on

ROOF = {
    "en": "If the council pays the slate we mend the roof in May, otherwise it's tarpaulin again.",
    "de": "Wenn die Gemeinde den Schiefer zahlt, flicken wir im Mai das Dach, sonst gibt es wieder Plane.",
    "es": "Si el ayuntamiento paga la pizarra arreglamos el tejado en mayo, si no, otra vez lona.",
    "fr": "Si la mairie paie l'ardoise on répare le toit en mai, sinon c'est encore la bâche.",
    "it": "Se il comune paga l'ardesia ripariamo il tetto a maggio, altrimenti di nuovo il telo.",
    "pt": "Se a câmara pagar a ardósia consertamos o telhado em maio, senão é outra vez lona.",
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Without money from the council it will be tarpaulin again."),
        ("en", "The mending of the roof hangs on the council."),
        ("de", "Ohne Geld von der Gemeinde gibt es wieder Plane."),
        ("de", "Das Flicken des Dachs hängt an der Gemeinde."),
        ("es", "Sin dinero del ayuntamiento tocará otra vez lona."),
        ("es", "El arreglo del tejado depende del ayuntamiento."),
        ("fr", "Sans l'argent de la mairie, ce sera encore la bâche."),
        ("fr", "La réparation du toit tient à la mairie."),
        ("it", "Senza i soldi del comune toccherà di nuovo il telo."),
        ("it", "La riparazione del tetto dipende dal comune."),
        ("pt", "Sem o dinheiro da câmara será outra vez lona."),
        ("pt", "O conserto do telhado depende da câmara."),
    ],
)
def test_what_a_condition_hangs_on_keeps_it(language: str, told: str) -> None:
    claim = claim_on(told, ROOF[language], language=language)
    assert not [*facts_made_of_wishes(claim), *turned_denials(claim)]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "In May the roof is mended."),
        ("en", "Without a crane the roof is mended in May."),
        ("de", "Im Mai wird das Dach geflickt."),
        ("de", "Ohne Kran wird das Dach im Mai geflickt."),
        ("es", "En mayo se arregla el tejado."),
        ("fr", "En mai on répare le toit."),
        ("it", "A maggio si ripara il tetto."),
        ("pt", "Em maio conserta-se o telhado."),
    ],
)
def test_without_another_thing_it_is_lost(language: str, told: str) -> None:
    assert list(facts_made_of_wishes(claim_on(told, ROOF[language], language=language)))
