"""Finds the marks of list items: dashes, dots, Word's own bullets, and numbers that count up."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

_DASHES = "-*+–—―‐‒"
"""Bullets with a blank behind them only: without one they may be a minus, an emphasis, a dash."""
_TIGHT = "-–—―"
"""Of these, those that are bullets before a letter too, where two lines or more have them."""
_DOTS = "•·・▪◆◇❖‣◦●○■□▸►⁃∙➢➤✓✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""Bullets and nothing else, with a blank or without; the last ones are Word's, from its own fonts."""
_LETTERS = ("o", "§")
"""What Word's circle and square become as text, with a tab or blanks behind them: else they are words."""
_MOST_DIGITS = 3


def list_marks(lines: Sequence[str]) -> dict[int, int]:
    """For each line that starts with a list mark, by its index: the position where its words begin.

    Numbers are marks only where two or more lines of one indent count up from 1: "12. May" is a date.
    Word's bullet "o" is also one with a single blank behind it where two lines below dots have it.
    """
    return (
        dict(_dashes(lines)) | _all_or_none(_tight(lines)) | _all_or_none(_circles(lines)) | _counted(lines)
    )


def number_of(line: str) -> tuple[int, int] | None:
    """The number that the line begins with, as in "3. June", "3) keys" or "(3) keys", and its mark's length."""
    words = line.lstrip()
    start = 1 if words[:1] == "(" else 0
    digits = words[start : start + _MOST_DIGITS + 1]
    end = start + next((n for n, char in enumerate(digits) if not char.isdecimal()), len(digits))
    stops = (")",) if start else (".", ")")
    if not start < end <= start + _MOST_DIGITS or words[end : end + 1] not in stops:
        return None
    behind = words[end + 1 :]
    return (int(words[start:end]), end + 1) if behind[:1].isspace() and behind.strip() else None


def _behind(line: str, length: int) -> int | None:
    """Where the words begin behind a mark of that length; None where there are none."""
    rest = line.lstrip()[length:].lstrip()
    return len(line) - len(rest) if rest else None


def _dashes(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    for place, line in enumerate(lines):
        words = line.lstrip()
        mark, next_char = words[:1], words[1:2]
        is_mark = (mark and mark in _DOTS) or (mark and mark in _DASHES and next_char.isspace())
        is_wide = next_char == "\t" or (next_char.isspace() and words[2:3].isspace())
        if (is_mark or (is_wide and mark in _LETTERS)) and (start := _behind(line, 1)):
            yield place, start


def _tight(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    for place, line in enumerate(lines):
        words = line.lstrip()
        if words[:1] and words[0] in _TIGHT and words[1:2].isalpha():
            yield place, len(line) - len(words) + 1


def _circles(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    below_dots = False
    for place, line in enumerate(lines):
        words = line.lstrip()
        is_circle = words[:1] == "o" and words[1:2].isspace()
        if is_circle and below_dots and (start := _behind(line, 1)):
            yield place, start
        elif words:
            below_dots = words[0] in _DOTS


def _all_or_none(marks: Iterator[tuple[int, int]]) -> dict[int, int]:
    found = dict(marks)
    return found if len(found) > 1 else {}


def _counted(lines: Sequence[str]) -> dict[int, int]:
    by_indent: dict[int, dict[int, tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        if numbered := number_of(line):
            by_indent.setdefault(len(line) - len(line.lstrip()), {})[place] = numbered
    return {
        place: _behind(lines[place], length) or 0
        for found in by_indent.values()
        if len(found) > 1 and _counts_up([number for number, _ in found.values()])
        for place, (_, length) in found.items()
    }


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether the numbers count up from 1, in one or several runs."""
    return all(number in (before + 1, 1) and number != before for before, number in pairwise([0, *numbers]))
