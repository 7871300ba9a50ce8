"""Finds what one table asked another, where the story tells right behind it what that one says."""

from collections.abc import Sequence
from itertools import pairwise

from storycraft.domain.story import Paragraph
from storycraft.domain.workshop import Contribution, Workshop
from storycraft.text.addressed import addressed


def answered_across(
    paragraphs: Sequence[Paragraph], points: Sequence[Contribution], workshop: Workshop
) -> frozenset[str]:
    """The ids of points that ask a group by its name, and are told with words of that group behind them: open no more."""
    names, by_id = {group.id: group.name for group in workshop.groups}, {c.id: c for c in points}
    found = set[str]()
    for paragraph in paragraphs:
        for sentence, behind in pairwise(paragraph):
            heard = {by_id[cid].group_id for cid in behind.cites if cid in by_id}
            for cid in sentence.cites:
                point = by_id.get(cid)
                spoken = point.language or workshop.language if point else ""
                told = addressed(point.text, point.group_id, names, spoken) if point else None
                if told and told.to in heard:
                    found.add(cid)
    return frozenset(found)
