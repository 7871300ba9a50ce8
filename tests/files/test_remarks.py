"""What a remark or a list quotes of a long text: whole words, or the first letters of a script without gaps."""

from storycraft.files.remarks import shortened


def test_long_words_are_cut_between_words() -> None:
    text = "The ferry waited for the last child every evening, although nobody paid the pilot."
    assert shortened(text) == "The ferry waited for the last child every evening, although…"


def test_a_script_without_gaps_is_cut_by_letters() -> None:
    assert shortened("港" * 80) == "港" * 60 + "…"
    assert shortened("ox " + "y" * 80) == "ox " + "y" * 57 + "…"


def test_what_fits_stands_whole() -> None:
    assert shortened("The ferry\n waited.") == "The ferry waited."
