"""Finds the multi-line and nested parts of a notes file: code blocks, tables, block quotes."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

_MOST_QUOTES = 10
_SIGNS = tuple("=<(:")
"""Behind ">" they make a sign of it: "more than", a face."""


def find_fences(lines: Sequence[str]) -> Mapping[int, int]:
    """The place of the last line of each block of fenced code by that of its first.

    A fence that nothing closes is none: the rest of a note is not code.
    """
    ends = _ends(lines)
    found: dict[int, int] = {}
    place = 0
    while place < len(lines):
        if place in ends:
            found[place] = ends[place]
            place = ends[place]
        place += 1
    return found


def _ends(lines: Sequence[str]) -> Mapping[int, int]:
    """The place of the next line that would close each fence, for those that have one."""
    ends: dict[int, int] = {}
    # Of the lines behind, those that close: the number of signs, negated so that it grows, and the place. The nearest
    # one comes last; what is no longer than a nearer one closes nothing.
    behind: Mapping[str, list[tuple[int, int]]] = {"`": [], "~": []}
    for place in reversed(range(len(lines))):
        char, length, info = _fence(lines[place])
        if not char:
            continue
        closing = behind[char]
        if long_enough := bisect_right(closing, -length, key=itemgetter(0)):
            ends[place] = closing[long_enough - 1][1]
        if not info:
            while closing and closing[-1][0] >= -length:
                closing.pop()
            closing.append((-length, place))
    return ends


def _fence(line: str) -> tuple[str, int, str]:
    words = line.strip()
    char = words[:1] if words.startswith(("```", "~~~")) else ""
    info = words.lstrip(char) if char else ""
    return ("", 0, "") if char == "`" and "`" in info else (char, len(words) - len(info), info)


def find_tables(lines: Sequence[str]) -> Mapping[int, int]:
    """The place behind the last row of each table by that of its head, which a row of dashes follows."""
    found: dict[int, int] = {}
    place = 1
    while place < len(lines):
        if "|" in lines[place - 1] and _divides(lines[place]):
            end = place + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            found[place - 1] = end
            place = end
        place += 1
    return found


def _divides(line: str) -> bool:
    marks = set(line.strip())
    return {"-", "|"} <= marks <= set("-|: \t")


def unquoted(line: str) -> str:
    """The line without the marks of a block quote; in "> 50 people" the sign means "more than" and stays."""
    rest = line.lstrip()
    if not rest.startswith(">"):
        return line
    for _ in range(_MOST_QUOTES):
        inner = rest[1:].lstrip()
        if not rest.startswith(">") or inner[:1].isdecimal() or rest[1:].startswith(_SIGNS):
            break
        rest = inner
    if rest.startswith("[!") and rest.partition("]")[0][2:].isalpha():  # the kind of an Obsidian callout
        rest = rest.partition("]")[2].lstrip("+-").lstrip()
    return line if rest == line.lstrip() else rest
