"""A mark of the gallery round: what a point of another group is to those who read it."""

from dataclasses import dataclass

from storycraft.domain.ids import cited_id, point_id
from storycraft.domain.workshop import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark on a point: it resonates with those who read it, is new to them, or is still a question for them.

    `group_id` is the group that read it. `author` tells its browsers apart where a person marked it on a phone, and
    is "" for the group's shared screen.
    """

    contribution_id: str
    lane: Lane
    group_id: str
    author: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "contribution_id", point_id(self.contribution_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCount:
    """How often others marked a point for each lane, as far as they did: who marked it stays in the workshop."""

    contribution_id: str
    counts: tuple[tuple[Lane, int], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "contribution_id", cited_id(self.contribution_id))
