"""What a reader thinks of a draft: whether it is ready to be told."""

from dataclasses import dataclass
from enum import StrEnum


class Readiness(StrEnum):
    """How much is still to be done before a draft can be told."""

    READY = "ready"
    SMALL_EDITS = "small-edits"
    NEEDS_WORK = "needs-work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One reader's judgement on a draft's text as the `revision` had it; `reader` tells browsers apart, no person."""

    draft_id: str
    reader: str
    revision: int
    readiness: Readiness
