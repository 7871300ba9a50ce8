"""Cleans typed text of characters that no page, file or database can hold."""

from typing import TypeVar, cast

T = TypeVar("T")


def without_half_characters(value: T) -> T:
    """The same text with U+FFFD for each half of a character: a surrogate without its pair.

    A browser sends one where an emoji was cut in two; UTF-8, and with it every page and file, has no place for it.
    Lists and mappings are cleaned all through.
    """
    if isinstance(value, str):
        return cast(T, _whole(value))
    if isinstance(value, list | tuple):
        return cast(T, type(value)(without_half_characters(each) for each in value))
    if isinstance(value, dict):
        return cast(
            T, {without_half_characters(k): without_half_characters(each) for k, each in value.items()}
        )
    return value


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        # Two halves in a row that fit are one character again.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
