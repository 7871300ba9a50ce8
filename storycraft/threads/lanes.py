"""Decides the lane of a contribution or a theme, by the stage it was posted in and by whether it is a question."""

from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.text.questions import only_asks

_LANES = {lane.value: lane for lane in Lane}


def seeded_lane(contribution: Contribution) -> Lane | None:
    """The lane that a contribution was posted in, where its stage is the key of a lane."""
    return _LANES.get(contribution.stage)


def lanes_of(contribution: Contribution, threads: Iterable[Thread]) -> frozenset[Lane]:
    """All lanes of a contribution: that of its stage, and those of the accepted threads that contain it."""
    gathered = {t.lane for t in threads if t.accepted and contribution.id in t.contribution_ids}
    seeded = seeded_lane(contribution)
    return frozenset(gathered | {seeded} if seeded else gathered)


def lane_of_theme(points: Sequence[Contribution], several_groups: bool) -> Lane:
    """The lane of a theme: the lane it was posted in, the question lane, or by how many groups named it.

    `several_groups` says whether the room has more than one: a lone group resonates with itself.
    """
    seeds = {lane for c in points if (lane := seeded_lane(c))}
    if seeds:
        return next(lane for lane in Lane if lane in seeds)
    if all(only_asks(c.text) for c in points):
        return Lane.QUESTION
    brought_by_one = len({c.group_id for c in points}) == 1
    return Lane.NEW if several_groups and brought_by_one else Lane.RESONATES
