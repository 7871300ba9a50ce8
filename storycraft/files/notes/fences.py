"""Finds the multi-line and nested parts of a notes file: code blocks, tables, block quotes."""

from collections.abc import Mapping, Sequence

_MOST_QUOTES = 10
_SIGNS = tuple("=<(:")
"""Behind ">" they make a sign of it: "more than", a face."""


def find_fences(lines: Sequence[str]) -> Mapping[int, int]:
    """The place of the last line of each block of fenced code by that of its first.

    A fence that nothing closes is none: the rest of a note is not code.
    """
    found: dict[int, int] = {}
    unclosed = {"`": 1 << 30, "~": 1 << 30}
    place = 0
    while place < len(lines):
        char, length, _ = _fence(lines[place])
        if char and length < unclosed[char]:
            end = next((n for n in range(place + 1, len(lines)) if _closes(lines[n], char, length)), None)
            if end is None:
                unclosed[char] = length
            else:
                found[place] = end
                place = end
        place += 1
    return found


def _fence(line: str) -> tuple[str, int, str]:
    words = line.strip()
    char = words[:1] if words.startswith(("```", "~~~")) else ""
    info = words.lstrip(char) if char else ""
    return ("", 0, "") if char == "`" and "`" in info else (char, len(words) - len(info), info)


def _closes(line: str, char: str, length: int) -> bool:
    found, marks, info = _fence(line)
    return found == char and marks >= length and not info


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
