"""Nobody is told to have done what somebody was said to do."""

import pytest

from storycraft.receipts.checks.negation import turned_denials
from tests.support.claims import claim_on

CARTS = {
    "en": "When my barn burnt the rowers came with two carts, and I never paid them a penny.",
    "de": "Als meine Scheune brannte, kamen die Ruderer mit zwei Karren. Bezahlt hab ich nie was.",
    "es": "Cuando ardió mi pajar vinieron los remeros con dos carros. No me cobraron un duro.",
    "fr": "Quand ma grange a brûlé les rameurs sont venus avec deux charrettes. Je n'ai rien payé.",
    "it": "Quando mi è bruciato il fienile sono venuti i rematori con due carri. Non ho pagato un soldo.",
    "pt": "Quando o meu palheiro ardeu vieram os remadores com duas carroças. Não paguei um tostão.",
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "When the barn burnt, nobody among the rowers came with a cart."),
        ("de", "Als die Scheune brannte, kam niemand mit einem Karren."),
        ("es", "Cuando ardió el pajar, nadie vino con un carro."),
        ("fr", "Quand la grange a brûlé, personne n'est venu avec une charrette."),
        ("it", "Quando è bruciato il fienile, nessuno è venuto con un carro."),
        ("pt", "Quando o palheiro ardeu, ninguém veio com uma carroça."),
    ],
)
def test_nobody_for_somebody_is_doubted(language: str, told: str) -> None:
    assert list(turned_denials(claim_on(told, CARTS[language], language=language)))


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("en", "Nobody helps her carry the mast.", "I carry the mast alone, always have."),
        ("de", "Niemand hilft ihr, den Mast zu tragen.", "Den Mast trag ich immer allein."),
        ("es", "Nadie la ayuda a llevar el mástil.", "El mástil lo llevo siempre sola."),
        ("fr", "Personne ne l'aide à porter le mât.", "Le mât je le porte toujours seule."),
        ("it", "Nessuno la aiuta a portare l'albero.", "L'albero lo porto sempre da sola."),
        ("pt", "Ninguém a ajuda a levar o mastro.", "O mastro levo-o sempre sozinha."),
        ("en", "Who carries the mast nobody knows.", "Who is to carry the mast?"),
    ],
)
def test_what_was_done_alone_nobody_helped_with(language: str, told: str, said: str) -> None:
    assert not list(turned_denials(claim_on(told, said, language=language)))
