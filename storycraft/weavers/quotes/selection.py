"""Selects the passages to tell where not all fit: each group in its share, and every lane that must not be lost."""

import math
import random
from collections.abc import Mapping, Sequence

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Lane
from storycraft.drafts.voices import FLOOR
from storycraft.threads.lanes import lanes_of
from storycraft.weavers.quotes.exchanges import find_exchanges
from storycraft.weavers.quotes.parts import without
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.plan_order import A_BOND
from storycraft.weavers.quotes.sides import sharing, with_their_sides
from storycraft.weavers.weaver import Material

_FULL = 1.12
"""How much of the ordered length may be filled, before a draft is too long for its order."""
_OF_ONE_THREAD = 0.6
"""The share of the words that are left, which the strongest thread may take."""
_DISPUTED = 0.3
"""What a passage gains by its other side."""
_HEARD = 0.6
"""What it loses where it is only heard of others, and nobody of the room says otherwise."""
_ATTRIBUTED = 4
"""Words that the clause about who spoke and the sentences between add to each passage."""
_ASKED = 120
"""Words for each question that is told, at least one: a story is not a list of what is open."""
_IN_A_THREAD = 0.4
_IN_A_LANE = 0.6
_FRAMED = 0.5
_FOLLOWS = 0.8
_EVENT = 0.15
"""What it gains by each degree in which it is something that somebody did at a time or place: scenes are told first."""
_OF_EXCHANGES = 0.8
"""The share of the words that exchanges may fill, so that what stands alone is heard too."""
_HALF = 0.5
"""The share of a group's passages up to which its fragments are told."""
_A_TELLING_NOTE = 0.9
"""How strong a note is that tells something, though code finds no verb in it: eleven words, or fewer with a figure."""
_A_TELLING_REMARK = 2.3
"""How strong a sentence is that is told though nothing goes with it: one with a contrast, or a figure."""
_A_REMARK = 8
"""Words of a remark."""
_MUCH = 24
"""Passages of a room that says more than a listener keeps."""
_A_THREAD = 2
"""Passages that make a thread."""


