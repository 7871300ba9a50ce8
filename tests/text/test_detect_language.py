"""A text tells its language, also where its head says nothing or another one."""

import pytest

from storycraft.languages.pack import LANGUAGES, name_of, other_languages
from storycraft.text.detect_language import language_of, language_told

DUTCH = "Wij hebben de sleutel aan de buren gegeven, maar niemand wist waar die bleef en het werd al laat."
POLISH = "Nie było nas wielu, ale każdy przyniósł coś do jedzenia i siedzieliśmy tam aż do nocy."
ITALIAN = "Abbiamo dato la chiave ai vicini, ma nessuno sapeva dove fosse e si faceva tardi per tutti."
SWEDISH = "Vi gav nyckeln till grannarna, men ingen visste var den var och det blev sent för oss alla."


@pytest.mark.parametrize(
    ("given_tag", "text", "language"),
    [
        ("de", "We met in the yard", "de"),
        ("", "Wir sind nicht in den Hof und die Küche", "de"),
        ("xx", "los vecinos y las llaves del taller", "es"),
        ("", DUTCH, "nl"),
        ("", POLISH, "pl"),
        ("", ITALIAN, "it"),
        ("", SWEDISH, "sv"),
        ("", "Мы встретились в столовой, и никто не знал, что делать.", "ru"),
        ("", "鍵は隣の人に渡しましたが、誰も知りませんでした。", "ja"),
        ("", "没有人知道钥匙在哪里。", "zh"),
        ("ja", "", "ja"),
        ("", "", "en"),
    ],
)
def test_an_unknown_language_is_guessed_from_what_was_said(given_tag: str, text: str, language: str) -> None:
    assert language_of(given_tag, [text]) == language


@pytest.mark.parametrize(("text", "language"), [(DUTCH, "nl"), (POLISH, "pl"), (ITALIAN, "it")])
def test_a_text_that_is_clearly_in_another_language_is_believed(text: str, language: str) -> None:
    assert language_told("en", [text]) == language


def test_a_few_foreign_words_change_no_language() -> None:
    assert language_told("en", ["They said “nie wieder”, and the yard was closed after that."]) == "en"
    assert language_told("de", ["Ja."]) == "de"


def test_every_language_that_is_recognised_has_a_name() -> None:
    others = other_languages()
    assert set(others.telltale) <= set(others.names)
    assert all(name_of(code) != code for code in (*LANGUAGES, *others.names))
    assert name_of("pl-PL") == "Polish"
    assert name_of("tlh") == "tlh"
