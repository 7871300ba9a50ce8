"""What was only heard stays open, in every language."""

import pytest

from storycraft.domain.workshop import Contribution
from storycraft.drafts.only_heard import list_hearsay


def asked(text: str, language: str) -> tuple[str, ...]:
    point = Contribution(id="c1", group_id="g1", stage="experiences", text=text)
    return list_hearsay([point], language, language)


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


@pytest.mark.parametrize("text", ["People say.", "The ferry stops in May, and they say so on the door."])
def test_what_is_known_or_tells_nothing_is_not_asked(text: str) -> None:
    assert asked(text, "en") == ()


def test_a_language_without_words_for_it_asks_nothing() -> None:
    assert asked("Podobno latarnia zostanie sprzedana.", "pl") == ()
