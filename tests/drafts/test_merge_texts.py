"""Two people's changes of one paragraph are put together; no word of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from storycraft.drafts.merge_texts import merge_texts

BEFORE = "We met on Monday in the hall by the river."


def test_changes_of_different_words_are_both_told() -> None:
    merged = merge_texts(
        BEFORE, BEFORE.replace("Monday", "Friday"), BEFORE.replace("the hall", "the old hall")
    )
    assert (merged.text, merged.apart) == ("We met on Friday in the old hall by the river.", True)


def test_of_the_same_words_both_stay() -> None:
    merged = merge_texts(BEFORE, BEFORE.replace("Monday", "Friday"), BEFORE.replace("Monday", "Sunday"))
    assert not merged.apart
    assert "Sunday Friday" in merged.text


def test_who_changed_nothing_gets_the_others_text() -> None:
    for other in ("", "Another text.", BEFORE + " It rained."):
        assert merge_texts(BEFORE, BEFORE, other).text == other
        assert merge_texts(BEFORE, other, BEFORE).text == other


def test_a_paragraph_that_is_very_long_keeps_both_whole() -> None:
    long = "word " * 5_000
    merged = merge_texts(long, long + "mine", long + "theirs")
    assert merged.text == f"{long}theirs {long}mine"


texts = st.lists(st.sampled_from(("a", "b", "c", "d")), max_size=8).map(" ".join)


@given(texts, texts, texts)
def test_every_word_that_somebody_added_stands_in_the_merge(before: str, mine: str, theirs: str) -> None:
    merged = merge_texts(before, mine, theirs).text.split()
    for word in "abcd":
        old, new, other = (text.split().count(word) for text in (before, mine, theirs))
        if new >= old and other >= old:
            assert merged.count(word) >= max(new, other), (merged, word)
