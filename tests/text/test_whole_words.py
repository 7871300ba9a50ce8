"""Words stand in a text as words, in each way of writing."""

from collections.abc import Iterable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.text.whole_words import holds_words, in_small_letters, is_edge, places_of
from tests.linear.growth import LINEAR, growth


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


@given(st.text("ab ,灯", max_size=30), st.text("ab ,灯", min_size=1, max_size=4), st.integers(0, 10))
def test_each_place_between_two_edges_is_found_once(text: str, words: str, start: int) -> None:
    places, at = [], text.find(words, start)
    while at >= 0:
        stands = is_edge(text, at) and is_edge(text, at + len(words))
        places += [at] * stands
        at = text.find(words, at + len(words) if stands else at + 1)
    assert list(places_of(text, words, start)) == places


def test_words_that_repeat_themselves_are_read_once() -> None:
    assert growth(lambda text: holds_words(f"{text}x", text), lambda size: "ab " * (size // 3) + "a") < LINEAR
