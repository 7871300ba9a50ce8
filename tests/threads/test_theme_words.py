"""Theme words: stems that let points meet, without the small words of five languages."""

from storycraft.threads.theme_words import theme_words


def stems(text: str, language: str = "en") -> list[str]:
    return [stem for stem, _ in theme_words(text, language)]


def test_forms_of_a_word_meet_in_their_stem() -> None:
    assert stems("nurses") == stems("Nurse")
    assert stems("enfermeras", "es") == stems("enfermera", "es")
    assert stems("Schichten", "de") == stems("Schicht", "de")


def test_the_word_as_written_is_kept() -> None:
    assert theme_words("The Nurses!")[0][1] == "Nurses"


def test_small_words_numbers_and_marks_carry_no_theme() -> None:
    assert stems("and we were at the 14 of it, 👍") == []
    assert stems("und wir waren bei der", "de") == []


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    assert stems("夜班同事", "zh") == ["夜班", "班同", "同事"]


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stems("Stół pielęgniarek", "pl") == ["stół", "pielęgniarek"]
