"""Tells whether words stand in a text as words: there is no "tea" in "instead"."""

import re

LETTER = r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
"""A letter or digit of a writing that puts spaces between words; in Thai, Lao, Burmese, Khmer, Japanese and Chinese
none stands there, and in Korean endings join the word."""


def holds_words(text: str, words: str) -> bool:
    """Whether the words stand in the text as they are, with no letter of another word beside them."""
    return bool(re.search(rf"(?<!{LETTER}){re.escape(words)}(?!{LETTER})", text))
