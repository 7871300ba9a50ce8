"""What code can count of a workshop: "four tables", "three voices at the Blue table", "two things were new"."""

import re
from collections.abc import Iterator, Sequence

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.workshop import Lane
from storycraft.languages.folding import folded
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.group_names import blanked, names_in
from storycraft.receipts.facts.numbers import numbers
from storycraft.receipts.facts.quantities import Quantity, quantities
from storycraft.text.spans import before

_NOUNS = ("groups", "voices", "points", "things", "threads", "questions")
_WORD = re.compile(r"[^\W\d_]+")
_ANOTHER = re.compile(r"\b(?:an?|una?|une|eine?[nmrs]?|uma?)\s$", re.IGNORECASE)
"""Before an ordinal: "a third added" counts those who spoke, while "the third of May" does not."""
_OF = re.compile(
    r"\s(?:(?:of|de|der|des|von|d[aeo]s?)\s|d['’])?(?:(?:all|the|las?|los|les?|os|as|den)\s)?([^\W\d_]+)",
    re.IGNORECASE,
)


def workshop_counts(
    quantity: Quantity, text: str, known: CommonKnowledge, language: str
) -> frozenset[float] | None:
    """The numbers that are right for what a quantity of a text counts; None where it counts nothing of a workshop.

    A lane or a group that the text names narrows what is counted. An ordinal is right up to the largest count.
    """
    if not known.counts:
        return None
    if quantity.unit == "percent":
        return _shares(quantity, text, known, language)
    what = _counted(quantity.noun_text, language)
    if quantity.number.ordinal:
        return _places(quantity, what, text, known)
    if quantity.unit or not what:
        return None
    # A group that is called "New hands" speaks of no lane.
    lane = Lane.QUESTION if what == "questions" else _lane(blanked(text, known.groups), language)
    if what == "things" and lane is None:
        return None
    others = _other_numbers(quantity, what, text, language)
    # In a list of its groups a writer gives none of them a capital.
    readings = {names_in(text, known.groups, any_case=any_case) for any_case in (False, True)}
    if what == "groups":
        right = frozenset(_groups(known, lane))
        # "Two of the three groups": a part beside the whole; "the other two": those that are not named.
        parts = range(1, len(known.groups)) if right & others else ()
        return right.union(map(float, parts), (float(len(known.groups) - len(named)) for named in readings))
    counts = [count for count in known.counts if count.lane is lane]
    return frozenset(number for named in readings for number in _of_groups(named, counts, what, others))


def _of_groups(
    named: Sequence[str], counts: Sequence[Count], what: str, others: frozenset[float]
) -> Iterator[float]:
    """The numbers of the named groups; beside those of one the whole may stand: "five of the thirteen points"."""
    numbers_of = {count.group: frozenset(map(float, _numbers(count, what))) for count in counts}
    right = [numbers_of[group] for group in named or ("",) if group in numbers_of]
    each = frozenset[float]().union(*right)
    if len(named) > 1:
        # "Bridge and Deck brought nine points" are those of both, "Bridge had five, Deck four" those of each.
        yield float(sum(count.points for count in counts if count.group in named))
        yield from () if each.isdisjoint(others) else each
        return
    yield from each
    if right and not right[0].isdisjoint(others):
        yield from numbers_of.get("", ())


def _other_numbers(quantity: Quantity, what: str, text: str, language: str) -> frozenset[float]:
    """The other numbers of a text, without those that count other things: groups beside points."""
    return frozenset(
        other.number.value
        for other in quantities(text, language)
        if other.number.start != quantity.number.start and _counted(other.noun_text, language) in ("", what)
    )


def _numbers(count: Count, what: str) -> Iterator[int]:
    if what == "threads":
        yield count.threads
        return
    # Of points without a role nobody knows how many spoke them: one, or as many as there are.
    yield from range(count.roles if what == "voices" and count.roles else count.points, count.points + 1)
    if what in ("questions", "things") and count.threads:
        yield count.threads


def _groups(known: CommonKnowledge, lane: Lane | None) -> Iterator[float]:
    """How many groups spoke in the lane; where it may be none that is spoken of ("the question"), also how many there are."""
    yield float(len({count.group for count in known.counts if count.group and count.lane is lane}))
    if lane in (None, Lane.QUESTION):
        yield float(len(known.groups))


def _places(quantity: Quantity, what: str, text: str, known: CommonKnowledge) -> frozenset[float] | None:
    counted = what in ("groups", "voices", "points", "threads", "questions")
    if not counted and (quantity.noun or not _ANOTHER.search(before(text, quantity.number.start))):
        return None
    most = len(known.groups) if what == "groups" else max(count.points for count in known.counts)
    return frozenset(float(place) for place in range(1, most + 1))


def _shares(quantity: Quantity, text: str, known: CommonKnowledge, language: str) -> frozenset[float] | None:
    """The shares, of 100, that a lane has of the groups or points: "a third of the tables brought something new"."""
    match, lane = _OF.match(text, quantity.number.end), _lane(text, language)
    what = _counted(match[1], language) if match else ""
    if not what or lane is None:
        return None
    if what == "groups":
        part, whole = max(_groups(known, lane)), max(_groups(known, None))
    else:
        part, whole = (
            next((c.points for c in known.counts if not c.group and c.lane is of), 0) for of in (lane, None)
        )
    return frozenset({100 * part / whole}) if whole else None


def _lane(text: str, language: str) -> Lane | None:
    words = pack(language).workshop
    # French "neuf" is nine as well as new.
    text = blanked(text, (number.words for number in numbers(text, language)))
    if phrases(words.new).search(text):
        return Lane.NEW
    if phrases(words.resonating).search(text):
        return Lane.RESONATES
    asked = any(folded(word) in words.questions for word in _WORD.findall(text))
    return Lane.QUESTION if asked else None


def _counted(noun: str, language: str) -> str:
    """Which of the things that a workshop has the noun names; "" for none."""
    words = pack(language).workshop
    return next((what for what in _NOUNS if folded(noun) in getattr(words, what)), "")
