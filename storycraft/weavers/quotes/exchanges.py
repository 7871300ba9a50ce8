"""Finds exchanges: what one group said, with what others say to it across the tables, in the order of a conversation."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.nearness import opposed
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.sides import FEW, sharing

_A_REPLY = 0.9
"""What two passages share when one takes up the other: one word that only they have."""
_A_MATTER = 1.9
"""What they share when neither is known to take up anything: two such words."""
_SEVERAL = 2
"""Things that two passages both name, when they speak of one matter."""
_MANY = 8
"""Passages that may have a thing which one of them denies."""
_SAID_TO_IT = 99.0
"""How near a reply is to its claim: nearer than all others."""
_SMALL = 3
"""Letters of a word that is mostly a small one: "mi", "lot"."""
_MOST = 4
"""Passages of one exchange: a listener keeps so many voices apart."""
_MOST_WORDS = 170
"""Words of one exchange."""


def find_exchanges(passages: Sequence[Passage], language: str) -> list[list[Passage]]:
    """Passages of several groups that speak to each other: each with what takes it up behind it.

    What rang true takes up what was said before it where the two have one word that nobody else has; what answers,
    disputes or asks where that word names a thing; other passages where they have two words. Each takes up one other.
    """
    talks = find_conversations(passages, language)
    return [some for some in talks if len({p.group_id for p in some}) > 1]


def find_conversations(passages: Sequence[Passage], language: str) -> list[list[Passage]]:
    """All passages: each with what takes it up in any group right behind it, as in `find_exchanges`, or by itself."""
    bonds = _bonds(passages, language)
    exchange = {p.id: [p] for p in passages}
    before = dict[str, Passage]()
    for _, first, later in sorted(bonds, key=lambda bond: (-bond[0], abs(bond[1].number - bond[2].number))):
        one, other = exchange[first.id], exchange[later.id]
        both = [*one, *other]
        fits = len(both) <= _MOST and sum(p.words for p in both) <= _MOST_WORDS
        if one is other or later.id in before or not fits:
            continue
        before[later.id] = first
        exchange |= {p.id: both for p in both}
    found = {id(some): some for some in exchange.values()}.values()
    return [_in_turn(some, before) for some in found]


def _takes_up(passage: Passage) -> bool:
    """Whether a passage says something to what another said: it answers it, asks, or passes on a claim."""
    return _answers(passage) or passage.heard or passage.asks or _wonders(passage)


def _wonders(passage: Passage) -> bool:
    """Whether it asks in a few words, without a mark: "vests yes or no"."""
    return passage.lane is Lane.QUESTION and passage.kind is Kind.FRAGMENT


def _answers(passage: Passage) -> bool:
    """Whether a passage stands behind what it is about: it rang true, answers or disputes."""
    return passage.lane is Lane.RESONATES or passage.answers or passage.dissent


def _bonds(passages: Sequence[Passage], language: str) -> list[tuple[float, Passage, Passage]]:
    """The pairs that are near enough, with how near, and which is told first."""
    shared, found = sharing(passages, language), list[tuple[float, Passage, Passage]]()
    spread = Counter(word for p in passages for word in p.matter)
    for (one, other), weight in shared.items():
        first, later = _turns(one, other)
        rare = {word for word in one.matter & other.matter if spread[word] <= FEW}
        named = len(rare & one.things & other.things)
        own = one.group_id == other.group_id
        if own and not (one.is_saying or other.is_saying or other.id in one.sides):
            continue  # a group's own words keep their order
        telling = any(map(_is_long, rare)) or rare & (one.things | other.things)
        rang = later.lane is Lane.RESONATES and later.number > first.number and telling
        denies = opposed(one, other, language)
        at_odds = later.id in first.sides or denies
        # Who speaks of a table says it to that table: what this tells of the same thing belongs beside it.
        across = named and (one.group_id in other.names or other.group_id in one.names)
        replies = (
            rang or across or named >= _SEVERAL or (named and (at_odds or _takes_up(later) or first.asks))
        )
        # Three words hold no more than their thing: that is what they ask about, whoever else speaks of it.
        if weight >= (_A_REPLY if replies else _A_MATTER) or (named and (_wonders(later) or denies)):
            found.append((weight + at_odds + bool(named) / 2, first, later))
    found += _denied(passages, shared, language)
    by_id = {p.id: p for p in passages}
    claims = [(by_id[p.replies_to[-1]], p) for p in passages if p.replies_to and p.replies_to[-1] in by_id]
    return [*found, *((_SAID_TO_IT, claim, reply) for claim, reply in claims)]


def _denied(
    passages: Sequence[Passage], near: Container[tuple[Passage, Passage]], language: str
) -> Iterator[tuple[float, Passage, Passage]]:
    """What one group denies and another tells of, though more than a few speak of it: "we had no key at all"."""
    for one, other in sharing(passages, language, _MANY):
        across = (one, other) not in near and one.group_id != other.group_id and one.things & other.things
        if across and opposed(one, other, language):
            yield (_A_REPLY, *_turns(one, other))


def _turns(one: Passage, other: Passage) -> tuple[Passage, Passage]:
    """Two passages in the order of a conversation: what takes up the other comes later, a question before its answer."""
    first, later = sorted((one, other), key=lambda p: p.number)
    return (later, first) if _answers(first) and not (_answers(later) or later.asks) else (first, later)


def _is_long(word: str) -> bool:
    """Whether a word says something by itself, in Latin letters one of more than three."""
    return len(word) > _SMALL or not word.isascii()


def _in_turn(some: Sequence[Passage], before: dict[str, Passage]) -> list[Passage]:
    """The passages of an exchange: each with those that take it up right behind it, as they were said."""
    begun = [p for p in some if p.id not in before]
    waiting, told = sorted(begun, key=lambda p: -p.number), list[Passage]()
    while waiting:
        told.append(waiting.pop())
        behind = [p for p in some if before.get(p.id) is told[-1]]
        waiting += sorted(
            behind,
            key=lambda p: (
                bool(p.replies_to),
                p.lane is Lane.RESONATES,
                p.lane is not Lane.QUESTION,
                -p.number,
            ),
        )
    return told
