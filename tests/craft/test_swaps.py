"""One word put in another's place."""

from storycraft.craft.coverage import Stock
from storycraft.craft.swaps import swapped_words
from storycraft.craft.words import content

SAID = "The bosun keeps the lamp and the ladder behind the engine."


def swapped(text: str) -> list[str]:
    return [f.words for f in swapped_words(content(text, "en"), [SAID], Stock([SAID], "en"), "en")]


def test_a_single_strange_word_among_words_that_were_said_is_a_doubt() -> None:
    assert swapped("The bosun keeps the trumpet and the ladder behind the engine.") == ["trumpet"]


def test_kin_another_order_and_other_words_are_no_swap() -> None:
    assert swapped("The bosun holds the lamp and the ladder behind the engine.") == []
    assert swapped("Behind the engine the bosun keeps the ladder and the lamp.") == []
    assert swapped("Trumpets wait behind the engine.") == []
