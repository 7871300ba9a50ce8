"""Writes and reads words in the quotation marks of a story's language."""

from storycraft.files.stories.shown_text import Shown
from storycraft.text.words import base_language

_MARKS = {"de": ("„", "“"), "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»")}
_BLANKS = (" ", "\N{NO-BREAK SPACE}")
"""What stands between French marks and the words; editors may put a plain blank there."""


def in_marks(words: str, language: str) -> str:
    """The words between the marks of the language, English ones where it has none of its own here."""
    opening, closing = _MARKS.get(base_language(language), ("“", "”"))
    return f"{opening}{words}{closing}"


def words_within(shown: Shown, start: int, end: int) -> str:
    """The words between the marks that stand at these places of a text."""
    first, last = start + 1, end
    spaced = last - first > 1 and shown.plain[first] in _BLANKS and shown.plain[last - 1] in _BLANKS
    if shown.plain[start] == "«" and spaced:
        first, last = first + 1, last - 1
    return shown.text[first:last]
