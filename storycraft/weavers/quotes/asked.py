"""Chooses the questions that a story tells: one that belongs to what it tells; the others are listed as open behind it."""

from collections import Counter
from collections.abc import Collection, Sequence

from storycraft.weavers.quotes.passages import Passage

_HALF = 0.5
"""The share of what a group said, of which it must be heard with half."""
_LONG = 25
"""Words of a question that is too long to end with."""


def with_few_questions(
    chosen: Sequence[Passage], everything: Sequence[Passage], asking: Collection[str]
) -> tuple[Passage, ...]:
    """These passages with one of their questions, and those without which a group would be heard too little.

    `asking` are the ids of those that only ask. A room that mostly asks is told with all that it asks.
    """
    kept = [p for p in chosen if p.id not in asking]
    spread = Counter(word for p in kept for word in p.matter)
    asked = sorted((p for p in chosen if p.id in asking), key=lambda p: _worth(p, spread), reverse=True)
    if len(kept) < len(asked):
        return tuple(chosen)
    kept += asked[:1]
    said, told = _heard(everything), _heard(kept)
    for passage in asked[1:]:
        gid = passage.group_id
        if told[gid] / told.total() < _HALF * said[gid] / said.total():
            kept.append(passage)
            told += _heard([passage])
    return tuple(p for p in chosen if p in kept)


def _worth(question: Passage, spread: Counter[str]) -> tuple[bool, int, float, int]:
    """How well it belongs to what is told, by how often that has its telling words."""
    ends = question.lines[-1].text.endswith("?") and question.words <= _LONG
    return ends, sum(spread[word] for word in question.matter), question.strength, question.number


def _heard(passages: Sequence[Passage]) -> Counter[str]:
    """How many points of each group these passages tell."""
    return Counter(c.group_id for p in passages for c in p.points)
