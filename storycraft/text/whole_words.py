"""Tells whether words stand in a text as words: there is no "tea" in "instead"."""

import re

LETTER = r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
"""A letter or digit of a writing that puts spaces between words; in Thai, Lao, Burmese, Khmer, Japanese and Chinese
none stands there, and in Korean endings join the word."""


_WITHIN = re.compile(rf"(?<={LETTER})(?={LETTER})")


def as_whole(words: str) -> str:
    """The regular expression for words as they are, with no letter of another word beside them."""
    return rf"(?<!{LETTER}){re.escape(words)}(?!{LETTER})"


def holds_words(text: str, words: str) -> bool:
    """Whether the words stand in the text as they are, with no letter of another word beside them."""
    return bool(re.search(as_whole(words), text))


def is_edge(text: str, place: int) -> bool:
    """Whether a word may begin or end at this place: no word goes on across it."""
    return not _WITHIN.match(text, place)
