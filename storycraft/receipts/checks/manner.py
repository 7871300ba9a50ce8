"""Checks how somebody is said to have said it: a manner or a second deed that nobody told is no frame of a quotation."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from storycraft.domain.message import N_
from storycraft.languages.entries import NOTHING
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.moods import MANNER, knows_moods, marks_in
from storycraft.text.words import words

_A_DEED = 2
"""Words of the teller's own that tell a deed: one may be a verb of saying that no list has."""
_TOLD, _FEW = 2, 2
"""So much of what stands behind a gesture must be told, and so many words of it may be the teller's own."""
_SHORT = 4
"""Words of the teller's own that a gesture has."""
_WHY = N_("is how it was said, who of many said it, or what was done besides, and nobody told it")


def untold_manners(claim: Claim) -> Iterator[Failure]:
    """Words of how it was said ("bitterly", "and left the room") or of who among many said it ("the oldest"); a doubt.

    What stands in the cited points, in a speaker's role or in the frame is told. Where nothing is quoted there must be
    a verb of saying: "they laughed at the cold kiln" is no manner.
    """
    if not claim.cited or not knows_moods(claim.language):
        return
    if gesture := _gesture(claim):
        yield Failure(FailureKind.MANNER, gesture, _WHY, firm=False)
        return
    if not _reports(claim):
        return
    found = [
        phrase
        for phrase in marks_in(claim.own_text, MANNER, claim.language)
        if not all(
            claim.vocabulary.has(word.stem) for word in words(phrase, claim.language) if not word.small
        )
    ]
    for phrase in found or [*_second_deeds(claim)] or _deeds_beside(claim):
        yield Failure(FailureKind.MANNER, phrase, _WHY, firm=False)


def _gesture(claim: Claim) -> str:
    """What is told to have been done meanwhile, before the first comma or behind the last one: "Without looking up, …".

    In words of the teller's own, where nearly all else was told: who tells freely may mean by it what was said.
    """
    head, tail = claim.own_text.partition(",")[0], claim.own_text.rpartition(",")[2]
    meanwhile = phrases(pack(claim.language).moods.beside_it)
    strange = [word.start for word in claim.strange]
    told = [*(word.start for word in claim.covered), *(place for place, _ in claim.checked_spans)]
    for piece, start in ((head, 0), (tail, len(claim.own_text) - len(tail))):
        inside = range(start, start + len(piece))
        own = [place for place in strange if place in inside]
        apart = (
            0 < len(own) <= _SHORT
            and len(piece) < len(claim.own_text)
            and not any(place in inside for place in told)
        )
        if (
            not apart
            or len(told) < _TOLD
            or len(strange) - len(own) > _FEW
            or not meanwhile.match(piece.lstrip())
        ):
            continue
        # "Without a word" may be what "she said nothing" tells.
        denied = negations(piece, claim.language) and any(negations(t, claim.language) for t in claim.said)
        return "" if denied else piece.strip(" .!?…")
    return ""


def _second_deeds(claim: Claim) -> Iterator[str]:
    """Pieces behind the last quotation and its speaker that hold a word of the teller's own, and none that was told."""
    behind = claim.text[claim.quoted[-1].end + 1 :] if claim.quoted else ""
    text, own = claim.own_text, {word.start for word in claim.own}
    if not own or not text.endswith(behind):
        return
    told = {word.start for word in claim.covered} | {place for place, _ in claim.checked_spans}
    start = len(text) - len(behind)
    cuts = [start, *(match.end() for match in _cut(claim.language).finditer(text, start)), len(text)]
    pieces = [(one, end) for one, end in pairwise(cuts) if any(map(str.isalnum, text[one:end]))]
    for one, end in pieces[1:]:
        inside = range(one, end)
        if not own.isdisjoint(inside) and told.isdisjoint(inside):
            yield text[one:end].strip(" .,;")


def _deeds_beside(claim: Claim) -> Iterator[str]:
    """Clauses beside a quotation of which every word is the teller's own: "The smith ran off: “…”".

    A clause that says who speaks, or that somebody does, has a word of telling, of people or of the points.
    """
    text, own = claim.own_text, {word.start for word in claim.own}
    if not claim.quoted or len(own) < _A_DEED:
        return
    anchored = {place for place, _ in claim.checked_spans}
    cuts = [0, *(match.end() for match in _cut(claim.language).finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        inside = range(start, end)
        said = [word.start for word in claim.words if word.start in inside]
        strange = len(said) >= _A_DEED and own.issuperset(said) and anchored.isdisjoint(inside)
        if strange and not _is_of_telling(text[start:end], claim):
            yield text[start:end].strip(" .,;:–—")


def _is_of_telling(clause: str, claim: Claim) -> bool:
    """Whether a clause speaks of people, voices or what they say, or names a group."""
    known = pack(claim.language).connectives
    telling = (
        known.voices | known.people | known.crowd | known.sides | known.matters | known.speaking | known.here
    )
    return (
        bool(_saying(claim.language).search(clause))
        or bool(named_groups(clause, claim.sources.groups))
        or any(word.folded in telling for word in words(clause, claim.language))
    )


@cache
def _cut(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,;:–—]\s|(?<!\w)(?:{pack(language).attribution.turns})(?!\w)", re.IGNORECASE)


def _reports(claim: Claim) -> bool:
    return bool(claim.quoted) or bool(_saying(claim.language).search(claim.own_text))


@cache
def _saying(language: str) -> re.Pattern[str]:
    known = pack(language)
    words_of_saying = "|".join(sorted(known.connectives.speaking)) or NOTHING
    return re.compile(
        rf"\b(?:{known.attribution.saying}|{known.attribution.reporting}|{words_of_saying})\b", re.IGNORECASE
    )
