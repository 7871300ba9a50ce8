"""Tells whether words stand in a text as words: there is no "tea" in "instead"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

LETTER = (
    r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
"""A letter or digit of a writing that puts spaces between words; in Thai, Lao, Burmese, Khmer, Japanese and Chinese
none stands there, and in Korean endings join the word."""


_WITHIN = re.compile(rf"(?<={LETTER})(?={LETTER})")
_EDGE = re.compile(rf"(?<!{LETTER})|(?!{LETTER})")
_MARK = "\udfff"
"""Stands in no text: half of a pair that cannot be written in UTF-8."""


def is_edge(text: str, place: int) -> bool:
    """Whether a word may begin or end at this place: no word goes on across it."""
    return not _WITHIN.match(text, place)


def places_of(text: str, words: str, start: int = 0) -> Iterator[int]:
    """Where the words stand in the text as they are, with no letter of another word beside them; "" stands nowhere."""
    # To compile the class of letters for each word would take a thousand times as long as to look for it.
    place = text.find(words, start) if words else -1
    while place >= 0 and is_edge(text, place) and is_edge(text, place + len(words)):
        yield place
        place = text.find(words, place + len(words))
    if place >= 0:
        yield from _places_between_edges(text, words, place + 1)


def _places_between_edges(text: str, words: str, start: int) -> Iterator[int]:
    # Found at each letter of a text that repeats itself and refused at each, words would be read once for each letter.
    # With a mark at each edge, what is found stands between two of them.
    edges = [edge.start() for edge in _EDGE.finditer(text, start)]
    marked = "".join(_MARK + text[edge:after] for edge, after in pairwise([*edges, len(text)]))
    marks = [number + edge - edges[0] for number, edge in enumerate(edges)]
    wanted = _EDGE.sub(_MARK, words)
    at = marked.find(wanted)
    while at >= 0:
        yield edges[bisect_left(marks, at)]
        at = marked.find(wanted, at + len(wanted) - 1)


def holds_words(text: str, words: str) -> bool:
    """Whether the words stand in the text as they are, with no letter of another word beside them."""
    return next(places_of(text, words), -1) >= 0


def in_small_letters(text: str) -> str:
    """The text in lower case, of the same length: a place in it is a place in the text."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
