"""Words stand in a text as words, in each way of writing."""

import pytest

from storycraft.text.whole_words import holds_words


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("We drank tea instead.", "tea", True),
        ("We sat there instead.", "tea", False),
        ("(No key.)", "No key.", True),
        ("Nobody came.", "No", False),
        ("大家说灯很亮。", "灯很亮", True),
        ("Chúng tôi ngồi.", "Chúng", True),
        ("Chúngạ tôi.", "Chúng", False),
    ],
)
def test_words_are_found_only_as_words(text: str, words: str, holds: bool) -> None:
    assert holds_words(text, words) is holds
