"""Finds questions that were typed without their mark, by the words that they begin with."""

from storycraft.languages.pack import pack, phrases


def begins_asking(text: str, language: str) -> bool:
    """Whether a text begins like a question and ends like none of the statements: "who pays for the overlap"."""
    return not text.rstrip().endswith(".") and bool(phrases(pack(language).frame.asking).match(text.lstrip()))
