"""How much fits on a page of the wall, counted in lines of its large type at 1920 × 1080 and at 1440 × 900."""

import unicodedata
from math import ceil

LINES = 24
"""Lines of both columns below a question of three lines; what stands below a point is counted with it."""
LINES_BESIDE = 6
"""The same below the questions to choose from."""
LETTERS = 42
"""Letters of a line; a wide sign takes two."""
BELOW = 1.5
"""Lines that who said it and the space around a point take."""


def lines_needed(text: str) -> float:
    """The lines that a point or a title takes in a column."""
    return BELOW + sum(max(1, ceil(_width(line) / LETTERS)) for line in text.splitlines() or [""])


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
