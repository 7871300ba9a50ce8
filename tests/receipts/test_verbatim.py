"""Whether quoted words were said, and which true words come closest."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.check import Sources, Verdict, check_sentence
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


def test_nearest_true_words_are_whole_words_as_they_were_said() -> None:
    assert nearest("Ana's kettle was not ours", [SAID]) == "Ana's kettle wasn't ours"


def test_where_nothing_is_near_nothing_is_offered() -> None:
    assert nearest("Management approved the budget", [SAID]) == ""


@pytest.mark.parametrize(
    "quotation",
    [
        "She paused — then rang.",
        "She paused – then rang.",
        "She paused—then rang.",
        "She paused - then rang.",
    ],
)
def test_a_dash_of_another_length_is_the_same_dash(quotation: str) -> None:
    assert stands_in(quotation, "She paused – then rang.")
    assert not stands_in(quotation, "She paused, then rang.")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])
def test_characters_that_nobody_sees_make_no_other_word(unseen: str) -> None:
    said = Contribution(id="c1", group_id="g1", stage="e", text=f"The lock{unseen}smith kept the book.")
    for text in ("“The locksmith kept the book.”", f"The lock{unseen}smith had the book."):
        receipt = check_sentence(Sentence(text, ("c1",)), Sources([said]), Frame())
        assert receipt.verdict in (Verdict.QUOTED, Verdict.PARAPHRASED)


@pytest.mark.parametrize("said", ["เราพบกันทุกวันอังคาร", "ພວກເຮົາພົບກັນ", "我们每周二见面", "𠮷田𠮷田さん"])
def test_a_run_of_a_script_without_spaces_is_quoted(said: str) -> None:
    assert stands_in(said[2:6], said)


def test_marks_of_emphasis_are_no_letters() -> None:
    assert stands_in("met outside", "We _never_ _met outside_ the canteen")
