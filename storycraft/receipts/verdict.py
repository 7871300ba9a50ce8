"""The verdict on a sentence, and the receipt that holds the verdict with its reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from storycraft.domain.story import Confirmation, FrameEntry, Sentence
from storycraft.receipts.failure import Failure


class Verdict(StrEnum):
    """The possible results of checking a sentence; code gives all but `CONFIRMED`, which only people can give."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    CONNECTIVE = "connective"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"
    CONFIRMED = "confirmed"


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

    @property
    def holds(self) -> bool:
        """Whether it stands on what was said, so that it may carry something else; a doubt carries nothing."""
        return self.verdict in (Verdict.QUOTED, Verdict.PARAPHRASED, Verdict.CONFIRMED)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look: it is not said, or code cannot tell."""
        return self.verdict in (Verdict.UNDECIDED, Verdict.UNSUPPORTED)


def judged(passed: Verdict, carried: tuple[str, ...], failed: tuple[Failure, ...]) -> Receipt:
    """The receipt of a sentence: `passed` if there are no failures, undecided if all failures are doubts."""
    if any(failure.firm for failure in failed):
        return Receipt(Verdict.UNSUPPORTED, carried, failed)
    return Receipt(Verdict.UNDECIDED if failed else passed, carried, failed)


def confirm(
    receipts: Iterable[Receipt], sentences: Sequence[Sentence], confirmed: Iterable[Confirmation]
) -> tuple[Receipt, ...]:
    """The receipts, confirmed where those who said it agreed.

    What nobody said is not made said by agreeing: for that, people keep a sentence and say why.
    """
    agreed = {confirmation.sentence for confirmation in confirmed}
    open_to_people = (Verdict.PARAPHRASED, Verdict.UNDECIDED)
    return tuple(
        replace(receipt, verdict=Verdict.CONFIRMED, failed=())
        if sentence.text in agreed and receipt.verdict in open_to_people
        else receipt
        for receipt, sentence in zip(receipts, sentences, strict=True)
    )
