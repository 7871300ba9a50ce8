"""Decides the lane of a contribution or a theme, by the stage it was posted in and by whether it is a question."""

import re
from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread

_LANES = {lane.value: lane for lane in Lane}
_QUESTION_MARKS = ("?", "？", "؟", "⁇", "⁈", "\u037e", "՞")
"""Of Latin, Chinese and Arabic writing, doubled ones, the Greek one, which looks like a semicolon, and the Armenian."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")
_A_HEADING = 2
"""Words before a colon that only name what is asked: "A question: who pays?"."""
_CLOSING = " \t\n\"'”’»«“›‹」』)].!*_…"


def seeded_lane(contribution: Contribution) -> Lane | None:
    """The lane that a contribution was posted in, where its stage is the key of a lane."""
    return _LANES.get(contribution.stage)


def asks(text: str) -> bool:
    """Whether the text ends as a question, behind closing quotes and brackets too."""
    return text.rstrip(_CLOSING).endswith(_QUESTION_MARKS)


def only_asks(text: str) -> bool:
    """Whether a text asks and states nothing: "It was loud. Was it only me?" tells as well as asks."""
    before, colon, _ = text.partition(": ")
    tells_first = colon and "?" not in before and len(before.split()) > _A_HEADING
    sentences = [part for part in _SENTENCE_ENDS.split(text) if len(part.split()) > 1]
    return asks(text) and not tells_first and all(asks(sentence) for sentence in sentences)


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
