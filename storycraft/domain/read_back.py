"""Reading back: what a group says of the sentences that stand on its words, in its own story and in others'."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Answer(StrEnum):
    """What a group says of a sentence that stands on its words."""

    YES = "yes"
    NOT_QUITE = "not-quite"
    NOT_OURS = "not-ours"


class Settled(StrEnum):
    """What those who tell the story did about a correction."""

    OPEN = ""
    CHANGED = "changed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """One answer of one group on one sentence, as the draft's `revision` had it; valid for this text only.

    `words` are what the group would have said instead. `reason` is why the tellers settled it as they did. Answers
    are never overwritten: of several of one group on one sentence the one with the highest `id` counts.
    """

    draft_id: str
    revision: int
    group_id: str
    sentence: str
    answer: Answer
    words: str = ""
    settled: Settled = Settled.OPEN
    reason: str = ""
    made: datetime | None = None
    id: int = 0

    @property
    def is_correction(self) -> bool:
        """Whether the group wants something else to be told."""
        return self.answer is not Answer.YES


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBackCount:
    """How far a story was read back: by `groups` of the `of` groups whose words it tells, with so many corrections.

    `unsettled` is how many of the corrections the tellers have not settled yet.
    """

    groups: int
    of: int
    corrections: int = 0
    unsettled: int = 0
