"""Finds the two sides of a matter: passages of which one denies what the other says, or passes on what others say of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.clauses import clauses
from storycraft.receipts.tension import contradict
from storycraft.text.moods import CONDITION, has_mood
from storycraft.text.words import base_language, content
from storycraft.weavers.quotes.nearness import denied_words
from storycraft.weavers.quotes.passages import BEGINNING, Passage
from storycraft.weavers.quotes.point_sentences import role_of

FEW = 4
"""Passages that may have a word by which two of them are compared: what more have is what the room is about."""
_ABOUT = 1.5
"""Words that two passages share when one is about what the other claims."""
_MOST = 2
"""Sides that one passage has at most, those first that share the most words with it."""
AN_EVENT = 2
"""How much of an event is no claim: who answers it says what he would do, and not that it did not happen."""
_ROLE = "role "
"""What stands before a word of a role, so that it is told from the same word in a text."""
_SHORT = 2
"""Words of a clause that denies one thing: "there is no such rule"."""


def with_sides(passages: Sequence[Passage], language: str) -> tuple[Passage, ...]:
    """The passages, each with the ids of those that say otherwise, so that both sides are told beside each other."""
    pairs = sharing([p for p in passages if not p.asks], language)
    denying = {pair for pair in pairs if _deny_each_other(*pair, base_language(language))}
    found, nearest = defaultdict[str, set[str]](set), dict[str, float]()
    for one, other in sorted(pairs, key=lambda pair: (pair not in denying, -pairs[pair])):
        is_open = len(found[one.id]) < _MOST and len(found[other.id]) < _MOST
        # Who is near by two words is not near by one: what shares less with a claim is about something else.
        near = all(pairs[one, other] >= nearest.get(p.id, 0) for p in (one, other))
        # Whom one quotes in passing ("my wife says") claims nothing against the own group.
        near = near and (pairs[one, other] >= _ABOUT or one.group_id != other.group_id)
        if is_open and ((one, other) in denying or (near and _touch(one, other))):
            for passage, its_side in ((one, other), (other, one)):
                found[passage.id].add(its_side.id)
                nearest.setdefault(passage.id, pairs[one, other])
    denied = {p.id for pair in pairs if pair in denying or _contests(*pair, pairs[pair]) for p in pair}
    return tuple(
        replace(p, sides=frozenset(found[p.id]), denied=p.id in denied) if found.get(p.id) else p
        for p in passages
    )


def with_their_sides(some: Sequence[Passage], among: Sequence[Passage]) -> list[Passage]:
    """Some passages, then those among the others that are a side of them, and the sides of these."""
    unread = [p for p in some if p.sides]
    if not unread:
        return list(some)  # most have none: nothing to look for among many
    by_id = {p.id: p for p in among}
    own = {p.id for p in some}
    found = set(own)
    while unread:
        new = (unread.pop().sides & by_id.keys()) - found
        found |= new
        unread += (by_id[cid] for cid in new)
    return [*some, *(p for p in among if p.id in found - own)]


def facing(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a paragraph, in which what the next group disputes stands last, and its answer first.

    What goes on with a disputed one in its own group stays behind it.
    """
    groups = list(dict.fromkeys(p.group_id for p in passages))

    def turn(passage: Passage) -> int:
        others = {groups.index(p.group_id) for p in passages if p.id in passage.sides}
        own = groups.index(passage.group_id)
        return sum(other > own for other in others) - sum(other < own for other in others)

    def place(passage: Passage) -> tuple[int, int]:
        before = (p for p in passages if p.group_id == passage.group_id and p.number < passage.number)
        goes_on = any(p.matter & passage.matter and turn(p) > 0 for p in before)
        return groups.index(passage.group_id), 1 if goes_on else turn(passage)

    return sorted(passages, key=place)


def side_by_side(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages in order, but the sides of one matter beside each other, as they were said."""
    left = list(passages)
    while left:
        sides = [left[0], *(p for p in left[1:] if p.id in left[0].sides)]
        yield from sorted(sides, key=lambda p: p.number)
        left = [p for p in left if p not in sides]


def sharing(
    passages: Sequence[Passage], language: str, few: int = FEW
) -> dict[tuple[Passage, Passage], float]:
    """The pairs that share words which `few` have, with how many; who is said to claim something shares his role with it.

    A word that a third passage has too counts half.
    """
    having = defaultdict[str, list[Passage]](list)
    for passage in passages:
        roles = {
            word.stem[:BEGINNING] for word in content(role_of(passage.points[0]), base_language(language))
        }
        for word in passage.matter:
            having[word].append(passage)
        for word in roles | (passage.matter if passage.heard else set()):
            having[f"{_ROLE}{word}"].append(passage)
    shared = defaultdict[tuple[Passage, Passage], float](float)
    for word, some in having.items():
        for pair in combinations(some, 2) if len(some) <= few else ():
            # Two of one role have nothing in common by that: only who is said to claim something has.
            if pair[0].heard is not pair[1].heard or not word.startswith(_ROLE):
                shared[pair] += 1 / (len(some) - 1)
    return shared


def _contests(one: Passage, other: Passage, shared: float) -> bool:
    """Whether one of them passes on or answers a claim that is about the same as the other, which is no event."""
    answers = one.answers is not other.answers and not max(one.event, other.event) >= AN_EVENT
    return shared >= _ABOUT and (one.heard is not other.heard or answers)


def _touch(one: Passage, other: Passage) -> bool:
    """Whether one says what the other only has heard of, misses, quarrels about, or answers."""
    if one.is_saying or other.is_saying:
        return False  # what rang true claims nothing against anybody
    missed = (one.missing & other.matter) != (other.missing & one.matter) and one.group_id != other.group_id
    return (
        one.heard is not other.heard
        or one.quarrel is not other.quarrel
        or one.answers is not other.answers
        or missed
    )


def _deny_each_other(one: Passage, other: Passage, language: str) -> bool:
    # "We cooked because we could not carry" denies nothing: it gives a reason.
    reason = phrases(pack(language).causes.because)
    texts = [[text for text in claimed(p, language) if not reason.search(text)] for p in (one, other)]
    return any(
        contradict(a, b, language) or denies(a, b, language) or denies(b, a, language)
        for a in texts[0]
        for b in texts[1]
    )


def claimed(passage: Passage, language: str) -> tuple[str, ...]:
    """The sentences without a condition: "one if the ferry runs, one if it does not" denies nobody's ferry."""
    return tuple(line.text for line in passage.lines if not has_mood(line.text, (CONDITION,), language))


def denies(one: str, other: str, language: str, least: int = 1) -> bool:
    """Whether a short clause of one text, of `least` words or more, denies what a clause of the other says in the same."""
    said = [clause.stems for clause in clauses(other, language) if not clause.negations]
    short = (c.stems for c in clauses(one, language) if c.negations and least <= len(c.stems) <= _SHORT)
    denied = denied_words(one, language)
    return any(stems & denied and stems <= told for stems in short for told in said)
