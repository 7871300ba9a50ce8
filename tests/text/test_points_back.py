"""A sentence that says nothing without the one before it is known by how it begins."""

import pytest

from storycraft.text.points_back import points_back


@pytest.mark.parametrize(
    ("text", "language", "back"),
    [
        ("It would flood the lower meadow.", "en", True),
        ("It takes years to grow a hedge.", "en", False),
        ("Cela coûte une soirée par mois.", "fr", True),
        ("C’est trop loin de la gare.", "fr", True),
        ("Cette année la récolte est maigre.", "fr", False),
        ("Dies führt zu Lärm vor der Schule.", "de", True),
        ("Es fehlt an Bänken vor der Schule.", "de", False),
        ("Por eso nadie riega el huerto.", "es", True),
        ("Questo rovina il prato.", "it", True),
        ("Isto estraga o jardim.", "pt", True),
        ("The meadow floods.", "en", False),
        ("", "en", False),
    ],
)
def test_a_first_word_points_back(text: str, language: str, back: bool) -> None:
    assert points_back(text, language) is back
