"""Words stand in a text as words, in each way of writing."""

from collections.abc import Iterable
from time import process_time

import pytest

from storycraft.text.whole_words import holds_words, in_small_letters, places_of


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("We drank tea instead.", "tea", True),
        ("We sat there instead.", "tea", False),
        ("(No key.)", "No key.", True),
        ("Nobody came.", "No", False),
        ("大家说灯很亮。", "灯很亮", True),
        ("Chúng tôi ngồi.", "Chúng", True),
        ("Chúngạ tôi.", "Chúng", False),
    ],
)
def test_words_are_found_only_as_words(text: str, words: str, holds: bool) -> None:
    assert holds_words(text, words) is holds


def test_another_word_costs_no_more_than_the_same() -> None:
    def seconds(words: Iterable[str]) -> float:
        began = process_time()
        assert all(holds_words(f"the {each} table", each) for each in words)
        return process_time() - began

    same = min(seconds(["Rope 7"] * 1_000) for _ in range(3))
    assert seconds(f"Rope {number}" for number in range(1_000)) < 20 * same


def test_a_place_in_small_letters_is_one_in_the_text() -> None:
    assert in_small_letters("İstanbul ROPE") == "İstanbul rope"
    assert list(places_of("rope, ropes and rope", "rope")) == [0, 16]
    assert not list(places_of("rope", ""))
