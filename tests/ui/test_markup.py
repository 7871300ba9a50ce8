"""People's words become characters on a page, and nothing else."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.text.directions import apart
from storycraft.ui.shared.markup import as_label, escape, lines, within


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


@pytest.mark.parametrize("show", [escape, as_label, lines])
def test_half_a_character_keeps_nothing_from_being_drawn(show) -> None:
    assert show("late \ud83d again").encode().decode() == "late \ufffd again"


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert "<" not in escape(text)
    assert ">" not in escape(text)
    letters = [c for c in text if c.isalnum()]
    assert [c for c in html.unescape(escape(text)) if c.isalnum()] == letters


def test_direction_overrides_cannot_turn_a_sentence_around() -> None:
    assert escape("safe \u202eevil") == "safe evil"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u200d"])
def test_marks_of_direction_that_people_type_are_kept(mark: str) -> None:
    assert html.unescape(escape(f"C{mark}++ שלום")) == f"C{mark}++ שלום"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a \u2068ב\u2069 c", "a \u2068ב\u2069 c"),
        ("a \u202bב\u202c c", "a \u202bב\u202c c"),
        ("a \u2068ב c", "a ב c"),
        ("a ב\u2069 c", "a ב c"),
        ("a \u202eevil\u202c \u2067ב\u2069", "a evil \u2067ב\u2069"),
        ("a \u2067ב\nג\u2069", "a ב\nג"),
        ("\u2067a \u202bb\u2069 c\u202c", "a \u202bb c\u202c"),
    ],
)
def test_only_what_ends_where_it_should_may_turn_words(typed: str, shown: str) -> None:
    assert html.unescape(escape(typed)) == shown


def test_a_name_from_the_right_stands_apart_in_a_line() -> None:
    assert apart("Blue table") == "Blue table"
    assert apart("שולחן") == "\u2068שולחן\u2069"
    assert apart("שולחן\u2069\u202e") == "\u2068שולחן\u2069"
    assert apart("Bl\u202eue") == "Blue"
    assert as_label("שולחן :bell:") == "\u2068שולחן \\:\u2060bell\\:\u2069"
    assert within("שולחן", "he") == '<bdi dir="auto" lang="he">שולחן</bdi>'


@pytest.mark.parametrize(
    "words", ["**bold** $x^2$ ![x](http://e.invalid/x.png)", "1. `code` :red[red]", "a_b ~c~ <i>", "\\"]
)
def test_every_mark_of_markdown_in_a_label_is_escaped(words: str) -> None:
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", as_label(words)))
    assert _read(as_label(words)).replace("\u2060", "") == words


@pytest.mark.parametrize(
    "words",
    [
        ":smile:",
        ":material_home:",
        ":streamlit:",
        "https://e.invalid",
        "www.e.invalid",
        "a@e.invalid",
        "a -> b",
    ],
)
def test_what_streamlit_looks_for_behind_backslash_is_broken_by_joiner(words: str) -> None:
    shown = _read(as_label(words))
    assert words not in shown
    assert shown.replace("\u2060", "") == words


def test_a_label_is_one_line_and_plain_names_stay_plain() -> None:
    assert as_label("  Blue\n table ") == "Blue table"


def test_line_breaks_stay() -> None:
    assert lines("one\ntwo") == "one<br>two"


def _read(label: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", label)
