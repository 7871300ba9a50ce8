"""What a run of the room benchmark has measured so far, and the figures that come of it."""

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.room_screen import Screen

_MARK = re.compile(rb"pump (\d+)x")


def mark(number: int) -> str:
    """What stands in a point so that it is known again in whatever a server sends."""
    return f"pump {number}x"


@dataclass
class Post:
    """One point, when it was entered, and the screens that are still to show it."""

    entered: float
    awaited: set["Screen"]


@dataclass
class Record:
    """Filled by all screens of a run; times are seconds of the monotonic clock."""

    screens: list["Screen"] = field(default_factory=list)
    posts: dict[int, Post] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    bytes: int = 0

    def posted(self, number: int, group: str, poster: "Screen | None" = None) -> None:
        """A point was entered; every other screen that shows its group is to show it."""
        awaited = {s for s in self.screens if s is not poster and s.page.sees(group) and s.ready.is_set()}
        self.posts[number] = Post(time.monotonic(), awaited)

    def received(self, screen: "Screen", data: bytes, moment: float) -> None:
        """A message came; points that it shows for the first time count."""
        self.bytes += len(data)
        for found in set(_MARK.findall(data)):
            post = self.posts.get(int(found))
            if post and screen in post.awaited:
                post.awaited.discard(screen)
                self.delays.append(moment - post.entered)

    def gone(self, screen: "Screen") -> None:
        """A screen was closed: it waits for nothing any more."""
        self.screens.remove(screen)
        for post in self.posts.values():
            post.awaited.discard(screen)

    @property
    def missing(self) -> int:
        """Points that a screen should have shown and has not, counted once for each screen."""
        return sum(len(post.awaited) for post in self.posts.values())


def share(values: Sequence[float], part: float) -> float:
    """The value below which that part of the values lies, by the nearest rank; infinite where none is."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))] if ordered else float("inf")
