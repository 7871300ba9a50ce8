"""A weave: one background job that writes drafts from a group's frame, with its progress."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WeaveState(StrEnum):
    """The state of a weave; the last three states are final."""

    QUEUED = "queued"
    WEAVING = "weaving"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether the weave is finished, failed or cancelled."""
        return self in (WeaveState.DONE, WeaveState.FAILED, WeaveState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weave:
    """One weave: `tellings` are told one after the other, `finished` of them so far.

    `weaver` is "model" or "quotes". `language` is the story's, "" where it is the workshop's.
    `doing` is a sentence for the page ("trying again in 4 s"), `reason` says why it failed, `partial` is
    the text of the current telling as far as it has arrived.
    """

    id: str
    workshop_id: str
    group_id: str
    tellings: tuple[str, ...]
    weaver: str
    length: str = "medium"
    language: str = ""
    state: WeaveState = WeaveState.QUEUED
    finished: int = 0
    doing: str = ""
    reason: str = ""
    partial: str = ""
    seed: int = 0
    made: datetime | None = None


def next_seed(workshop_id: str, group_id: str, weaves: int) -> int:
    """The random seed of a group's next weave, computed from the number of its weaves so that previews can use it."""
    return zlib.crc32(f"{workshop_id}/{group_id}/{weaves}".encode()) >> 1
