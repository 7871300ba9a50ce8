"""Numbers in digits and words of five languages have one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.receipts.facts.numbers import digits_value, numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "three teams, 3 rooms", [3, 3]),
        ("en", "twenty-one and a hundred and five", [21, 105]),
        ("en", "four hundred and twelve", [412]),
        ("en", "two thousand four hundred", [2400]),
        ("en", "thirteen is not thirty", [13, 30]),
        ("en", "the third time, twice", [3, 2]),
        ("en", "one voice", []),
        ("es", "treinta y dos socios, cuatrocientos euros", [32, 400]),
        ("es", "una mesa", []),
        ("fr", "quatre-vingt-douze pains, soixante-dix litres", [92, 70]),
        ("fr", "vingt et un, deux cents", [21, 200]),
        ("de", "einundzwanzig Leute, zweihundert Euro", [21, 200]),
        ("de", "zum dritten Mal, zweimal", [3, 2]),
        ("de", "ein Tisch", []),
        ("pt", "trinta e dois barcos, duzentos e cinco", [32, 205]),
    ],
)
def test_number_words_and_digits_are_the_same(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, language)] == values


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1,200", 1200),
        ("1.200", 1200),
        ("1 200", 1200),
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("12.000.000", 12_000_000),
        ("4.180,75", 4180.75),
        ("4,180.75", 4180.75),
        ("4’180.5", 4180.5),
        ("1.004.180,5", 1_004_180.5),
        ("0,25", 0.25),
    ],
)
def test_three_digits_behind_a_mark_are_thousands(digits: str, value: float) -> None:
    assert digits_value(digits) == value


def test_vague_numbers_are_told_apart() -> None:
    (number,) = numbers("hundreds of letters", "en")
    assert number.vague


@given(st.integers(min_value=2, max_value=10**9))
def test_any_number_in_digits_is_read(value: int) -> None:
    assert [n.value for n in numbers(f"exactly {value:,} letters", "en")] == [value]


@given(st.text(alphabet="0123456789.,' andtwoethir-", max_size=40))
def test_no_text_breaks_it_and_places_are_right(text: str) -> None:
    assert all(text[n.start : n.end] == n.words for n in numbers(text, "en"))
