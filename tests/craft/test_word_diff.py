"""Word diff: lossless, by words, in pieces a person can read."""

from hypothesis import given
from hypothesis import strategies as st

from storycraft.craft.word_diff import Change, word_diff


def test_a_changed_word_is_one_change() -> None:
    assert word_diff("We met on Tuesday.", "We met on Friday.") == (
        Change("We met on ", "We met on "),
        Change("Tuesday", "Friday"),
        Change(".", "."),
    )


def test_nothing_changed_and_nothing_there() -> None:
    assert word_diff("Same.", "Same.") == (Change("Same.", "Same."),)
    assert word_diff("", "") == ()


def test_text_that_came_has_no_old_side() -> None:
    assert word_diff("", "New words.") == (Change("", "New words."),)


def test_a_small_island_between_two_changes_joins_them() -> None:
    changes = word_diff("They ate soup and bread here.", "They drank tea and coffee here.")
    assert [change for change in changes if not change.is_same] == [
        Change("ate soup and bread", "drank tea and coffee")
    ]


def test_the_ends_that_stayed_are_not_islands() -> None:
    assert word_diff("We met.", "We all met.")[0].is_same


_texts = st.lists(st.sampled_from(["we", "met", "Tuesday", ".", "\n", " ", "don't", "夜班", "👍"])).map(
    " ".join
)


@given(_texts | st.text(max_size=60), _texts | st.text(max_size=60))
def test_both_sides_are_kept_whole(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(change.old for change in changes) == old
    assert "".join(change.new for change in changes) == new
