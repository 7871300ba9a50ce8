"""Sorts contributions into the beats (steps) of a story, and gives the order of beats for each telling."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Contribution, Lane
from storycraft.threads.lanes import asks, lanes_of
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.weaver import Material


class Beat(StrEnum):
    """One step of a story, such as its opening or its ending."""

    SITUATION = "situation"
    EXPERIENCE = "experience"
    HOW = "how"
    SHARED = "shared"
    WHY = "why"
    NEW = "new"
    HARD = "hard"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The order of beats of a telling; `as_we` tells in the "we" form, `by_threads` tells thread by thread."""

    beats: tuple[Beat, ...]
    as_we: bool = False
    by_threads: bool = False
    letter: bool = False


def _order(words: str) -> tuple[Beat, ...]:
    return tuple(Beat(word) for word in words.split())


_TOLD = _order("situation how experience shared why new hard question")
_SHAPES = {
    "plain": Shape(beats=_TOLD),
    "group-voice": Shape(beats=_TOLD, as_we=True),
    "letter": Shape(beats=_order("situation experience how hard shared new why question"), letter=True),
    "news": Shape(beats=_order("situation why how shared experience new hard question"), by_threads=True),
    "spine": Shape(beats=_order("situation experience how hard shared new why question")),
    "value": Shape(beats=_order("situation shared experience how new why hard question"), by_threads=True),
    "threads": Shape(beats=_order("shared new situation how experience why hard question"), by_threads=True),
    "questions": Shape(beats=_order("question situation how experience shared new hard why")),
}
ELEMENT_BEATS: Mapping[Element, Beat] = {
    Element.WHO: Beat.SITUATION,
    Element.WHERE: Beat.SITUATION,
    Element.WHEN: Beat.SITUATION,
    Element.WHAT: Beat.SITUATION,
    Element.HOW: Beat.HOW,
    Element.WHY: Beat.WHY,
}
"""Where each element of the frame is told, or asked for where it is a gap."""


_A_LIST = 10
"""More experiences than this, one after the other, are a list: then they are told thread by thread."""


def shape_of(telling: str) -> Shape:
    """The shape of a telling by its key; a format's own tellings have the plain shape."""
    return _SHAPES.get(telling, _SHAPES["plain"])


def sort_into_beats(
    chosen: Sequence[Contribution], material: Material, frame: Frame, shape: Shape
) -> dict[Beat, list[Contribution]]:
    """Put each contribution into one beat, in the order in which it will be quoted.

    The telling group comes first, then group after group and stage after stage: a listener who is sent
    from table to table with every sentence hears none of them.
    """
    framed = framed_contributions(frame)
    stages = [stage.key for stage in material.format.stages]
    first = [c for c in chosen if c.stage in stages[:1] and c.id not in framed]
    by_threads = shape.by_threads or len(first) > _A_LIST
    beats: dict[Beat, list[Contribution]] = {beat: [] for beat in Beat}
    for contribution in sorted(chosen, key=_place(material, stages)):
        beat = framed.get(contribution.id) or _beat_of(
            contribution, material, () if by_threads else stages[:1]
        )
        beats[beat].append(contribution)
    opening = list(framed)
    for beat in (Beat.SITUATION, Beat.HOW, Beat.WHY):
        beats[beat].sort(key=lambda c: opening.index(c.id))
    return beats


def framed_contributions(frame: Frame) -> dict[str, Beat]:
    """The contributions that the frame is based on, by beat: one for each element, the element "what" first.

    More of them are told with the rest: an opening of ten quotations opens nothing.
    """
    order = (Element.WHAT, Element.WHEN, Element.WHERE, Element.WHO, Element.HOW, Element.WHY)
    framed: dict[str, Beat] = {}
    for element in order:
        ids = frame[element].contribution_ids
        if ids and framed.keys().isdisjoint(ids):
            framed[ids[0]] = ELEMENT_BEATS[element]
    return framed


def _place(material: Material, stages: list[str]) -> Callable[[Contribution], tuple[bool, int, int]]:
    home = material.group.id if material.group else ""
    groups = {group.id: number for number, group in enumerate(material.groups)}

    def place(contribution: Contribution) -> tuple[bool, int, int]:
        stage = stages.index(contribution.stage) if contribution.stage in stages else len(stages)
        return contribution.group_id != home, groups.get(contribution.group_id, len(groups)), stage

    return place


def _beat_of(contribution: Contribution, material: Material, told_before_threads: Sequence[str]) -> Beat:
    lanes = lanes_of(contribution, material.threads)
    language = contribution.language or material.language
    if Lane.QUESTION in lanes or asks(contribution.text):
        return Beat.QUESTION
    if Lane.NEW in lanes:
        return Beat.NEW
    if phrases_of(language).strain.search(contribution.text):
        return Beat.HARD
    if Lane.RESONATES in lanes and contribution.stage not in told_before_threads:
        return Beat.SHARED
    return Beat.EXPERIENCE
