"""What is pasted becomes points, and no word of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.text.split_input import split_points


def texts(pasted: str, *, many: bool = True) -> list[str]:
    return [text for _speaker, text in split_points(pasted, many=many)]


def test_each_line_is_a_point() -> None:
    assert texts("The host cooks.\n\nNobody took minutes.\n") == ["The host cooks.", "Nobody took minutes."]


def test_bullets_of_all_kinds_lose_only_their_marks() -> None:
    assert texts("- one\n* two\n• three\n1. four\n2) five") == ["one", "two", "three", "four", "five"]


def test_a_line_indented_under_a_bullet_goes_on_with_it() -> None:
    assert texts("- The night shift\n  finally had a name.\n- Next") == [
        "The night shift\nfinally had a name.",
        "Next",
    ]


def test_one_point_may_have_many_lines() -> None:
    assert texts("First this.\nThen that.", many=False) == ["First this.\nThen that."]


def test_a_number_that_is_no_bullet_stays() -> None:
    assert texts("2024 was the year.\n3.5 days") == ["2024 was the year.", "3.5 days"]


@pytest.mark.parametrize(
    "said",
    [
        "3. October 1990: that is when we met",
        "- 4 degrees that night",
        "– No.",
        "12. May: the roof.\n13. May: the door.",
        "1. April was no joke.",
        "1. May: the roof.\n1. June: the door.",
    ],
)
def test_what_only_looks_like_a_mark_stays_with_its_words(said: str) -> None:
    assert texts(said) == said.split("\n")


def test_marks_that_other_programs_paste_are_no_words() -> None:
    pasted = "·\tPears\no\tPlums\n▪ Figs\n\uf0b7 Quinces\n— Medlars\n(1) Nuts\n(2) Grapes"
    assert texts(pasted) == ["Pears", "Plums", "Figs", "Quinces", "Medlars", "Nuts", "Grapes"]


def test_words_circle_is_a_mark_and_a_word_is_none() -> None:
    assert texts("• Pears\no green\no yellow") == ["Pears", "green", "yellow"]
    assert texts("• A chave\n• O banco\no porteiro") == ["A chave", "O banco", "o porteiro"]


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0c"])
def test_only_the_line_breaks_of_a_text_file_part_points(sign: str) -> None:
    assert texts(f"Pears{sign}- and plums\r\nFigs\rNuts") == [f"Pears{sign}- and plums", "Figs", "Nuts"]


def test_numbers_of_a_list_inside_a_list_count_by_themselves() -> None:
    assert texts("1. Pears\n   1. green\n   2. yellow\n2. Plums") == ["Pears", "green", "yellow", "Plums"]


def test_two_lists_one_after_the_other_are_two_lists() -> None:
    assert texts("1. one\n2. two\n1. three\n2. four") == ["one", "two", "three", "four"]


def test_one_bullet_that_goes_on_is_a_list() -> None:
    assert texts("- The night shift\n  finally had a name.") == ["The night shift\nfinally had a name."]


def test_the_speaker_is_kept_with_every_point() -> None:
    assert split_points("a\nb", speaker="porter") == (("porter", "a"), ("porter", "b"))


def test_blank_text_holds_no_point() -> None:
    assert texts(" \n\t\n") == [] == texts("  ", many=False)


@given(
    st.text(
        alphabet=st.characters(
            categories=["L", "N", "Zs"],
            include_characters="\n -*•.",
            exclude_characters="o",  # which is also a mark of Word's
        )
    )
)
def test_no_letter_is_lost(pasted: str) -> None:
    kept = "".join(texts(pasted))
    assert [c for c in kept if c.isalpha()] == [c for c in pasted if c.isalpha()]
