"""Puts questions beside what they are about: in the paragraph of their matter, of which the last one ends the story."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.nearness import Nearness
from storycraft.weavers.quotes.parts import Part, Role, without
from storycraft.weavers.quotes.passages import Passage

_HALF = 0.5
"""The share of what a group said, of which it must be heard with half."""
_LONG = 25
"""Words of a question that is too long to end with."""
_OF_ONE_MATTER = 2
"""Telling words that a new thing shares with the scene that it comes from."""
_HOMES = (Role.GROUP, Role.THREAD, Role.EXCHANGE)
"""Paragraphs that a question can close."""


def with_few_questions(
    chosen: Sequence[Passage], everything: Sequence[Passage], asking: Collection[str], near: Nearness
) -> tuple[Passage, ...]:
    """These passages with the questions that belong to some of them, or else with one.

    Others are told where a group would be heard too little without. `asking` are the ids of those that only ask. A
    room that mostly asks is told with all that it asks.
    """
    kept = [p for p in chosen if p.id not in asking or p.sides]
    asked = by_worth([p for p in chosen if p.id in asking and not p.sides], kept)
    if len(kept) < len(asked):
        return tuple(chosen)
    told = [p for p in asked if any(near.shared(p, other) for other in kept)] or asked[:1]
    kept += told
    said, heard = _heard(everything), _heard(kept)
    for passage in without(asked, told):
        gid = passage.group_id
        if heard[gid] / heard.total() < _HALF * said[gid] / said.total():
            kept.append(passage)
            heard += _heard([passage])
    return tuple(p for p in chosen if p in kept)


def with_questions_at_home(
    parts: Sequence[Part], asking: Collection[str], near: Nearness, *, ends_open: bool
) -> list[Part]:
    """The parts with each question in the paragraph of its matter, one in each at most; others are left out.

    The paragraph of the best one comes last. With `ends_open` that question keeps its place at the end instead, and
    where no question has a paragraph of its matter, the best one does.
    """
    found = list(parts)
    told = [p for part in parts if part.role is not Role.QUESTIONS for p in part.passages]
    asked = [p for part in parts if part.role is Role.QUESTIONS for p in part.passages if p.id in asking]
    if len(told) < len(asked):
        return found
    last, homeless = -1, list[Passage]()
    for question in by_worth(asked, told):
        if ends_open and not homeless:
            homeless.append(question)
            continue
        at = _home_of(question, found, near)
        if at < 0:
            homeless.append(question)
        else:
            found[at] = replace(found[at], asked=(question,))
            last = at if last < 0 else last
    if last >= 0 and not ends_open:
        homeless = []
    moved = list[Passage]()
    # Near the end stands one question: a wish or a new thing that asks has its place before.
    small = without(_small(found, near), asked)
    for passage in [p for p in small if p.has_question or not ends_open]:
        at = _scene_of(passage, found, near) if passage.lane is Lane.NEW else -1
        at = at if at >= 0 else _last_of_group(passage, found)
        if at >= 0:
            found[at] = replace(found[at], asked=(passage, *found[at].asked))
            moved.append(passage)
    stays = (p for part in found if part.role in (Role.NEW, Role.QUESTIONS) for p in part.passages)
    if any(p.has_question and p not in moved and p not in asked for p in stays):
        homeless = []  # that is asked near the end
    gone = [*moved, *without(asked, homeless[:1])]
    found = [replace(part, passages=tuple(without(part.passages, gone))) for part in found]
    has_end = bool(found) and (found[-1].role is Role.CLOSING or any(p.asks for p in found[-1].passages[-1:]))
    if last >= 0 and not (ends_open or found[last].lead or has_end):
        found.append(found.pop(last))
    return found


def by_worth(questions: Sequence[Passage], told: Sequence[Passage]) -> list[Passage]:
    """Questions by how well they end a story: by how often what is told has their telling words."""
    spread = Counter(word for p in told for word in p.matter)

    def worth(p: Passage) -> tuple[bool, int, float, int]:
        ends = p.lines[-1].text.endswith("?") and p.words <= _LONG
        return ends, sum(spread[word] for word in p.matter), p.strength, p.number

    return sorted(questions, key=worth, reverse=True)


def _home_of(question: Passage, parts: Sequence[Part], near: Nearness) -> int:
    """The place of the part that shares the most telling words with a question, of its own group first; -1 if none does."""
    best, home = (0, False), -1
    for at, part in enumerate(parts):
        if part.role not in _HOMES or part.asked or at == 0:  # no story opens with a question
            continue
        for passage in part.passages:
            bond = near.shared(question, passage), passage.group_id == question.group_id
            if bond[0] and bond >= best:
                best, home = bond, at
    return home


def _small(parts: Sequence[Part], near: Nearness) -> list[Passage]:
    """What makes no paragraph: what was wished for, and the one thing that was new to a group, told in a sentence."""
    wished = [p for part in parts if part.role is Role.QUESTIONS for p in part.passages]
    new = [p for part in parts if part.role is Role.NEW and not part.asked for p in part.passages]
    of_group = Counter(p.group_id for p in new)
    return [*wished, *(p for p in new if of_group[p.group_id] == 1 or _scene_of(p, parts, near) >= 0)]


def _scene_of(passage: Passage, parts: Sequence[Part], near: Nearness) -> int:
    """The place of a part in which the group of a new thing has told of the same; -1 if there is none."""
    for at, part in enumerate(parts):
        own = [p for p in part.passages if p.group_id == passage.group_id]
        if part.role in (Role.GROUP, Role.EXCHANGE, Role.OPENING) and any(
            near.shared(passage, p) >= _OF_ONE_MATTER for p in own
        ):
            return at
    return -1


def _last_of_group(passage: Passage, parts: Sequence[Part]) -> int:
    """The place of the last other part that ends with words of the same group; -1 if none does.

    What was left among the questions and asks nothing may stand wherever its group has told: it ends no story.
    """
    places = [
        at
        for at, part in enumerate(parts)
        if part.role in _HOMES
        and passage not in part.passages
        and not (passage.has_question and (part.asked or part.role is Role.NEW))
    ]
    beside = [at for at in places if _ends_with(parts[at], passage.group_id)]
    if all(parts[at].role is Role.EXCHANGE for at in beside) and passage.lane is Lane.QUESTION:
        beside = [at for at in places if any(p.group_id == passage.group_id for p in parts[at].passages)]
    # A wish that is glued to what two groups say to each other would be taken for a part of that.
    apart = [at for at in beside if parts[at].role is not Role.EXCHANGE]
    return (apart or beside or [-1])[-1]


def _ends_with(part: Part, group_id: str) -> bool:
    """Whether a part ends with words of a group that ask nothing."""
    return bool(part.passages) and part.passages[-1].group_id == group_id and not part.passages[-1].asks


def _heard(passages: Sequence[Passage]) -> Counter[str]:
    """How many points of each group these passages tell."""
    return Counter(c.group_id for p in passages for c in p.points)
