"""Conditions that are told as a thing: "without the grant" for "if the council pays the grant"."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.moods import CONDITION, clauses_with_moods, has_mood, marks_in
from storycraft.text.phrases import spelled
from storycraft.text.words import content

_STOP = re.compile(r"[,;:.!?…–—]")
_REACH = 80
"""Characters behind "without" among which the thing is."""
_THING, _CONDITION = 2, 3
"""Content words behind "without", and behind "if", that tell what is meant: "if the council pays for the slate"."""


def keeps_condition(text: str, told: Iterable[str], language: str) -> bool:
    """Whether a text names a thing of which a condition that was told speaks, as that on which it hangs."""
    told = tuple(told)
    other = phrases(pack(language).negation.otherwise)
    things = _things(text, language, any(other.search(one) for one in told))
    if not things:
        return False
    said = Vocabulary((piece for one in told for piece in _conditions(one, language)), language)
    return any(map(said.has, things))


@lru_cache(maxsize=1_000)
def _things(text: str, language: str, has_other: bool) -> tuple[str, ...]:
    """The stems of the first words behind each "without" or "hangs on" of a text: each point is held against them.

    "Without the grant the roof is new" turns it: only what is denied, or where a point tells what is so else, hangs on it.
    """
    known = pack(language)
    without = phrases(known.negation.without)
    hangs = has_other or any(not without.fullmatch(word) for word in negations(text, language))
    pieces = (
        _STOP.split(text[m.end() : m.end() + _REACH])[0]
        for m in phrases(known.moods.hangs_on).finditer(text)
        if hangs or not without.fullmatch(m[0].strip())
    )
    return tuple(word.stem for piece in pieces for word in content(piece, language)[:_THING])


def _conditions(text: str, language: str) -> Iterator[str]:
    """The first words of each condition of a text."""
    for clause in clauses_with_moods(text, language) if has_mood(text, (CONDITION,), language) else ():
        told = " ".join(spelled(clause.text))
        inverted = (told.partition(" ")[0],) if has_mood(clause.text, (CONDITION,), language) else ()
        for mark in marks_in(clause.text, CONDITION, language) or inverted:
            # In "se a câmara pagar" the verb, with all before it, is the mark.
            _, mark, behind = told.partition(mark)
            yield " ".join(word.text for word in content(mark + behind, language)[:_CONDITION])
