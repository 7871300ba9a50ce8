"""Quotes people's words for a prompt so that a model reads them as data: one line, in quotation marks, no markup."""

import json
import re
import unicodedata

_OPENING = re.compile(r"<|\[(?=/?INST\])")
_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")
"""Control, format (right-to-left and zero-width), separators, and what is no character."""
_JOINERS = "\u200c\u200d"
"""Persian, Hindi and many emoji are spelled with these; they hide nothing."""


def quote_for_prompt(words: str, longest: int = 0) -> str:
    """The words as a JSON string, in which `<` is escaped too: no tag, role marker or line can begin in it.

    With `longest`, a longer text is cut before this many characters, with a note.
    """
    if 0 < longest < len(words):
        kept = _beginning(words, longest)
        words = f"{kept} … [{len(words) - len(kept)} more characters]"
    return _visible(json.dumps(words, ensure_ascii=False))


def _beginning(words: str, longest: int) -> str:
    """What stands before the cut: whole sentences, or whole words; half of one only where there is nothing else.

    Names and addresses are hidden from the model after this, and half of one would not be known as one.
    """
    head = words[:longest]
    for marks, least in (((". ", "! ", "? ", "\n", "。"), longest // 3), ((" ",), 0)):
        if (end := max(map(head.rfind, marks))) > least:
            return head[: end + 1].rstrip()
    return head


def quote_label(words: str) -> str:
    """A short label on one line without quotation marks: a group's name, a role, an id."""
    return re.sub(r"[\[\];]", " ", _visible(json.dumps(" ".join(words.split()), ensure_ascii=False)[1:-1]))


def _visible(text: str) -> str:
    return _OPENING.sub(lambda match: f"\\u{ord(match[0][0]):04x}", "".join(map(_shown, text)))


def _shown(char: str) -> str:
    if char in _JOINERS or unicodedata.category(char) not in _HIDDEN:
        return char
    return json.dumps(char)[1:-1]
