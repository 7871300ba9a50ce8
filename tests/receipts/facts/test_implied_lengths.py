"""A time that was told implies how far it is or how long, and never both."""

import pytest

from storycraft.receipts.checks.figures import wrong_figures
from tests.support.claims import claim_on


def passes(text: str, told: str, language: str) -> bool:
    return not list(wrong_figures(claim_on(text, told, language=language)))


@pytest.mark.parametrize(
    ("language", "told", "text"),
    [
        ("en", "Last year the winch broke.", "A year ago the winch broke."),
        ("en", "Last year the winch broke.", "Twelve months ago the winch broke."),
        ("en", "The next day the winch ran.", "One day later the winch ran."),
        ("en", "Last year the winch broke.", "About a year ago the winch broke."),
        ("de", "Letztes Jahr brach die Winde.", "Vor einem Jahr brach die Winde."),
        ("de", "Letzte Woche brach die Winde.", "Vor sieben Tagen brach die Winde."),
        ("es", "El año pasado se rompió el torno.", "Hace doce meses se rompió el torno."),
        ("es", "Al día siguiente andaba el torno.", "Un día después andaba el torno."),
        ("fr", "L'an dernier le treuil a cassé.", "Il y a douze mois le treuil a cassé."),
        ("fr", "L'an dernier le treuil a cassé.", "Il y a environ un an le treuil a cassé."),
        ("it", "L'anno scorso si ruppe l'argano.", "Dodici mesi fa si ruppe l'argano."),
        ("pt", "O ano passado partiu-se o guincho.", "Há doze meses partiu-se o guincho."),
        ("en", "The winch is manned all year.", "For twelve months the winch is manned."),
        ("de", "Die Winde ist das ganze Jahr besetzt.", "Zwölf Monate lang ist die Winde besetzt."),
        ("es", "El torno gira todo el año.", "El torno gira durante doce meses."),
        ("fr", "Le treuil tourne toute l'année.", "Le treuil tourne pendant douze mois."),
        ("it", "L'argano gira tutto l'anno.", "L'argano gira dodici mesi l'anno."),
        ("pt", "O guincho roda todo o ano.", "O guincho roda durante doze meses."),
    ],
)
def test_what_follows_from_a_told_time_passes(language: str, told: str, text: str) -> None:
    assert passes(text, told, language)


@pytest.mark.parametrize(
    ("language", "told", "text"),
    [
        ("en", "Last year the winch broke.", "For twelve months the winch was broken."),
        ("en", "Last week the winch stood still.", "For seven days the winch stood still."),
        ("en", "The next day we oiled the winch.", "They oiled the winch for one day."),
        ("en", "The winch is manned all year.", "The winch has been manned for one year."),
        ("en", "The winch is manned all year.", "Twelve months ago the winch was manned."),
        ("de", "Letztes Jahr stand die Winde still.", "Zwölf Monate lang stand die Winde still."),
        ("de", "Die Winde läuft das ganze Jahr.", "Seit einem Jahr läuft die Winde."),
        ("es", "El año pasado pintamos el torno.", "Durante doce meses pintaron el torno."),
        ("es", "El torno gira todo el año.", "El torno gira desde hace un año."),
        ("fr", "L'an dernier nous avons peint le treuil.", "Peindre le treuil a pris douze mois."),
        ("fr", "Le treuil tourne toute l'année.", "Le treuil tourne depuis un an."),
        ("it", "L'anno scorso abbiamo dipinto l'argano.", "Per dodici mesi hanno dipinto l'argano."),
        ("it", "L'argano gira tutto l'anno.", "L'argano gira da un anno."),
        ("pt", "O ano passado pintámos o guincho.", "Durante doze meses pintaram o guincho."),
        ("pt", "O guincho roda todo o ano.", "Há um ano que o guincho roda."),
    ],
)
def test_what_a_told_time_does_not_imply_is_doubted(language: str, told: str, text: str) -> None:
    assert not passes(text, told, language)
