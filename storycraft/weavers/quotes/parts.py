"""The parts of a story: paragraphs to be written, each with what it does, its passages, and what leads into it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from storycraft.domain.workshop import Thread
from storycraft.weavers.quotes.passages import Kind, Passage

BREATH = 5
"""Passages in one paragraph, before a listener needs a pause."""
_A_PARAGRAPH = 1.5
"""Passages that make a paragraph."""
_LISTED = 0.34
"""What a fragment counts: three of them are told in one sentence."""


class Role(StrEnum):
    """What a part does in a story."""

    OPENING = "opening"
    GROUP = "group"
    STAGE = "stage"
    THREAD = "thread"
    RESONANCE = "resonance"
    NEW = "new"
    QUESTIONS = "questions"
    CLOSING = "closing"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph to be written: its role, its passages in order, and what leads into it.

    `thread` is one that people named, `word` a thing that several groups speak of; `lead` is the key of a sentence in
    the weaver's phrases ("letter.ask").
    """

    role: Role
    passages: tuple[Passage, ...]
    thread: Thread | None = None
    lead: str = ""
    word: str = ""


def without(passages: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    """The passages that are not among the others."""
    return [p for p in passages if p not in others]


def split_evenly(passages: Sequence[Passage], most: int = BREATH) -> list[list[Passage]]:
    """Parts of even size, of `most` passages at most: seven passages are four and three, not five and two."""
    count = -(-len(passages) // most)
    edges = [round(i * len(passages) / count) for i in range(count + 1)] if count else []
    return [list(passages[a:b]) for a, b in pairwise(edges)]


def led(parts: Sequence[Part], lead: str) -> list[Part]:
    """The parts, the first of them with a sentence that leads into all."""
    return [replace(part, lead=lead if number == 0 else "") for number, part in enumerate(parts)]


def merged(parts: Sequence[Part]) -> list[Part]:
    """The parts; one of few words is told with the one before it: a paragraph of one line is a label."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        small = before and min(_weight(before), _weight(part)) < _A_PARAGRAPH
        if before and small and _weight(before) + _weight(part) <= BREATH + 1:
            found[-1] = replace(before, passages=(*before.passages, *part.passages))
        else:
            found.append(part)
    return found


def _weight(part: Part) -> float:
    """How many passages a part counts for, a few words less than a sentence."""
    return sum(_LISTED if p.kind is Kind.FRAGMENT else 1.0 for p in part.passages)


def told_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that say something, each group's passages together, and what rang true behind what it rang to."""
    return tuple(
        replace(part, passages=_each_group_once(part))
        for part in parts
        if part.passages or part.role is Role.SAID
    )


def _each_group_once(part: Part) -> tuple[Passage, ...]:
    groups = list(dict.fromkeys(p.group_id for p in part.passages))
    shared = part.role in (Role.THREAD, Role.RESONANCE)

    def place(passage: Passage) -> tuple[bool, int, bool]:
        return shared and passage.is_saying, groups.index(passage.group_id), passage.is_saying

    return tuple(sorted(part.passages, key=place))
