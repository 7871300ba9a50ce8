"""How much fits on a page of the wall, counted in lines of its large type at 1920 × 1080 and at 1440 × 900."""

import unicodedata
from collections.abc import Sequence
from math import ceil

LINES = 24
"""Lines of both columns below a question of three lines; what stands below a point is counted with it."""
LINES_BESIDE = 6
"""The same below the questions to choose from."""
LINES_ABOVE = 4
"""Lines of both columns that a note at the head of the page takes, and a fourth line of the question."""
LETTERS_ASKED = 36
"""Letters of a line of the question at 1440 × 900, where it takes most lines."""
LETTERS = 42
"""Letters of a line; a wide sign takes two."""
BELOW = 1.5
"""Lines that who said it and the space around a point take."""


def even_pages(needs: Sequence[float], room: float) -> list[list[int]]:
    """The places of items page by page, `needs` being their lines: on as few pages as can be, evenly filled.

    A last page with one item on it would look as if there were no more.
    """
    fewest = len(_filled(needs, room))
    even = min(room, sum(needs) / max(1, fewest))
    while len(pages := _filled(needs, even)) > fewest:
        even = min(room, even + 1)
    return pages


def _filled(needs: Sequence[float], room: float) -> list[list[int]]:
    """Pages of which each takes what fits on it, and one item at least."""
    pages: list[list[int]] = [[]]
    used = 0.0
    for place, need in enumerate(needs):
        if pages[-1] and used + need > room:
            pages.append([])
            used = 0.0
        pages[-1].append(place)
        used += need
    return pages


def lines_below(ask: str, notes: int, lines: int) -> int:
    """How many of these lines are left below the question and notes above it."""
    asked = ceil(_width(ask) / LETTERS_ASKED)
    return max(1, lines - LINES_ABOVE * (notes + max(0, asked - 3)))


def lines_needed(text: str) -> float:
    """The lines that a point, or a title with its tag and whose points it holds, takes in a column."""
    return BELOW + sum(max(1, ceil(_width(line) / LETTERS)) for line in text.splitlines() or [""])


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
