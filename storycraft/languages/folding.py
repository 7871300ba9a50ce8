"""The one way in which words are folded before they are compared: those of a text and those of the word lists."""

import re
import unicodedata

_SHARP_S = re.compile("ß", re.IGNORECASE)


def folded(word: str) -> str:
    """A word in lower case, in the form NFKC; German ß is written "ss", as many people type it."""
    return unicodedata.normalize("NFKC", word).casefold()


def folded_rule(rule: str) -> str:
    """A regular expression for texts that keep their letters, so that it finds what `folded` makes equal.

    It is used with IGNORECASE on a text in the form NFKC: only ß and ss are left to be made equal.
    """
    return _SHARP_S.sub("(?:ß|ss)", unicodedata.normalize("NFKC", rule))
