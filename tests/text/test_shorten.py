"""What a name, a remark or a list shows of a long text: whole words, or the first letters of a script without gaps."""

from storycraft.text.shorten import shorten


def test_long_words_are_cut_between_words() -> None:
    text = "The ferry waited for the last child every evening, although nobody paid the pilot."
    assert shorten(text, 60) == "The ferry waited for the last child every evening, although…"


def test_a_script_without_gaps_is_cut_by_letters() -> None:
    assert shorten("港" * 80, 60) == "港" * 60 + "…"
    assert shorten("ox " + "y" * 80, 60) == "ox " + "y" * 57 + "…"


def test_what_fits_stands_whole() -> None:
    assert shorten("The ferry\n waited.", 60) == "The ferry waited."


def test_what_stands_far_behind_blanks_is_not_lost_unsaid() -> None:
    assert shorten("Ja" + " \n" * 900 + "aber nie im Winter", 12) == "Ja aber nie…"
    assert shorten("\t" * 900 + "Never.", 12) == "Never."
    assert shorten("Never." + "\n" * 900, 12) == "Never."
