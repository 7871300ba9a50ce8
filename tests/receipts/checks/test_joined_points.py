"""What two points say apart may stand side by side, and is not told as one story."""

import pytest

from storycraft.receipts.checks.joined_points import joined_points
from tests.support.claims import claim_on

SAID = {
    "en": ("The winch on the slipway jammed in May.", "Three rowers moved to the coast."),
    "de": ("Die Winde am Steg klemmte im Mai.", "Drei Ruderer zogen an die Küste."),
    "es": ("El torno de la rampa se atascó en mayo.", "Tres remeros se mudaron a la costa."),
    "fr": ("Le treuil de la cale s'est bloqué en mai.", "Trois rameurs ont déménagé sur la côte."),
    "it": ("L'argano dello scivolo si è bloccato a maggio.", "Tre rematori si sono trasferiti sulla costa."),
    "pt": ("O guincho da rampa encravou em maio.", "Três remadores mudaram-se para a costa."),
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "When the winch on the slipway jammed, three rowers moved to the coast."),
        ("en", "Three rowers moved to the coast once the winch on the slipway had jammed."),
        ("en", "The winch on the slipway jammed, and that is why three rowers moved to the coast."),
        ("en", "The jammed winch on the slipway made three rowers move to the coast."),
        ("de", "Nachdem die Winde am Steg klemmte, zogen drei Ruderer an die Küste."),
        ("es", "Cuando el torno de la rampa se atascó, tres remeros se mudaron a la costa."),
        ("fr", "Quand le treuil de la cale s'est bloqué, trois rameurs ont déménagé sur la côte."),
        ("it", "Quando l'argano dello scivolo si è bloccato, tre rematori si sono trasferiti sulla costa."),
        ("pt", "Quando o guincho da rampa encravou, três remadores mudaram-se para a costa."),
    ],
)
def test_two_points_told_as_one_story_are_doubted(language: str, told: str) -> None:
    assert [f.kind for f in joined_points(claim_on(told, *SAID[language], language=language))] == ["cause"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The winch on the slipway jammed, and three rowers moved to the coast."),
        ("en", "At one table the winch on the slipway jammed, while three rowers moved to the coast."),
        ("en", "When it was May, the winch on the slipway jammed."),
        ("de", "Die Winde am Steg klemmte, und drei Ruderer zogen an die Küste."),
        ("es", "El torno de la rampa se atascó, y tres remeros se mudaron a la costa."),
        ("fr", "Le treuil de la cale s'est bloqué ; trois rameurs ont déménagé sur la côte."),
    ],
)
def test_two_points_side_by_side_are_not(language: str, told: str) -> None:
    assert not list(joined_points(claim_on(told, *SAID[language], language=language)))


def test_one_point_that_says_both_joins_them() -> None:
    both = "When the winch on the slipway jammed, three rowers moved to the coast."
    assert not list(joined_points(claim_on(both, *SAID["en"], both)))
