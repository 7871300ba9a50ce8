"""Takes the label off what rang true: "second thread: to be let in" is "to be let in", as the second of its threads."""

import re
from itertools import pairwise
from typing import NamedTuple

from storycraft.weavers.quotes.phrases import Phrases

_BREAK = re.compile(r"(?<!\d)\.\s|[:;,]\s|\s[–—-]\s|\s?\(|\)")
"""What parts a label from what it labels; no stop of an ordinal number."""
_BEHIND = 5
"""Words that may go on behind a label, and are dropped with it: "third thread, no joke"."""


class Labelled(NamedTuple):
    """What was said without its label, and the place that the label gives it among the threads; 0 without one."""

    text: str
    place: int


def without_label(text: str, phrases: Phrases) -> Labelled:
    """A text without the words at its edge that only call it a thread, where something else is said."""
    breaks = [(0, 0), *(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]
    for at, ((began, start), (end, rest)) in enumerate(pairwise(breaks)):
        label = text[start:end].strip(" .!")
        if not phrases.rule("label").fullmatch(label):
            continue
        if not at and text[rest:].strip(" .!"):
            return Labelled(text[rest:].strip(), _place(label, phrases))
        if at and len(text[rest:].split()) <= _BEHIND:
            return Labelled(text[:began].strip(), _place(label, phrases))
    return Labelled(text, 0)


def _place(label: str, phrases: Phrases) -> int:
    """The number that a label gives; one without a number is the first."""
    for number, words in enumerate(phrases.all("ordinals"), 1):
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", label, re.IGNORECASE):
            return number
    return 1
