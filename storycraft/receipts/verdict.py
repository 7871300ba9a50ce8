"""The verdict on a sentence, and the receipt that holds the verdict with its reasons."""

from dataclasses import dataclass
from enum import StrEnum

from storycraft.domain.story import FrameEntry
from storycraft.receipts.failure import Failure


class Verdict(StrEnum):
    """The possible results of checking a sentence."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    CONNECTIVE = "connective"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The verdict on a sentence with the reasons for it; `repair` is the sentence with a corrected quotation.

    `framed` are the entries of the frame that carry a sentence which cites nobody.
    """

    verdict: Verdict
    carried: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    repair: str = ""
    framed: tuple[FrameEntry, ...] = ()


def judged(passed: Verdict, carried: tuple[str, ...], failed: tuple[Failure, ...]) -> Receipt:
    """The receipt of a sentence: `passed` if there are no failures, undecided if all failures are doubts."""
    if any(failure.firm for failure in failed):
        return Receipt(Verdict.UNSUPPORTED, carried, failed)
    return Receipt(Verdict.UNDECIDED if failed else passed, carried, failed)
