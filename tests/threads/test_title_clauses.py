"""The clauses of a text that can be its title know where they stand in it."""

from hypothesis import given
from hypothesis import strategies as st

from storycraft.threads.title_clauses import clauses_of
from tests.linear.growth import LINEAR, growth

PIECES = st.sampled_from(
    ["We met", "in the barn", "but the miller", "kept, the key", "“yes”, she said", "(twice)"]
)


def unmarked(text: str) -> str:
    """A text without quotation marks, of which a part of one may lose some."""
    return text.translate({ord(mark): None for mark in "“”"})


@given(st.lists(st.tuples(PIECES, st.sampled_from([", ", ". ", "! ", ": ", " – ", " "])), max_size=12))
def test_a_clause_stands_where_it_says(parts: list[tuple[str, str]]) -> None:
    text = " ".join("".join(piece + sign for piece, sign in parts).split())
    for clause in clauses_of(text, "en"):
        assert unmarked(text[clause.start : clause.end]) == unmarked(clause.text)


def test_words_are_turned_by_their_own_sentence_alone() -> None:
    text = "We meet in the old barn. We meet in the old barn, but nobody lights the stove there any more."
    meet = [clause for clause in clauses_of(text, "en") if clause.text == "We meet in the old barn"]
    assert [(clause.start, clause.whole > 0) for clause in meet] == [(0, True), (0, True), (25, False)]


def test_a_sentence_of_many_quotations_is_read_once() -> None:
    assert (
        growth(lambda text: list(clauses_of(text, "en")), lambda size: "“yes”, she said, " * (size // 17))
        < LINEAR
    )
