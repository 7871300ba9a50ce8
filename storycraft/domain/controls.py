"""The controls of a workshop's facilitator: which stages are open, what others see, whether points are accepted."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storycraft.domain.message import N_

STORIES = "/stories"
"""Where everyone can be called besides a stage: the page with all groups' stories. No stage has this key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presenting:
    """What the wall presents: the final stories of these drafts, one after the other, and on which page it stands.

    A page is a paragraph, or a sentence with `by_sentence`; each story begins with a page for its title. `page` counts
    from 0 through all stories. `dark` is light letters on a dark ground.
    """

    draft_ids: tuple[str, ...]
    by_sentence: bool = False
    page: int = 0
    dark: bool = False


class Switch(StrEnum):
    """A setting that the facilitator turns on or off for the whole workshop."""

    FROZEN = "frozen"
    HIDDEN = "hidden"
    GALLERY = "gallery"
    ROUND = "round"
    READING_BACK = "reading_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The state of the facilitator's controls; by default every stage is open and nothing is hidden.

    `closed` are the keys of stages in which no points are taken. `called_to` is the stage that everyone
    was called to last, or `STORIES`, and `calls` counts the calls, so that a browser knows a new one. While `hidden`,
    what others say is counted but not shown. With `gallery`, groups may read each other's stories, and with `round`
    they read and mark each other's points. While `reading_back`, each group says how the stories tell what it said.
    `presenting` is what the wall shows in place of the stage. `ends` is when the timer runs out. It belongs to the
    stage `timed`, in which it was started: it is over when everyone is called to another stage, when that stage is
    closed, or when the workshop ends. `ended` is when the workshop was ended, None before that.
    """

    closed: frozenset[str] = frozenset()
    called_to: str = ""
    calls: int = 0
    frozen: bool = False
    hidden: bool = False
    gallery: bool = False
    round: bool = False
    reading_back: bool = False
    presenting: Presenting | None = None
    ends: datetime | None = None
    timed: str = ""
    ended: datetime | None = None
    rehearsal: bool = False
    version: int = 0

    @property
    def refusal(self) -> str:
        """The reason why groups and single people may change nothing now; "" while they may."""
        if self.ended:
            return N_("This workshop has ended; everything in it can still be read.")
        return (
            N_("The facilitator has paused input for a moment. What you typed stays here.")
            if self.frozen
            else ""
        )

    def timer_in(self, stage: str) -> datetime | None:
        """When the timer of this stage runs out; None where it has none."""
        return self.ends if stage == self.timed and self.is_open(stage) and not self.ended else None

    def is_open(self, stage: str) -> bool:
        """Whether people may post points in this stage."""
        return stage not in self.closed

    def only(self, stage: str, all_stages: tuple[str, ...]) -> "Controls":
        """Controls with this stage open and all other stages closed."""
        return self._closing(frozenset(all_stages) - {stage})

    def toggled(self, stage: str) -> "Controls":
        """Controls with this stage opened if it was closed, and closed if it was open."""
        return self._closing(self.closed ^ {stage})

    def calling(self, stage: str) -> "Controls":
        """Controls with everyone called to this stage, which is opened; the timer of another stage is cleared."""
        called = replace(self, called_to=stage, calls=self.calls + 1, closed=self.closed - {stage})
        return called if stage == self.timed else called.untimed()

    def switched(self, switch: Switch, on: bool) -> "Controls":
        """Controls with one switch turned on or off."""
        changed: dict[str, Any] = {switch.value: on}  # a switch is named as its field
        return replace(self, **changed)

    def timing(self, stage: str, minutes: float, now: datetime) -> "Controls":
        """Controls with a timer for one stage that ends in this many minutes, counted from `now`."""
        return replace(self, timed=stage, ends=now + timedelta(minutes=minutes))

    def untimed(self) -> "Controls":
        """Controls without a timer."""
        return replace(self, timed="", ends=None)

    def extended(self, minutes: float, now: datetime) -> "Controls":
        """Controls with this many more minutes on the timer, counted from `now` where the timer has ended."""
        start = max(self.ends, now) if self.ends else now
        return replace(self, ends=start + timedelta(minutes=minutes))

    def _closing(self, closed: frozenset[str]) -> "Controls":
        changed = replace(self, closed=closed)
        return changed.untimed() if self.timed in closed else changed
