"""Selects the contributions to quote where not all fit, fairly by group, thread and lane."""

import random
from collections import Counter
from collections.abc import Sequence

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.drafts.voices import FLOOR
from storycraft.threads.lanes import asks, lanes_of
from storycraft.threads.theme_words import theme_words
from storycraft.weavers.quotes.story_order import framed_contributions
from storycraft.weavers.weaver import Material

_A_STATEMENT = 6
"""So many words can say something; fewer name a topic."""
ROOM = {"short": 12, "medium": 24, "long": 48}
"""Points that a telling of each length can quote and still be read aloud: in about 1, 3 and 6 minutes."""


def choose_contributions(material: Material, frame: Frame, room: int, seed: int) -> tuple[Contribution, ...]:
    """Select at most `room` contributions, in the order they were made; all of them where they fit.

    First those that the frame is based on, then one of each lane that must not be lost; then thread after
    thread, each time the most central point of the group with the fewest selected so far. `seed` decides
    between equals only.
    """
    if len(material.contributions) <= room:
        return material.contributions
    chosen = {c.id: c for c in _musts(material, frame)[:room]}
    baskets = _baskets(material, seed)
    sizes = Counter(c.group_id for c in material.contributions)
    if material.group:
        # The telling group may have twice as many points as each group that its threads bring in.
        sizes[material.group.id] *= 2
    while len(chosen) < room and baskets:
        basket = baskets.pop(0)
        heard = Counter(c.group_id for c in chosen.values())
        left = [c for c in basket if c.id not in chosen]
        if left:
            best = min(left, key=lambda c: heard[c.group_id] / sizes[c.group_id])
            chosen[best.id] = best
            baskets.append([c for c in left if c is not best])
    return tuple(c for c in material.contributions if c.id in chosen)


def _musts(material: Material, frame: Frame) -> list[Contribution]:
    framed = framed_contributions(frame)
    musts = [c for c in material.contributions if c.id in framed]
    for lane in FLOOR:
        spoken = [c for c in material.contributions if _speaks_in(c, lane, material.threads)]
        musts += spoken[:1]
    return list({c.id: c for c in musts}.values())


def _speaks_in(contribution: Contribution, lane: Lane, threads: Sequence[Thread]) -> bool:
    return lane in lanes_of(contribution, threads) or (lane is Lane.QUESTION and asks(contribution.text))


def _baskets(material: Material, seed: int) -> list[list[Contribution]]:
    """The sets to select from in turn: each thread, then the other points by stage; the most central points first."""
    chance = random.Random(seed)
    by_id = {c.id: c for c in material.contributions}
    threads = [[by_id[cid] for cid in t.contribution_ids if cid in by_id] for t in material.threads]
    gathered = {c.id for basket in threads for c in basket}
    loose: dict[tuple[str, str], list[Contribution]] = {}
    for contribution in material.contributions:
        if contribution.id not in gathered:
            loose.setdefault((contribution.stage, contribution.group_id), []).append(contribution)
    baskets = [basket for basket in (*threads, *loose.values()) if basket]
    return [_central_first(basket, material.language, chance) for basket in baskets]


def _central_first(
    basket: Sequence[Contribution], language: str, chance: random.Random
) -> list[Contribution]:
    """Sort by the words that a point shares with the rest of its set; labels of one or two words come late."""
    words = {c.id: {stem for stem, _ in theme_words(c.text, c.language or language)} for c in basket}
    spread = Counter(stem for stems in words.values() for stem in stems)
    tie = {c.id: chance.random() for c in basket}

    def centrality(contribution: Contribution) -> float:
        stems = words[contribution.id]
        shared = sum(spread[stem] - 1 for stem in stems) / (len(stems) + 2)
        return shared * min(1.0, len(contribution.text.split()) / _A_STATEMENT)

    return sorted(basket, key=lambda c: (-centrality(c), tie[c.id]))
