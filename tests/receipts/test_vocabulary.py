"""How much of a sentence's words were said."""

import pytest

from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.words import content, stem


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("organising", "we organize", "en"),
        ("Hafenwerkstatt", "die Werkstatt am Hafen", "de"),
        ("reparación", "lo reparamos", "es"),
    ],
)
def test_inflections_spellings_and_compounds_count_as_said(text: str, told: str, language: str) -> None:
    vocabulary, said = Vocabulary([told], language), content(text, language)
    assert share(said, vocabulary.covered(said)) == 1.0


def test_other_words_do_not() -> None:
    vocabulary, said = (
        Vocabulary(["the kettle broke in the yard"], "en"),
        content("trumpets broke windows", "en"),
    )
    assert [word.text for word in vocabulary.covered(said)] == ["broke"]


def test_where_nothing_is_said_all_of_it_is_covered() -> None:
    assert share((), ()) == 1.0


def test_an_abbreviated_word_stands_for_the_whole_one() -> None:
    told = Vocabulary(["el ayto. puso la mitad"], "es")
    assert told.has(stem("ayuntamiento", "es"))
    assert not told.has(stem("ayuda", "es"))
    assert not told.has(stem("apartamento", "es"))
