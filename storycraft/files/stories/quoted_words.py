"""Writes and reads words in the quotation marks of a story's language."""

from storycraft.files.stories.shown_text import Shown
from storycraft.text.words import base_language

_MARKS = {"de": ("„", "“"), "fr": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), "ar": ("«", "»")}
_BLANKS = (" ", "\N{NO-BREAK SPACE}")
"""What stands between French marks and the words; editors may put a plain blank there."""
_LEAST = 2
"""Characters of a mark and one blank: with a second blank there may be words between them, or none."""


def in_marks(words: str, language: str) -> str:
    """The words between the marks of the language, English ones where it has none of its own here."""
    opening, closing = _MARKS.get(base_language(language), ("“", "”"))
    return f"{opening}{words}{closing}"


def words_within(shown: Shown, start: int, end: int) -> str:
    """The words between the marks that stand at these places of a text."""
    plain = shown.plain[start:end]
    spaced = len(plain) > _LEAST and plain[1] in _BLANKS and plain[-1] in _BLANKS
    blank = int(plain.startswith("«") and spaced)
    return shown.text[start + 1 + blank : end - blank]
