"""What a check finds wrong with a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed a sentence: its kind ("quote", "number", "name" …), the words, and why in words.

    One that is not `firm` is a doubt that only a person can settle.
    """

    kind: str
    words: str
    why: str
    firm: bool = True
