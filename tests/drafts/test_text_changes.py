"""What changed between two texts, sentence by sentence and word by word."""

from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.text_changes import Change, Piece, compare_texts, count_changes

ROPE, BOAT, TEA = "The rope was old.", "The boat came on Monday.", "We drank tea on the pier."


def text(*paragraphs: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(tuple(Sentence(s) for s in paragraph) for paragraph in paragraphs)


def kinds(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> list[Change]:
    return [each.change for each in compare_texts(before, after)]


def test_a_moved_sentence_is_moved_and_not_written_anew() -> None:
    changes = compare_texts(text((ROPE, BOAT, TEA)), text((BOAT, TEA), (ROPE,)))
    assert [c.change for c in changes] == [Change.SAME, Change.SAME, Change.MOVED]
    assert count_changes(changes) == {Change.MOVED: 1}


def test_a_changed_sentence_shows_the_words_that_changed() -> None:
    (change,) = compare_texts(text((BOAT,)), text(("The boat came on Tuesday.",)))
    assert change.change is Change.CHANGED
    assert change.pieces == (
        Piece(Change.SAME, "The boat came on "),
        Piece(Change.REMOVED, "Monday."),
        Piece(Change.ADDED, "Tuesday."),
    )


def test_a_sentence_may_be_moved_and_changed() -> None:
    changes = compare_texts(
        text((ROPE,), (BOAT, TEA)), text((ROPE, "We drank hot tea on the pier."), (BOAT,))
    )
    moved = next(c for c in changes if c.change is Change.CHANGED)
    assert moved.moved


def test_a_removed_sentence_stands_where_it_was() -> None:
    assert kinds(text((ROPE, BOAT, TEA)), text((ROPE, TEA))) == [Change.SAME, Change.REMOVED, Change.SAME]


def test_an_added_sentence_is_like_no_other() -> None:
    assert kinds(text((ROPE,)), text((ROPE, "Forty guests sang."))) == [Change.SAME, Change.ADDED]


def test_the_same_text_has_no_change() -> None:
    assert count_changes(compare_texts(text((ROPE, ROPE), (TEA,)), text((ROPE, ROPE), (TEA,)))) == {}


sentences = st.sampled_from((ROPE, BOAT, TEA, "The boat came late on Monday.", "Nobody sang.", "Why?"))
texts = st.lists(st.lists(sentences, min_size=1, max_size=5).map(tuple), max_size=4).map(lambda p: text(*p))


def words(changes, *, without: Change) -> list[str]:
    told = ("".join(p.words for p in c.pieces if p.change is not without) for c in changes)
    return sorted(" ".join(each.split()) for each in told if each.strip())


@given(texts, texts)
def test_both_texts_can_be_read_from_the_changes(before, after) -> None:
    changes = compare_texts(before, after)
    assert words(changes, without=Change.REMOVED) == sorted(s.text for p in after for s in p)
    assert words(changes, without=Change.ADDED) == sorted(s.text for p in before for s in p)


@given(texts, texts)
def test_the_newer_text_keeps_its_order(before, after) -> None:
    told = [c for c in compare_texts(before, after) if c.change is not Change.REMOVED]
    assert [c.paragraph for c in told] == [n for n, p in enumerate(after) for _ in p]
