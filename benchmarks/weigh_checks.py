"""Weigh each reason of the receipts on the evaluation sets: the faults it finds alone, and the honest sentences it hits.

A check whose doubts meet about as many honest sentences as faults is worth nothing to who reads them; one that is sure
must be right nearly always.
"""

from collections import Counter
from collections.abc import Iterable

from benchmarks.evaluate_receipts import Case, load_cases
from benchmarks.evaluation_sets import DATA, OTHERS
from storycraft.domain.message import Message
from storycraft.receipts.failure import Failure


def weigh(cases: Iterable[Case]) -> str:
    """Each reason, with how many faults and honest sentences it meets, meets alone, and alone refuses."""
    counted: Counter[tuple[tuple[str, str], bool, str]] = Counter()
    for case in cases:
        reasons = {_reason(failure) for failure in case.receipt.failed}
        firm = {_reason(failure) for failure in case.receipt.failed if failure.firm}
        counted.update((reason, case.honest, "met") for reason in reasons)
        counted.update((reason, case.honest, "alone") for reason in reasons if len(reasons) == 1)
        counted.update((reason, case.honest, "refused") for reason in firm if len(firm) == 1)
    lines = [
        "| kind | reason | faults | alone | refused | honest | alone | refused |",
        "|---|---|" + "---:|" * 6,
    ]
    reasons = sorted({reason for reason, *_ in counted}, key=lambda r: -counted[r, True, "alone"])
    for reason in reasons:
        numbers = [
            counted[reason, honest, what] for honest in (False, True) for what in ("met", "alone", "refused")
        ]
        lines.append(f"| {reason[0]} | {reason[1]} | " + " | ".join(map(str, numbers)) + " |")
    return "\n".join(lines)


def _reason(failure: Failure) -> tuple[str, str]:
    why = failure.why
    return str(failure.kind), why.template if isinstance(why, Message) else why


if __name__ == "__main__":
    print(
        weigh(case for folder in (DATA, *(other.folder for other in OTHERS)) for case in load_cases(folder))
    )
