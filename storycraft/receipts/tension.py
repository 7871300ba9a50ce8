"""Finds points of one thread that contradict each other, as far as code can show it: a denial, or an opposite word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from storycraft.domain.workshop import Contribution, Thread
from storycraft.languages.folding import plain
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.checks.opposites import are_opposed, keys_of
from storycraft.receipts.facts.clauses import Clause, clauses
from storycraft.text.questions import asks
from storycraft.text.words import Word, base_language, words

_SUBJECT = 3
"""Words that two clauses must have in common to speak of the same."""
_SAME = 0.5
"""The share of the smaller clause's words that both have, where one says it and the other denies it."""
_TOLD = 2
"""Content words that a short denial has in common with what says the same word for word."""
_WORDS = 4
"""All its words, of which one is a content word, that do as well: "we did not have enough time"."""
_COMMON = 40
"""A word of more clauses of a thread than this is its theme; that two have it says nothing, and takes long."""
_MARKS = ("'", "’")


@dataclass(frozen=True, slots=True)
class _Said:
    point: str
    group: str
    clause: Clause


def contradict(one: str, other: str, language: str) -> bool:
    """Whether one text says what the other denies, or its opposite, in a clause about the same."""
    code = base_language(language)
    ours = clauses(one, code)
    said = (*ours, *clauses(other, code))
    places = _places(said)
    return any(
        _opposed(said[before], said[place], code, akin=akin, apart=True)
        for place in range(len(ours), len(said))
        for before, akin in _akin(said[place], place, places)
        if before < len(ours)
    )


def find_tension(
    threads: Iterable[Thread], contributions: Iterable[Contribution], language: str
) -> tuple[tuple[str, str, str], ...]:
    """Pairs of points that contradict each other, as (id of the thread, id of the one, id of the other)."""
    known = {c.id: c for c in contributions}
    return tuple(
        (thread.id, one, other)
        for thread in threads
        for one, other in _pairs(
            tuple(known[cid] for cid in thread.contribution_ids if cid in known), language
        )
    )


@lru_cache(maxsize=2_000)
def _pairs(points: tuple[Contribution, ...], language: str) -> tuple[tuple[str, str], ...]:
    """Each pair of a thread's points that contradict each other, once, in the order of the points.

    A board and a story ask for it at each drawing, and few threads have changed by then.
    """
    return tuple(_find_pairs(points, language))


def _find_pairs(points: Sequence[Contribution], language: str) -> Iterator[tuple[str, str]]:
    code = base_language(language)
    said = [
        _Said(c.id, c.group_id, clause)
        for c in points
        if not asks(c.text)
        for clause in clauses(c.text, code)
    ]
    places = _places([each.clause for each in said])
    told: set[tuple[str, str]] = set()
    for place, each in enumerate(said):
        for other, akin in _akin(each.clause, place, places):
            pair = (said[other].point, each.point)
            if pair in told or pair[0] == pair[1]:
                continue
            apart = said[other].group != each.group
            if _opposed(said[other].clause, each.clause, code, akin=akin, apart=apart):
                told.add(pair)
                yield pair


def _places(said: Sequence[Clause]) -> dict[str, list[int]]:
    """Where each stem stands, by the place of its clauses."""
    places: dict[str, list[int]] = {}
    for place, clause in enumerate(said):
        for stem in clause.stems:
            places.setdefault(stem, []).append(place)
    return places


def _akin(clause: Clause, place: int, places: Mapping[str, Sequence[int]]) -> list[tuple[int, bool]]:
    """The clauses before this one that share a word with it which tells something, each with whether several are."""
    shared = Counter(
        other
        for stem in clause.stems
        if len(places[stem]) <= _COMMON
        for other in places[stem]
        if other < place
    )
    return sorted((other, count > 1) for other, count in shared.items())


