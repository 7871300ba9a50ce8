"""Which lane a contribution or a gathering of them belongs to, by where people put it and how they say it."""

from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread

_QUESTION_MARKS = ("?", "？", "؟", "⁇", "⁈")
_CLOSING = " \t\n\"'”’»«“›‹」』)].!*_…"


def seeded_lane(contribution: Contribution) -> Lane | None:
    """The lane that people put it into: its stage, where that is a lane's key."""
    return next((lane for lane in Lane if lane.value == contribution.stage), None)


def asks(text: str) -> bool:
    """Whether the text ends as a question, behind closing quotes and brackets too."""
    return text.rstrip(_CLOSING).endswith(_QUESTION_MARKS)


def lanes_of(contribution: Contribution, threads: Iterable[Thread]) -> frozenset[Lane]:
    """All lanes that it stands in: by its stage, and by the accepted threads that gather it."""
    gathered = {t.lane for t in threads if t.accepted and contribution.id in t.contribution_ids}
    seeded = seeded_lane(contribution)
    return frozenset(gathered | {seeded} if seeded else gathered)


def lane_of_theme(points: Sequence[Contribution], several_groups: bool) -> Lane:
    """Where a theme goes: as seeded, as a question, or by how many groups brought it.

    `several_groups` says whether the room has more than one: a lone group resonates with itself.
    """
    seeds = {lane for c in points if (lane := seeded_lane(c))}
    if seeds:
        return next(lane for lane in Lane if lane in seeds)
    if all(asks(c.text) for c in points):
        return Lane.QUESTION
    brought_by_one = len({c.group_id for c in points}) == 1
    return Lane.NEW if several_groups and brought_by_one else Lane.RESONATES
