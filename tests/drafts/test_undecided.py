"""What was only heard, or hangs on a condition, stays open, in every language."""

import pytest

from storycraft.domain.workshop import Contribution
from storycraft.drafts.undecided import list_undecided


def asked(text: str, language: str) -> tuple[str, ...]:
    point = Contribution(id="c1", group_id="g1", stage="experiences", text=text)
    return list_undecided([point], language, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Apparently the ferry stops in May. Nobody wrote to us."),
        ("es", "Dicen que el faro se vende en otoño."),
        ("fr", "Il paraît que le phare sera vendu."),
        ("de", "Angeblich wird der Leuchtturm verkauft."),
        ("pt", "Consta que o farol vai ser vendido."),
        ("it", "Pare che il faro sia in vendita."),
    ],
)
def test_hearsay_is_asked_in_its_own_words(language: str, text: str) -> None:
    (question,) = asked(text, language)
    assert text in question
    assert question.endswith("?")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If the parish paid for the paint, we would paint the boats ourselves."),
        ("es", "Si la cofradía nos diera pintura, pintaríamos los botes."),
        ("fr", "Si la mairie payait la peinture, nous pourrions peindre les barques."),
        ("de", "Wenn die Gemeinde die Farbe bezahlte, könnten wir die Boote streichen."),
        ("pt", "Se a junta nos desse tinta, poderíamos pintar os barcos."),
        ("it", "Se il comune ci desse la vernice, potremmo dipingere le barche."),
    ],
)
def test_what_hangs_on_a_condition_is_still_open(language: str, text: str) -> None:
    (line,) = asked(text, language)
    assert text.rstrip(".") in line


@pytest.mark.parametrize(
    "text",
    [
        "People say.",
        "The ferry stops in May, and they say so on the door.",
        "If it rains, the roof drips on the bench.",
        "If the sensor hadn't failed, we would have been there earlier.",
        "If they sold the boat, who would tell us?",
    ],
)
def test_what_is_settled_or_asked_already_is_not_listed(text: str) -> None:
    assert asked(text, "en") == ()


def test_a_language_without_words_for_it_asks_nothing() -> None:
    assert asked("Podobno latarnia zostanie sprzedana.", "pl") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "People say they sing along with my song on the ferry."),
        ("de", "Es heißt, dass sie mein Lied auf der Fähre mitsingen."),
        ("es", "Dicen que cantan mi canción en el barco."),
        ("fr", "On dit qu'ils chantent ma chanson sur le bac."),
        ("fr", "Nous on dit qu'il y a assez de bateaux au port."),
        ("pt", "Dizem que cantam a minha canção no barco."),
    ],
)
def test_what_others_say_of_what_is_mine_is_no_rumour(language: str, text: str) -> None:
    assert asked(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They say that my kiln is to be sold."),
        ("en", "Apparently the parish will close my nursery."),
        ("de", "Man sagt, mein Schuppen wird im Juni abgerissen."),
        ("es", "Dicen que mi taller se cierra en junio."),
        ("fr", "On dit que mon atelier sera fermé."),
        ("pt", "Dizem que a minha oficina vai ser vendida."),
    ],
)
def test_what_is_to_come_of_what_is_mine_is_asked(language: str, text: str) -> None:
    assert len(asked(text, language)) == 1
