"""The figures of a draft beside others: its length, the time to read it aloud, the share of people's own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from storycraft.domain.story import Sentence
from storycraft.receipts.verdict import Receipt, Verdict

_WORDS_A_MINUTE = 125
"""A calm voice before a room; `length.ORDERED` counts with the same."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`said` is the share of the words, 0 to 1, that stand in sentences which quote people word for word."""

    words: int
    minutes: float
    said: float


def measure_draft(sentences: Sequence[Sentence], receipts: Sequence[Receipt]) -> Figures:
    """The figures of a text; one receipt for each sentence."""
    lengths = [len(sentence.text.split()) for sentence in sentences]
    quoted = sum(n for n, receipt in zip(lengths, receipts, strict=True) if receipt.verdict is Verdict.QUOTED)
    words = sum(lengths)
    return Figures(words, words / _WORDS_A_MINUTE, quoted / words if words else 0.0)
