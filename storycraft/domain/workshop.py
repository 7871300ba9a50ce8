"""The data classes of a workshop: groups, contributions, threads, lanes and consent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from storycraft.domain.ids import cited_ids, point_id

ROOM = "The room"
"""The name of the group that holds what nobody's group said: lines before the first group of a notes file."""

ROOM_ID = "g1"
"""The id of that group in every workshop that the archive keeps; its name may change there."""


class Lane(StrEnum):
    """The three lanes of common threads: what resonates, what is new, what is a question."""

    RESONATES = "resonates"
    NEW = "new"
    QUESTION = "question"


class Consent(StrEnum):
    """How far a contribution may travel: `ROOM_ONLY` is never sent to a model and never exported."""

    SHARE = "share"
    ROOM_ONLY = "room-only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A table, a team, or the whole room; `question` is the key of the question that the group chose to discuss."""

    id: str
    name: str
    question: str = ""
    version: int = 1

    @property
    def is_unnamed_room(self) -> bool:
        """Whether it is the whole room, which nobody has named: each reader has a name for it in their language."""
        return (self.id, self.name) == (ROOM_ID, ROOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What somebody shared, word for word; pages call it a "point".

    `id` is short and unique within its workshop ("c17"): it is the footnote label in story files, and what is
    not of the form of one (see `storycraft.domain.ids`) raises InputError.
    `stage` is the key of a stage or a lane of the workshop's format. `speaker` is the
    role of who spoke, as it was typed or stood in a file: where somebody put a name there, it is a name.
    `author` tells the browsers of a workshop apart, so that who entered a point may change it; it leads to
    no person and leaves the database in no file. `row_ids` are what the table that it was read from calls it, as
    they stand there; equal words of several rows have several. They are kept in no database.
    """

    id: str
    group_id: str
    stage: str
    text: str
    speaker: str = ""
    language: str = ""
    consent: Consent = Consent.SHARE
    made: datetime | None = None
    withdrawn: bool = False
    author: str = ""
    row_ids: tuple[str, ...] = ()
    version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", point_id(self.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A shared theme in a lane, with the contributions that it gathers; all threads are the room's.

    `group_id` is the group that made it, "" for the facilitator or a file. A thread that is not `accepted` is a
    proposal: nobody of the room has said yes to it, and no weaver uses it. About those of its contributions that
    are `disputed` people have not agreed whether they belong here.
    """

    id: str
    lane: Lane
    title: str
    statement: str = ""
    contribution_ids: tuple[str, ...] = ()
    group_id: str = ""
    accepted: bool = True
    disputed: tuple[str, ...] = ()
    version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "contribution_ids", cited_ids(self.contribution_ids))
        object.__setattr__(self, "disputed", cited_ids(self.disputed))


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """A whole workshop as one value: what the database returns and what a notes file holds.

    `format` is the key of the workshop's format. `contributions` are in the order they were made and
    hold no withdrawn ones unless they were asked for; `withdrawn` are known so that their words stay behind.
    `date` and `place` say when and where the room met, in the facilitator's words ("2026-03-14"), "" where
    nobody said so: they are those of the telling, never of what is told.
    """

    title: str
    format: str
    id: str = ""
    language: str = "en"
    date: str = ""
    place: str = ""
    groups: tuple[Group, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    threads: tuple[Thread, ...] = field(default=())
    withdrawn: tuple[Contribution, ...] = ()
    revision: int = 0
    version: int = 1

    @cached_property
    def by_id(self) -> Mapping[str, Contribution]:
        """The contributions, each by its id."""
        return {c.id: c for c in self.contributions}

    @cached_property
    def _groups(self) -> Mapping[str, Group]:
        # A page asks for the group of each of its points.
        return {group.id: group for group in reversed(self.groups)}

    def group(self, group_id: str) -> Group | None:
        """The group of that id, or None."""
        return self._groups.get(group_id)

    def heard_in(self, language: str) -> tuple[Contribution, ...]:
        """The contributions for a story in `language`; if it is not the workshop's, each names its own language."""
        if language == self.language:
            return self.contributions
        return tuple(c if c.language else replace(c, language=self.language) for c in self.contributions)

    def contributions_of(self, group_id: str) -> tuple[Contribution, ...]:
        """The contributions of one group, in order."""
        return tuple(c for c in self.contributions if c.group_id == group_id)

    def threads_of(self, group_id: str) -> tuple[Thread, ...]:
        """The accepted threads that a group tells of; for "" all accepted threads of the room.

        They are those in which a point of the group stands, and those that it made, or the facilitator for all.
        """
        own = {c.id for c in self.contributions_of(group_id)}
        return tuple(
            thread
            for thread in self.threads
            if thread.accepted
            and (
                not group_id
                or thread.group_id in ("", group_id)
                or not own.isdisjoint(thread.contribution_ids)
            )
        )


def named_room(title: str, groups: Iterable[Group]) -> str:
    """What a story of the whole room stands under: the workshop's title, or the names of who spoke where it has none."""
    return title.strip() or ", ".join(group.name for group in groups)
