"""What is denied of the rest of a whole, where a part was told: "two of five do not run" for "three of five run"."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from storycraft.languages.pack import pack, phrases
from storycraft.receipts.facts.clauses import Clause, clauses
from storycraft.receipts.facts.parts_of_a_whole import ROUNDED, shares_of
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.words import words

_OF_A_WHOLE = 2
"""Numbers by which a share is told, where it is none by itself: "two of five"."""


def denies_the_rest(own: str, told: str, language: str) -> bool:
    """Whether a text denies of the rest what was affirmed of a part, or the other way round, and tells no more of it."""
    said = _said_of_shares(told, language)
    return bool(said) and any(
        stems <= said.get((round(100 - share, ROUNDED), not denied), frozenset())
        for (share, denied), stems in _said_of_shares(own, language).items()
    )


@lru_cache(maxsize=20_000)
def _said_of_shares(text: str, language: str) -> Mapping[tuple[float, bool], frozenset[str]]:
    """The stems of what is said of each share, by whether it is denied; of the number itself none."""
    told = specifics(text, language).quantities
    if sum(not q.unit for q in told) < _OF_A_WHOLE and all(q.unit != "percent" for q in told):
        return {}
    found: defaultdict[tuple[float, bool], frozenset[str]] = defaultdict(frozenset)
    for clause in clauses(text, language):
        if shares := _plain_shares(clause, language):
            counting = " ".join(q.number.words for q in specifics(clause.text, language).quantities)
            stems = clause.stems.difference(word.stem for word in words(counting, language))
            for share in shares:
                found[share, bool(clause.negations)] |= stems
    return dict(found)


def _plain_shares(clause: Clause, language: str) -> frozenset[float]:
    """The shares of a clause; of one with "never" none: it denies more than "not" does."""
    plain = phrases(pack(language).negation.plain)
    return shares_of(clause.text, language) if all(map(plain.fullmatch, clause.negations)) else frozenset()
