"""What each group brought to the room's threads: who spoke of it, who was silent on it, and where groups differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from storycraft.domain.mark import Mark
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.threads.marks import count_by_reader, count_marks, lane_by_marks, marks_in

DIFFERS = 0.2
"""The difference of two shares from which it is told: a fifth more of what a group said than of what others said."""
FEWEST = 3
"""Points that a thread has at least where groups are said to differ in it: below that a share says nothing."""


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One thread with its points by group id; a group that is silent on it has no entry.

    `marks` are those of the gallery round on all its points, by what they say; `read_as` is what most marks of one
    group say, by its id.
    """

    thread: Thread
    said: Mapping[str, tuple[Contribution, ...]]
    marks: Mapping[Lane, int] = field(default_factory=dict)
    read_as: Mapping[str, Lane] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """All its points."""
        return sum(map(len, self.said.values()))


@dataclass(frozen=True, slots=True)
class Leaning:
    """A group that spoke of a thread much more than the others together: points, each with of how many."""

    thread: Thread
    group: Group
    own: int
    own_of: int
    others: int
    others_of: int

    @property
    def difference(self) -> float:
        """The group's share less the others' share, up to 1."""
        return self.own / self.own_of - self.others / self.others_of


@dataclass(frozen=True, slots=True)
class AcrossGroups:
    """The threads of a room by its groups: those that have said something, in the order in which they were first heard.

    `readers` are all groups by id.
    """

    groups: tuple[Group, ...]
    rows: tuple[ThreadRow, ...]
    readers: Mapping[str, Group] = field(default_factory=dict)

    def read_differently(self) -> tuple[tuple[Thread, tuple[tuple[Group, Lane], ...]], ...]:
        """The threads that groups marked differently in the gallery round, with what most marks of each group say."""
        return tuple(
            (row.thread, tuple((self.readers[gid], lane) for gid, lane in row.read_as.items()))
            for row in self.rows
            if len(set(row.read_as.values())) > 1
        )

    def only_one(self) -> tuple[tuple[Thread, Group], ...]:
        """The threads of which one group alone spoke, with that group; none where only one group spoke at all."""
        if len(self.groups) < 2:
            return ()
        names = {group.id: group for group in self.groups}
        return tuple((row.thread, names[gid]) for row in self.rows if len(row.said) == 1 for gid in row.said)

    def silent(self) -> tuple[tuple[Group, tuple[Thread, ...]], ...]:
        """For each group the threads that others spoke of and it did not; groups that spoke of all are left out."""
        found = (
            (group, tuple(row.thread for row in self.rows if row.said and group.id not in row.said))
            for group in self.groups
        )
        return tuple((group, threads) for group, threads in found if threads)

    def leanings(self) -> tuple[Leaning, ...]:
        """Where more of what one group said belongs to a thread than of what others said, the largest difference first."""
        spoken = {
            group.id: sum(len(row.said.get(group.id, ())) for row in self.rows) for group in self.groups
        }
        everything = sum(spoken.values())
        found = [
            Leaning(row.thread, group, own, own_of, count - own, everything - own_of)
            for row in self.rows
            if (count := row.count) >= FEWEST
            for group in self.groups
            if (own_of := spoken[group.id]) and everything > own_of
            for own in (len(row.said.get(group.id, ())),)
        ]
        told = (leaning for leaning in found if leaning.difference >= DIFFERS)
        return tuple(sorted(told, key=lambda leaning: -leaning.difference))

    def curve(self) -> tuple[tuple[Group, int], ...]:
        """Each group in the order in which they were heard, with how many threads were known after it."""
        known: set[str] = set()
        steps = []
        for group in self.groups:
            known |= {row.thread.id for row in self.rows if group.id in row.said}
            steps.append((group, len(known)))
        return tuple(steps)


def compare_groups(
    groups: Sequence[Group],
    contributions: Iterable[Contribution],
    threads: Iterable[Thread],
    marks: Iterable[Mark] = (),
) -> AcrossGroups:
    """Sort the points of accepted threads by group; the threads come lane by lane.

    A point that stands in two threads counts in both.
    """
    by_id = {c.id: c for c in contributions}
    marks = tuple(marks)
    marked = count_marks(marks, by_id.values())
    read = count_by_reader(marks, by_id.values())
    heard = dict.fromkeys(c.group_id for c in by_id.values())
    named = {group.id: group for group in groups}
    accepted = [thread for thread in threads if thread.accepted]
    in_order = (thread for lane in Lane for thread in accepted if thread.lane is lane)
    return AcrossGroups(
        tuple(named[group_id] for group_id in heard if group_id in named),
        tuple(
            ThreadRow(
                thread,
                _by_group(thread, by_id, named),
                marks_in(thread.contribution_ids, marked),
                _read_as(thread, read, named),
            )
            for thread in in_order
        ),
        named,
    )


def _read_as(
    thread: Thread, read: Mapping[str, Mapping[str, Counter[Lane]]], named: Mapping[str, Group]
) -> dict[str, Lane]:
    """What most marks of each group on a thread's points say, in the order of the groups."""
    marks: dict[str, Counter[Lane]] = {}
    for point in thread.contribution_ids:
        for group_id, counts in read.get(point, {}).items():
            marks.setdefault(group_id, Counter()).update(counts)
    said = {group_id: lane_by_marks(marks[group_id]) for group_id in named if group_id in marks}
    return {group_id: lane for group_id, lane in said.items() if lane}


def _by_group(
    thread: Thread, by_id: Mapping[str, Contribution], named: Mapping[str, Group]
) -> dict[str, tuple[Contribution, ...]]:
    found: dict[str, list[Contribution]] = {}
    for point in (by_id[cid] for cid in thread.contribution_ids if cid in by_id):
        if point.group_id in named:
            found.setdefault(point.group_id, []).append(point)
    return {group_id: tuple(points) for group_id, points in found.items()}
