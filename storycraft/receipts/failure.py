"""The result of a check that failed: what is wrong with a sentence."""

from dataclasses import dataclass
from enum import StrEnum


class FailureKind(StrEnum):
    """The ways in which a sentence can fail, as they stand in files and in JSON."""

    CITATION = "citation"
    QUOTE = "quote"
    NUMBER = "number"
    MONEY = "money"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    PLACE = "place"
    GROUP = "group"
    ROLE = "role"
    AGREEMENT = "agreement"
    CAUSE = "cause"
    REVERSAL = "reversal"
    DIRECTION = "direction"
    """Who did it and to whom it was done, turned round."""
    NEGATION = "negation"
    MOOD = "mood"
    """A wish, a need, a plan, a condition, a question or hearsay that is told as a fact."""
    ASPECT = "aspect"
    """What ended, goes on or is not done yet, told otherwise."""
    MANNER = "manner"
    """How somebody is said to have said it, or what they did besides."""
    CONTENT = "content"
    LENGTH = "length"
    """Nothing is wrong, and nothing was checked: the sentence or the draft is too long."""
    LANGUAGE = "language"
    """Nothing is wrong, and too little was checked: there are no word lists for this language."""
    OPINION = "opinion"
    """A model's second opinion; no check of ours gives it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed a sentence: the kind, the words, and why in words.

    One that is `firm` is certain; one that is not is a doubt that only a person can settle.
    """

    kind: FailureKind
    words: str
    why: str
    firm: bool = True

    def __post_init__(self) -> None:
        # They are shown before a colon; a message keeps its translation.
        if self.words != (trimmed := self.words.rstrip(" ,;:")):
            object.__setattr__(self, "words", trimmed)
