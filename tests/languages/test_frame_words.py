"""The words of a frame stand beside those of moods, and repeat none of them."""

import re

import pytest

from storycraft.languages.pack import LANGUAGES, pack
from storycraft.text.moods import CONDITION, HEARSAY, MAYBE, PLAN, has_mood


def plain(rule: str) -> list[str]:
    """Those entries of a list that are words only: whether a pattern is one of the moods, nobody can tell."""
    outside = re.sub(r"\([^()]*\)", "()", rule)
    return [entry for entry in outside.split("|") if all(word.isalpha() for word in entry.split())]


@pytest.mark.parametrize("code", LANGUAGES)
def test_frame_words_repeat_no_word_of_mood(code: str) -> None:
    frame = pack(code).frame
    assert [word for word in plain(frame.untold) if has_mood(word, (MAYBE, PLAN, CONDITION), code)] == []
    assert [word for word in plain(frame.retold) if has_mood(word, (HEARSAY,), code)] == []
