"""How the facilitator runs the room: which stages are open, what everybody sees, whether words are taken."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

STORIES = "/stories"
"""Where everyone can be called besides a stage: the page with all groups' stories. No stage has this key."""


class Switch(StrEnum):
    """What the facilitator turns on and off."""

    FROZEN = "frozen"
    HIDDEN = "hidden"
    GALLERY = "gallery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """The facilitator's hand on the workshop; the defaults let every group go its own way.

    `closed` are the keys of stages in which no points are taken. `called_to` is the stage that everyone
    was called to last, or `STORIES`, and `calls` counts the calls, so that a browser knows a new one. While `hidden`,
    what others say is counted but not shown. With `gallery`, groups may read each other's stories. `ends` is
    when the timer runs out. `ended` is when the workshop was ended, None before that.
    """

    closed: frozenset[str] = frozenset()
    called_to: str = ""
    calls: int = 0
    frozen: bool = False
    hidden: bool = False
    gallery: bool = False
    ends: datetime | None = None
    ended: datetime | None = None
    rehearsal: bool = False
    version: int = 0

    @property
    def refusal(self) -> str:
        """Why groups and people may change nothing now; "" while they may."""
        if self.ended:
            return "This workshop has ended; everything in it can still be read."
        return (
            "The facilitator has paused input for a moment. What you typed stays here." if self.frozen else ""
        )

    def is_open(self, stage: str) -> bool:
        """Whether points are taken in a stage."""
        return stage not in self.closed

    def only(self, stage: str, all_stages: tuple[str, ...]) -> "Conduct":
        """The same with this stage open and all others closed."""
        return replace(self, closed=frozenset(all_stages) - {stage})

    def toggled(self, stage: str) -> "Conduct":
        """The same with one stage opened if it was closed, and closed if it was open."""
        return replace(self, closed=self.closed ^ {stage})

    def calling(self, stage: str) -> "Conduct":
        """The same with everyone called to a stage, which is open then."""
        return replace(self, called_to=stage, calls=self.calls + 1, closed=self.closed - {stage})

    def switched(self, switch: Switch, on: bool) -> "Conduct":
        """The same with one switch on or off."""
        return {
            Switch.FROZEN: replace(self, frozen=on),
            Switch.HIDDEN: replace(self, hidden=on),
            Switch.GALLERY: replace(self, gallery=on),
        }[switch]

    def timed(self, minutes: float, now: datetime) -> "Conduct":
        """The same with a timer that runs out in so many minutes from `now`."""
        return replace(self, ends=now + timedelta(minutes=minutes))

    def extended(self, minutes: float, now: datetime) -> "Conduct":
        """The same with so many minutes more, counted from `now` where the time is over."""
        start = max(self.ends, now) if self.ends else now
        return replace(self, ends=start + timedelta(minutes=minutes))