def _opposed(one: Clause, other: Clause, code: str, *, akin: bool, apart: bool) -> bool:
    """Whether two clauses deny each other.

    `akin` says that they share several words which tell something, and `apart` that two groups say them.
    """
    common = one.stems & other.stems
    near = akin and len(common) >= _SUBJECT and len(common) >= _SAME * min(len(one.stems), len(other.stems))
    denied = [bool(_denials(clause, code)) for clause in (one, other)]
    if denied[0] is not denied[1]:
        if near or (_takes_back(one, other, code) if denied[0] else _takes_back(other, one, code)):
            return True
    elif _turned_in_one_word(one, other, code) and not _is_of_their_own(one, other, code, apart=apart):
        return True
    # Small words count in clauses that are alike: "open" and "before" are too common to tell by themselves.
    return (akin and len(common) > 1 and are_opposed(one.stems, other.stems, code)) or (
        near and are_opposed(_stems(one, code), _stems(other, code), code)
    )


def _stems(clause: Clause, code: str) -> set[str]:
    return {word.stem for word in words(clause.text, code)}


def _denials(clause: Clause, code: str) -> list[str]:
    """The words by which the clause is denied: "without a ladder" denies the ladder alone."""
    if not clause.negations:
        return []
    without = phrases(pack(code).negation.without)
    return [word for word in clause.negations if not without.fullmatch(word)]


def _takes_back(denial: Clause, claim: Clause, code: str) -> bool:
    """Whether a short clause says word for word what the other one says, and that it is not so.

    The claim may say more, as when and where: a denial that does may deny that alone.
    """
    deny = {word.stem for said in _denials(denial, code) for word in words(said, code)}
    said = [
        word.stem
        for word, behind in pairwise((*_bare(denial.text, code), None))
        if word and word.stem not in deny and not (word.small and behind and behind.stem in deny)
    ]
    told = iter(word.stem for word in _bare(claim.text, code))
    tells = len(denial.stems & claim.stems)
    return (tells >= _TOLD or (tells > 0 and len(said) >= _WORDS)) and all(stem in told for stem in said)


def _turned_in_one_word(one: Clause, other: Clause, code: str) -> bool:
    """Whether two clauses are the same but for one word, which is the opposite: "the soup was warm", "was cold"."""
    ours, theirs = _bare(one.text, code), _bare(other.text, code)
    if abs(len(ours) - len(theirs)) > 1:
        return False
    common = {word.stem for word in ours} & {word.stem for word in theirs}
    alone = [[place for place, word in enumerate(said) if word.stem not in common] for said in (ours, theirs)]
    if [len(places) for places in alone] != [1, 1] or not one.stems & other.stems:
        return False
    (mine,), (other_one,) = alone
    return (
        _is_told_of_it(ours, mine, code)
        and _is_told_of_it(theirs, other_one, code)
        and are_opposed(keys_of(ours[mine].text, code), keys_of(theirs[other_one].text, code), code)
    )


def _is_of_their_own(one: Clause, other: Clause, code: str, *, apart: bool) -> bool:
    """Whether each may be true of who says it: of two people, "my room was warm", or of two groups, "we came late"."""
    own = [pack(code).agreement.one_told]
    if apart:
        own += [pack(code).agency.we, pack(code).agency.our]
    rule = phrases("|".join(filter(None, own)))
    return any(rule.search(clause.text) for clause in (one, other))


def _is_told_of_it(said: Sequence[Word], place: int, code: str) -> bool:
    """Whether a word is said of something: "was warm".

    "The warm soup" tells which one is meant, and "in winter" when or where: both may be.
    """
    known = pack(code)
    before, behind = said[place - 1 : place], said[place + 1 : place + 2]
    if not before or not before[0].small or (behind and not behind[0].small):
        return False
    return before[0].folded not in known.places.before and not phrases(known.frame.seasons).fullmatch(
        said[place].text
    )


@lru_cache(maxsize=20_000)
def _bare(clause: str, code: str) -> tuple[Word, ...]:
    """The words of a clause without its articles, and without a letter before an apostrophe: "n'était"."""
    articles, text = pack(code).places.articles, plain(clause)
    return tuple(
        word
        for word in words(clause, code)
        if word.folded not in articles and not (len(word.text) == 1 and text[word.start + 1 :][:1] in _MARKS)
    )
