"""Cleans typed text of characters that no page, file or database can hold, or that nobody can see."""

import re
from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")
LOST = "\ufffd"
"""Stands for a character that was none: a reader sees that something was there."""
_BREAKS = re.compile("[\x0b\x0c\x85]")
"""What PowerPoint, printers and mainframes break lines with."""
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def without_half_characters(value: T) -> T:
    """The same text with U+FFFD for each half of a character: a surrogate without its pair.

    A browser sends one where an emoji was cut in two; UTF-8, and with it every page and file, has no place for it.
    Lists and mappings are cleaned all through.
    """
    return _all_through(value, _whole)


def readable(value: T) -> T:
    """The same with U+FFFD for each control character too, such as a bell; those that break a line break it.

    Nobody sees a control character in a page or types one on purpose, and some of them are orders to a terminal. NUL
    stays: what holds one is no text at all, and is refused.
    """
    return _all_through(value, _readable)


def seen_controls(text: str) -> str:
    """A text with U+FFFD for each of its control characters that break no line."""
    return _CONTROLS.sub(LOST, text)


def in_single_spaces(text: str) -> str:
    """A text in one line: each run of white space is one blank, and none stands at its ends."""
    return " ".join(text.split())


def _all_through(value: T, clean: Callable[[str], str]) -> T:
    if isinstance(value, str):
        return cast(T, clean(value))
    if isinstance(value, list | tuple):
        return cast(T, type(value)(_all_through(each, clean) for each in value))
    if isinstance(value, dict):
        return cast(T, {_all_through(k, clean): _all_through(each, clean) for k, each in value.items()})
    return value


def _readable(text: str) -> str:
    return seen_controls(_BREAKS.sub("\n", _whole(text)))


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        # Two halves in a row that fit are one character again.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
