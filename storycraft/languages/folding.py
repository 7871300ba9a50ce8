"""The one way in which words are folded before they are compared: those of a text and those of the word lists."""

import re
import unicodedata

_SHARP_S = re.compile("ß", re.IGNORECASE)


_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, spaces without width, joiners and marks of direction: they tell programs how to set a text."""


FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_KEPT = re.compile(f"([…´\u037e{FRACTIONS}])")
"""Signs that NFKC takes for others: three stops, an accent beside a blank, a semicolon for the Greek question mark, and
digits that would join those before."""


def plain(text: str) -> str:
    """A text as it is read: without characters that nobody sees, each sign in one form (Unicode NFKC), "…" and "½" kept.

    A place in one text is a place in another only if both are plain; a plain text is given back as it is.
    """
    if text.isascii():
        return text
    parts = _KEPT.split(_UNSEEN.sub("", text))
    return "".join(part if _KEPT.match(part) else unicodedata.normalize("NFKC", part) for part in parts)


def folded(word: str) -> str:
    """A word in lower case, in the form NFKC; German ß is written "ss", as many people type it."""
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def folded_rule(rule: str) -> str:
    """A regular expression for texts that keep their letters, so that it finds what `folded` makes equal.

    It is used with IGNORECASE on a text in the form NFKC: only ß and ss are left to be made equal.
    """
    return _SHARP_S.sub("(?:ß|ss)", unicodedata.normalize("NFKC", rule))
