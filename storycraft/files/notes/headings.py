"""Recognises the forms of a heading line in a notes file, and lines that only look like headings."""

import re
from collections.abc import Sequence

_EMPHASIS = ("***", "___", "**", "__", "*", "_")
_ENDS_OF_SAID = (".", "!", "?", ";", ",", "…", "。", "！", "？")
_MOST_WORDS = 6
_MOST_MARKS = 6
_ANCHOR = re.compile(r"(?<!\\)\{#[^\s{}]+\}$")
"""What a program that exports a text writes behind a heading, so that a link can lead there."""


def hashes(line: str) -> tuple[int, str] | None:
    """The level and the title of a heading that is marked by number signs with a blank behind them."""
    words = line.strip()
    title = words.lstrip("#")
    level = len(words) - len(title)
    if not 0 < level <= _MOST_MARKS or (title and not title[0].isspace()):
        return None
    title = title.strip()
    open_end = title.rstrip("#")
    return level, open_end.rstrip() if not open_end or open_end[-1].isspace() else title


def tight_hashes(line: str) -> tuple[int, str] | None:
    """Level and title of a line such as "#Blue table": a heading to many people, a tag to some editors."""
    words = line.strip()
    title = words.lstrip("#")
    level = len(words) - len(title)
    return (level, title) if 0 < level <= _MOST_MARKS and title and not title[0].isspace() else None


def are_tags(words: Sequence[str]) -> bool:
    """Whether each word is a tag of a note, as in "#workshop/garden #2026"."""
    return all(len(word) > 1 and word[0] == "#" != word[1] for word in words)


def underline(line: str) -> str:
    """ "=" or "-" for a line that underlines the one above it; else nothing."""
    words = line.strip()
    return words[0] if len(words) > 1 and set(words) in ({"="}, {"-"}) else ""


def without_anchor(title: str) -> str:
    """A title without the name that links know it by, as in "Blue table {#blue-table}"."""
    return _ANCHOR.sub("", title).rstrip() or title


def bold(line: str) -> str:
    """The words of a line that is bold as a whole; else nothing."""
    words = line.strip().rstrip(":：")
    for mark in ("**", "__"):
        inside = words[len(mark) : -len(mark)]
        if words.startswith(mark) and words.endswith(mark) and inside.strip() and mark not in inside:
            return inside.strip("*_").rstrip(":：").strip()
    return ""


def plain(title: str) -> str:
    """A title without the emphasis around it and the colon behind it."""
    words = title.strip().rstrip(":：").strip()
    for mark in _EMPHASIS:
        inside = words[len(mark) : -len(mark)]
        if words.startswith(mark) and words.endswith(mark) and inside.strip() and mark not in inside:
            words = inside.strip()
    return words.rstrip(":：").strip()


def is_short(title: str) -> bool:
    """Whether it has the length of a title and does not end like a sentence."""
    return len(title.split(maxsplit=_MOST_WORDS)) <= _MOST_WORDS and not title.rstrip().endswith(
        _ENDS_OF_SAID
    )
