"""The parts of a story: paragraphs to be written, each with what it does, its passages, and what leads into it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from storycraft.domain.workshop import Thread
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.sides import facing

BREATH = 5
"""Passages in one paragraph, before a listener needs a pause."""
_A_PARAGRAPH = 1.5
"""Passages that make a paragraph."""
_AT_ONCE = 120
"""Words of a paragraph."""
_A_SCENE = 15
"""Words of what opens a story and is told by itself: a scene."""
_LISTED = 0.34
"""What a fragment counts: three of them are told in one sentence."""


class Role(StrEnum):
    """What a part does in a story."""

    OPENING = "opening"
    GROUP = "group"
    STAGE = "stage"
    THREAD = "thread"
    EXCHANGE = "exchange"
    RANG = "rang"
    NEW = "new"
    QUESTIONS = "questions"
    CLOSING = "closing"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph to be written: its role, its passages in order, and what leads into it.

    `thread` is one that people named; `lead` is the key of a sentence in
    the weaver's phrases ("letter.ask"); `asked` are questions that close it.
    """

    role: Role
    passages: tuple[Passage, ...]
    thread: Thread | None = None
    lead: str = ""
    asked: tuple[Passage, ...] = ()


def without(passages: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    """The passages that are not among the others."""
    return [p for p in passages if p not in others]


def split_evenly(passages: Sequence[Passage], most: int = BREATH) -> list[list[Passage]]:
    """Parts of even size, of `most` passages at most: seven passages are four and three, not five and two."""
    words = sum(p.words for p in passages)
    count = min(len(passages), max(-(-len(passages) // most), round(words / _AT_ONCE)))
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
        small = before and min(_weight(before), _weight(part)) < _A_PARAGRAPH and not _is_scene(before)
        if before and small and _go_together(before, part):
            found[-1] = replace(before, passages=(*before.passages, *part.passages))
        else:
            found.append(part)
    return found


def _go_together(one: Part, other: Part) -> bool:
    """Whether two parts fit into one paragraph; one that opens a story goes on with nothing that asks."""
    asks = any(p.has_question for p in other.passages)
    if sum(p.words for p in (*one.passages, *other.passages)) > _AT_ONCE:
        return False
    return _weight(one) + _weight(other) <= BREATH + 1 and not (asks and one.role is Role.OPENING)


def _weight(part: Part) -> float:
    """How many passages a part counts for, a few words less than a sentence."""
    return sum(_LISTED if p.kind is Kind.FRAGMENT else 1.0 for p in part.passages)


def told_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that say something, each group's passages together, and what rang true behind what it rang to."""
    return tuple(
        replace(part, passages=_each_group_once(part))
        for part in _opened(_with_sayings_at_home(parts))
        if _says_something(part)
    )


def _is_scene(part: Part) -> bool:
    """Whether a part opens a story with something that happened, told at some length: it stands by itself."""
    return part.role is Role.OPENING and sum(p.words for p in part.passages) >= _A_SCENE


def _says_something(part: Part) -> bool:
    return bool(part.passages or part.asked) or part.role is Role.SAID


def _opened(parts: Sequence[Part]) -> list[Part]:
    """The parts; an opening of one sentence goes on with the paragraph behind it."""
    told = [part for part in parts if _says_something(part)]
    for first, second in pairwise(told):
        small = first.role is Role.OPENING and _weight(first) < _A_PARAGRAPH and not _is_scene(first)
        if small and second.role is Role.GROUP and not second.lead and _go_together(first, second):
            at, passages = told.index(first), (*first.passages, *second.passages)
            one = replace(first, passages=passages, asked=(*first.asked, *second.asked))
            return [*told[:at], one, *told[at + 2 :]]
    return told


def _with_sayings_at_home(parts: Sequence[Part]) -> list[Part]:
    """The parts; what rang true with a group that tells nothing else there stands where the group has told before."""
    found = list[Part]()
    for part in parts:
        told = {p.group_id for p in part.passages if not p.is_saying}
        moves = part.role is Role.GROUP and not part.lead
        for saying in [p for p in part.passages if moves and p.group_id not in told]:
            home = next((i for i, p in enumerate(found) if _is_home(p, saying)), None)
            if home is not None:
                found[home] = replace(found[home], passages=(*found[home].passages, saying))
                part = replace(part, passages=tuple(without(part.passages, [saying])))
        found.append(part)
    return found


def _is_home(part: Part, saying: Passage) -> bool:
    """Whether a part ends with words of the group that a saying is from."""
    tells = part.role in (Role.OPENING, Role.GROUP)
    return tells and bool(part.passages) and part.passages[-1].group_id == saying.group_id


def _each_group_once(part: Part) -> tuple[Passage, ...]:
    if part.role in (Role.EXCHANGE, Role.OPENING):
        return part.passages  # who answers whom is its order
    groups = list(dict.fromkeys(p.group_id for p in part.passages))

    def place(passage: Passage) -> tuple[bool, int, bool]:
        return (
            part.role is Role.THREAD and passage.is_saying,
            groups.index(passage.group_id),
            passage.is_saying,
        )

    return tuple(facing(sorted(part.passages, key=place)))
