"""People's words become characters on a page, and nothing else."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.ui.markup import count_of, escape, lines


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "![x](http://example.org/x.png)",
        "</div><style>*{display:none}</style>",
    ],
)
def test_markup_is_shown_and_not_obeyed(hostile: str) -> None:
    shown = escape(hostile)
    assert "<" not in shown
    assert '"' not in shown
    assert html.unescape(shown) == hostile


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert "<" not in escape(text)
    assert ">" not in escape(text)
    letters = [c for c in text if c.isalnum()]
    assert [c for c in html.unescape(escape(text)) if c.isalnum()] == letters


def test_direction_overrides_cannot_turn_a_sentence_around() -> None:
    assert escape("safe \u202eevil") == "safe evil"


def test_line_breaks_stay() -> None:
    assert lines("one\ntwo") == "one<br>two"


def test_numbers_agree_with_their_nouns() -> None:
    assert (count_of(1, "point"), count_of(0, "point")) == ("1 point", "0 points")
