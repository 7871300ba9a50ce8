"""Finds the sentences of a paragraph of a story file, with what each cites, as a reader sees them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from storycraft.domain.story import Sentence
from storycraft.files.stories.shown_text import Shown
from storycraft.text.sentences import split_sentences

DOUBTFUL, KEPT_SIGN = "(?)", "(☑)"
"""Behind a sentence: the check does not hold it; people keep it all the same."""
_SIGN = re.compile(r" {0,8}\([?☑]\)(?!\S)")
_STOPS = ".!?…。！？؟"
_CLOSERS = '"”“’»›」』)*'
_STOPPED = re.compile(rf"[{_STOPS}][{re.escape(_CLOSERS)}]*$")
_LONGEST_END = 8
"""Characters: no sentence ends in more stops and closing marks than these."""


def told_sentences(shown: Shown, *, a_line_ends_it: bool = False) -> list[tuple[Sentence, int]]:
    """The sentences of a paragraph, each with the number of line starts before it.

    A sentence cites what is referred to within it or right behind it. Signs of doubt are left out. With
    `a_line_ends_it`, references at the end of a line end the sentence, as they do in the first form.
    """
    text = _without_signs(shown)
    ends = {0, len(text), *shown.ends} | (_line_ends(shown) if a_line_ends_it else set())
    places = [place for place, _ in shown.refs]
    found = list[tuple[Sentence, int]]()
    for start, end in pairwise(sorted(ends)):
        first = bisect_right(places, start) if start else 0
        refs = [(place - start, label) for place, label in shown.refs[first : bisect_right(places, end)]]
        for sentence, place in _in_part(text[start:end], refs):
            found.append((sentence, bisect_right(shown.line_starts, start + place)))
    return found


def _in_part(text: str, refs: Sequence[tuple[int, str]]) -> Iterator[tuple[Sentence, int]]:
    """The sentences of a text with their places; a reference belongs to the one that it stands in or behind."""
    pieces = split_sentences(text)
    # A splitter drops nothing but white space: what it cannot change is counted.
    ink = [place for place, char in enumerate(text) if not char.isspace()]
    ends = list(accumulate(sum(not char.isspace() for char in piece) for piece in pieces))
    cites: dict[int, list[str]] = defaultdict(list)
    for place, label in refs:
        cites[min(bisect_left(ends, bisect_left(ink, place)), len(pieces) - 1)].append(label)
    for number, (piece, end) in enumerate(zip(pieces, [0, *ends], strict=False)):
        yield Sentence(piece, tuple(cites[number])), ink[end]


def _without_signs(shown: Shown) -> str:
    """The text with a blank for each character of a sign: places stay the same."""
    after = {place for place, _ in shown.refs} | set(shown.ends)
    text, start = list[str](), 0
    for sign in _SIGN.finditer(shown.plain):
        before = shown.plain[sign.start() - 1 : sign.start()]
        if sign.start() in after or (before and before in _STOPS + _CLOSERS):
            text += [shown.text[start : sign.start()], " " * len(sign[0])]
            start = sign.end()
    return "".join([*text, shown.text[start:]])


def _line_ends(shown: Shown) -> set[int]:
    """Where references stand at the end of a line and the sentence does not go on in the next one."""
    starts = set(shown.line_starts)
    at_ends = {place for place, _ in shown.refs if place + 1 in starts}
    return {
        place for place in at_ends if _is_stopped(shown.text, place) or not _goes_on(shown.text, place + 1)
    }


def _is_stopped(text: str, place: int) -> bool:
    return bool(_STOPPED.search(text[max(0, place - _LONGEST_END) : place]))


def _goes_on(text: str, place: int) -> bool:
    char = text[place : place + 1]
    return char.islower() or char in _STOPS + ",;:)]}”’»-"
