"""Whether quoted words were said, and which true words come closest."""

import pytest

from storycraft.receipts.verbatim import cropped_not, nearest, stands_in

SAID = "We never met outside the canteen, and Ana's kettle wasn't ours; it stood by the door."


@pytest.mark.parametrize(
    "quotation",
    [
        "We never met outside the canteen",
        "WE NEVER MET outside the canteen,",
        "Ana’s kettle wasn’t ours.",
        "We never met\n outside   the canteen",
        "We never met … the canteen",
        "We never met [...] the canteen, and Ana's kettle...",
        "\uff37\uff45 never met",
    ],
)
def test_case_white_space_marks_and_forms_of_letters_are_forgiven(quotation: str) -> None:
    assert stands_in(quotation, SAID)


@pytest.mark.parametrize(
    "quotation",
    [
        "We never met inside the canteen",
        "We met outside",
        "it stood by the door … We never met",
        "We … met outside the canteen",
        "We never met … it stood by the door",
        "ever met outside",
        "",
        "…",
    ],
)
def test_other_words_another_order_and_a_lost_not_are_not(quotation: str) -> None:
    assert not stands_in(quotation, SAID)


def test_scripts_without_spaces_are_compared_by_their_characters() -> None:
    assert stands_in("没有人做记录", "我们每周二见面，没有人做记录。")
    assert not stands_in("有人做了记录", "我们每周二见面，没有人做记录。")


def test_a_not_right_before_the_quoted_words_is_told() -> None:
    assert cropped_not("met outside the canteen", SAID) == "never"
    assert cropped_not("it stood by the door", SAID) == ""


def test_the_nearest_true_words_are_whole_words_as_they_were_said() -> None:
    assert nearest("Ana's kettle was not ours", [SAID]) == "Ana's kettle wasn't ours"


def test_where_nothing_is_near_nothing_is_offered() -> None:
    assert nearest("Management approved the budget", [SAID]) == ""
