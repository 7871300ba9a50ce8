"""What code says about a sentence, and why."""

from dataclasses import dataclass
from enum import StrEnum

from storycraft.receipts.failure import Failure


class Verdict(StrEnum):
    """What code can say about a sentence."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    CONNECTIVE = "connective"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The verdict with the words that carried it or failed it; `repair` is the sentence with a true quotation."""

    verdict: Verdict
    carried: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    repair: str = ""


def judged(passed: Verdict, carried: tuple[str, ...], failed: tuple[Failure, ...]) -> Receipt:
    """The receipt of a sentence that is `passed` unless something failed; only doubts leave it undecided."""
    if any(failure.firm for failure in failed):
        return Receipt(Verdict.UNSUPPORTED, carried, failed)
    return Receipt(Verdict.UNDECIDED if failed else passed, carried, failed)
