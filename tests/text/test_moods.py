"""What is said is told from what is wished, needed or over, by its words."""

import pytest

from storycraft.text.moods import clauses_with_moods


@pytest.mark.parametrize(
    ("note", "mood"), [("wish: a dry place to change.", "wish"), ("Moored: a boat at the pier.", "past")]
)
def test_a_word_before_a_colon_gives_its_mood(note: str, mood: str) -> None:
    assert mood in clauses_with_moods(note, "en")[-1].moods


def test_a_name_before_a_colon_tells_who_speaks() -> None:
    assert not clauses_with_moods("Fred: a boat at the pier.", "en")[-1].moods
