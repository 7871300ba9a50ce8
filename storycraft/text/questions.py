"""Tells what is asked from what is told, in any script."""

import re

from storycraft.languages.pack import pack, phrases
from storycraft.text.words import UNSPACED, content

QUESTION_MARKS = "?？؟⁇⁈\u037e՞"
"""Of Latin, Chinese and Arabic writing, doubled ones, the Greek one, which looks like a semicolon, and the Armenian."""
_SENTENCE_ENDS = re.compile(rf"(?<=[.!…{QUESTION_MARKS}])\s+|(?<=[。！？｡])(?=\w)")
_WORDS = re.compile(rf"\S\s+\S|{UNSPACED}{{2}}")
_WHICH = 15
"""Words of a note that asks which of two; a longer one tells."""
_BEHIND_OR = 2
"""Words behind "or" in which the other of two is named."""
_A_HEADING = 2
"""Words before a colon that only name what is asked: "A question: who pays?"."""
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_TAG = re.compile(r"[,;:–—¿][^,;:–—¿]*\Z")
"""What stands behind the last stop within a sentence; the mark of a Spanish question is one."""
_CLOSING = " \t\n\"'”’»«“›‹」』)].!*_…"


def has_question(text: str) -> bool:
    """Whether a question mark stands anywhere in the text."""
    return any(mark in text for mark in QUESTION_MARKS)


def asks(text: str) -> bool:
    """Whether the text ends as a question, behind closing quotes and brackets too."""
    return text.rstrip(_CLOSING).endswith(tuple(QUESTION_MARKS))


def only_asks(text: str) -> bool:
    """Whether a text asks and states nothing: "It was loud. Was it only me?" tells as well as asks."""
    before, colon, _ = text.partition(": ")
    tells_first = colon and not has_question(before) and len(before.split()) > _A_HEADING
    sentences = (part for part in _SENTENCE_ENDS.split(text) if _WORDS.search(part))
    return asks(text) and not tells_first and all(asks(sentence) for sentence in sentences)


def tells_first(text: str, language: str) -> bool:
    """Whether a text that ends as a question only asks in brackets, or in a tag behind what it tells.

    "They sold the boat (who else?)", "they sold the boat, and why not?"; a tag has no content of its own.
    """
    outside = _IN_BRACKETS.sub(" ", text)
    tag = _TAG.search(outside)
    if tag and not content(tag[0], language):
        outside = outside[: tag.start()]
        conjunction = outside.lstrip().partition(" ")[2]
        return bool(content(outside, language)) and not any(
            begins_asking(part, language) for part in (outside, conjunction)
        )
    return not asks(outside)


def begins_asking(text: str, language: str) -> bool:
    """Whether a text without a question mark begins as questions do, and ends as no statement: "who pays for the oil"."""
    return not text.rstrip().endswith(".") and bool(phrases(pack(language).frame.asking).match(text.lstrip()))


def asks_which(text: str, language: str) -> bool:
    """Whether a note without a question mark asks which of two: "with a key or without a key", "traps yes or no".

    It says the same word on both sides of its "or"; "two or three" is a number, and what ends in a full stop is told.
    """
    said = " ".join(text.split())
    if said.endswith(".") or len(said.split()) > _WHICH:
        return False
    frame = pack(language).frame
    if phrases(frame.yes_or_no).search(said):
        return True
    found = phrases(frame.either).search(said)
    one, other = (said[: found.start()], said[found.end() :]) if found else ("", "")
    return not {*one.casefold().split()}.isdisjoint(other.casefold().split()[:_BEHIND_OR])


def is_question(text: str, language: str) -> bool:
    """Whether a text asks anything, also without a question mark, as notes do."""
    return has_question(text) or begins_asking(text, language) or asks_which(text, language)