def choose_passages(
    passages: Sequence[Passage], material: Material, frame: Frame, words: int, seed: int
) -> tuple[Passage, ...]:
    """Passages of about so many words as they are told; all sentences where they fit. `seed` decides between equals.

    First the best event and one of each lane that must not be lost, then always the group that is furthest from
    its share of what was said. All sides of a matter are told, or none.
    """
    worth = _worths(passages, material, frame, seed)
    passages = _with_few_fragments(passages, material, worth, _alone(passages, material))
    if told_words(passages) <= words:
        return tuple(passages)
    chosen = _musts(passages, material, worth, words)
    chosen += _strongest_thread(without(passages, chosen), material, worth, words - told_words(chosen))
    chosen += _exchanges(passages, chosen, material, worth, words)
    asked = max(1, words // _ASKED) - sum(_is_question(p) for p in chosen)
    left = sorted((p for p in passages if p not in chosen), key=lambda p: -worth[p.id])
    chosen = with_their_sides([*chosen, *[p for p in left if _is_question(p)][: max(0, asked)]], passages)
    left = [p for p in left if p not in chosen and not _is_question(p)]
    share = {gid: sum(len(p.points) for p in passages if p.group_id == gid) for gid in _groups(passages)}
    if material.group and material.group.id in share:
        # The telling group may have twice as many points as each group that its threads bring in.
        share[material.group.id] *= 2
    told = told_words(chosen)
    while left and told < words:
        heard = {gid: sum(len(p.points) for p in chosen if p.group_id == gid) for gid in share}
        gid = min({p.group_id for p in left}, key=lambda g: (heard[g] / share[g], g))
        best = next(p for p in left if p.group_id == gid)
        both = with_their_sides([best], passages)
        left = without(left, both)
        if told + told_words(both) <= words * _FULL:
            chosen += both
            told += told_words(both)
    return tuple(p for p in passages if p in chosen)


def told_words(passages: Sequence[Passage]) -> int:
    """The words that it takes to tell these passages, with who said them."""
    return sum(_cost(p) for p in passages)


def _with_few_fragments(
    passages: Sequence[Passage], material: Material, worth: Mapping[str, float], alone: Sequence[Passage]
) -> list[Passage]:
    """The passages with a sentence of their own, and the small ones without which somebody would not be heard.

    Small are fragments and those that are `alone`. Told are: up to half of a group's passages, what a thread that
    people kept needs to be told of at all, and one of
    a lane that must not be lost. The strongest come first. Where nobody said a sentence, nothing takes their place.
    """
    told = [p for p in passages if not (_is_bare(p) or p in alone)]
    if not told:
        return list(passages)
    bare = sorted(without(passages, told), key=lambda p: -worth[p.id])
    needed: list[tuple[list[Passage], float]] = [
        (part, len(part) * _HALF)
        for gid in _groups(passages)
        if (part := [p for p in passages if p.group_id == gid])
    ]
    for thread in material.threads:
        if thread.accepted:
            ids = set(thread.contribution_ids)
            of_thread = [p for p in passages if not ids.isdisjoint(p.cites)]
            needed.append((of_thread, min(_A_THREAD, len(of_thread))))
    needed += [(part, 1) for part in _of_lanes(passages, material) if part]
    kept = {p.id for p in told}
    for part, least in needed:
        missing = math.ceil(least) - sum(p.id in kept for p in part)
        kept |= {p.id for p in [p for p in bare if p in part and p.id not in kept][: max(0, missing)]}
    return [p for p in passages if p.id in kept]


def _alone(passages: Sequence[Passage], material: Material) -> list[Passage]:
    """In a room that says much, the short remarks that have nothing to do with what others say."""
    if len(passages) < _MUCH:
        return []
    near = {
        p for pair, weight in sharing(passages, material.language).items() if weight >= A_BOND for p in pair
    }
    return [
        p
        for p in passages
        if p.lane is None
        and p not in near
        and not (p.sides or p.address)
        and p.words <= _A_REMARK
        and p.strength < _A_TELLING_REMARK
        and p.event < 1
    ]


def _is_bare(passage: Passage) -> bool:
    """Whether it is a note of a few words: no sentence, nobody in it who acts, no contrast, hardly a figure.

    What rang true, what is new and what stands in a stage with a lead is told in few words too: the lead says
    what it is.
    """
    if passage.lane in (Lane.RESONATES, Lane.NEW) or phrases_of(passage.language).one(
        "stages", passage.stage
    ):
        return False
    says = passage.person or passage.denials or _is_question(passage) or passage.asks
    told = says or passage.quarrel or passage.sides or passage.address
    return passage.kind is Kind.FRAGMENT and not told and passage.strength < _A_TELLING_NOTE


def _is_question(passage: Passage) -> bool:
    return passage.kind is Kind.QUESTION or passage.lane is Lane.QUESTION


def _musts(
    passages: Sequence[Passage], material: Material, worth: Mapping[str, float], words: int
) -> list[Passage]:
    """The best event, the best passage of each group, what rang true with it, one of each lane that must not be lost."""
    events = best_events(passages)[:1]
    rang = [[p for p in passages if p.is_saying and p.group_id == gid] for gid in _groups(passages)]
    musts = list[Passage]()
    for part in (events, *_of_lanes(passages, material), *rang):
        musts += _best_that_fits(part, musts, passages, worth, words)
    for gid in _groups(passages):
        if gid not in {p.group_id for p in musts}:
            of_group = [p for p in passages if p.group_id == gid]
            musts += _best_that_fits(of_group, musts, passages, worth, words)
    return musts


def _best_that_fits(
    part: Sequence[Passage],
    chosen: Sequence[Passage],
    passages: Sequence[Passage],
    worth: Mapping[str, float],
    words: int,
) -> list[Passage]:
    """The best of some passages with its other sides, without those chosen; the shortest where none fits."""
    told = {p.id: without(with_their_sides([p], passages), chosen) for p in part}
    costs = {cid: told_words(both) for cid, both in told.items()}
    room = words - told_words(chosen)
    fitting = [p.id for p in part if costs[p.id] <= room]
    best = (
        max(fitting, key=lambda cid: worth[cid])
        if fitting
        else min(costs, key=lambda cid: costs[cid], default="")
    )
    return told.get(best, [])


def _strongest_thread(
    passages: Sequence[Passage], material: Material, worth: Mapping[str, float], words: int
) -> list[Passage]:
    """The passages of the thread that people kept and most groups speak of, the best first, as many as fit in.

    It may take the greater part of so many words, so that it is told whole before small remarks are. What others say
    otherwise of it counts too.
    """
    told = [p for p in passages if not _is_question(p)]
    kept = [
        [p for p in told if not ids.isdisjoint(p.cites)]
        for ids in (set(thread.contribution_ids) for thread in material.threads if thread.accepted)
    ]
    best = max(kept, key=lambda some: (len({p.group_id for p in some}), len(some)), default=[])
    found, room = list[Passage](), _OF_ONE_THREAD * words
    for passage in sorted(best, key=lambda p: -worth[p.id]):
        both = without(with_their_sides([passage], passages), found)
        if (cost := told_words(both)) <= room:
            found += both
            room -= cost
    return found


def _of_lanes(passages: Sequence[Passage], material: Material) -> list[list[Passage]]:
    """The passages of each lane that must not be lost."""
    return [
        [
            p
            for p in passages
            if lane is p.lane or any(lane in lanes_of(c, material.threads) for c in p.points)
        ]
        for lane in FLOOR
    ]


def best_events(passages: Sequence[Passage]) -> list[Passage]:
    """The passages that tell an event, the most concrete first."""
    return sorted((p for p in passages if p.event > 0), key=lambda p: (-p.event, -p.strength, p.number))


def _exchanges(
    passages: Sequence[Passage],
    chosen: Sequence[Passage],
    material: Material,
    worth: Mapping[str, float],
    words: int,
) -> list[Passage]:
    """The exchanges of several groups, those of most groups and then the best first, each whole where it fits."""
    found = list[Passage]()

    def place(some: Sequence[Passage]) -> tuple[int, float]:
        return len({p.group_id for p in some}), sum(worth[p.id] for p in some) / len(some)

    for some in sorted(find_exchanges(passages, material.language), key=place, reverse=True):
        both = without(with_their_sides(some, passages), [*chosen, *found])
        if told_words([*chosen, *found, *both]) <= _OF_EXCHANGES * words:
            found += both
    return found


def _worths(passages: Sequence[Passage], material: Material, frame: Frame, seed: int) -> dict[str, float]:
    chance = random.Random(seed)
    gathered = {cid for thread in material.threads for cid in thread.contribution_ids}
    framed = {cid for entry in frame.entries for cid in entry.contribution_ids[:1]}
    opening = best_events(passages)[:1]
    behind = [
        p for p in passages if opening and p.group_id == opening[0].group_id and p.stage == opening[0].stage
    ]
    followers = {p.id for p in behind if 0 < p.number - opening[0].number <= 2}
    return {
        p.id: p.strength
        + _IN_A_THREAD * bool(gathered & set(p.cites))
        + _IN_A_LANE * (p.lane in (Lane.RESONATES, Lane.NEW))
        + _FRAMED * bool(framed & set(p.cites))
        + _FOLLOWS * (p.id in followers)
        + _DISPUTED * bool(p.sides)
        - _HEARD * (p.heard and not p.sides)
        + _EVENT * min(4, p.event)
        + 0.01 * chance.random()
        for p in passages
    }


def _groups(passages: Sequence[Passage]) -> list[str]:
    return list(dict.fromkeys(p.group_id for p in passages))


def _cost(passage: Passage) -> int:
    return passage.words + (_ATTRIBUTED if passage.kind is not Kind.FRAGMENT else 2)
