"""Checks that a sentence does not deny what it quotes: "nobody said “we bake bread”", where somebody did."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from storycraft.domain.message import N_
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import fold, stands_in
from storycraft.text.moods import DOUBT, has_mood
from storycraft.text.questions import has_question
from storycraft.text.quotations import Span

_WHY = N_("denies what is quoted beside it, and nobody denied it")
_FIRM = 3
"""Words of a quotation from which "nobody said" is wrong for sure: a "thank you" that nobody said may be told so."""
_NEAR = 1
"""Words that may stand between "nobody said" and what is quoted: "so", "them"."""
_THAT = frozenset(("that", "dass", "que", "che", ","))
_LEAST = 3
"""Two clauses with what stands between them."""
_STOP = r"[.,;:!?()…–—]|\s-\s"
_AROUND = "“”„«»‹›‘’‚\"'>,.:;!?…–— \t\n"


def denied_quotations(claim: Claim) -> Iterator[Failure]:
    """A denial in the clause before a quotation or behind it, where no cited point denies anything.

    A quoted question may be one that nobody could answer; and a colon behind a clause that says more than "nobody
    said" leads to an example of it: "Not everybody was glad: “…”".
    """
    if not claim.cited or not claim.quoted or _is_denied_there(claim):
        return
    text, language = claim.text, claim.language
    edges = [0, *(place for span in claim.quoted for place in (span.start, span.end)), len(text)]
    around = list(pairwise(edges))[::2]
    for span, (start, end), (behind, last) in zip(claim.quoted, around, around[1:], strict=False):
        if _is_asked(span, claim):
            continue
        before, after = _last_clause(text[start:end], language), _first_clause(text[behind:last], language)
        unsaid = phrases(pack(language).attribution.unsaid)
        spoken = _at_the_end(unsaid, before) or unsaid.search(after)
        found = (
            spoken[0] if spoken else _denial(before, after, led=_is_led(text[start:end]), language=language)
        )
        if found:
            firm = bool(spoken) and len(span.text.split()) >= _FIRM
            yield Failure(FailureKind.NEGATION, found, _WHY, firm)


def _is_denied_there(claim: Claim) -> bool:
    """Whether a cited point denies anything beside the quoted words; which of it is told is asked by other checks."""
    quoted = [fold(span.text) for span in claim.quoted]
    for said in map(fold, claim.said):
        for words in quoted:
            said = said.replace(words, " … ", 1)
        if _denies(said, claim.language) or has_mood(said, (DOUBT,), claim.language):
            return True
    return False


def _denies(text: str, language: str) -> str:
    """The first word by which a text denies something, or ""."""
    known = pack(language)
    without = phrases(known.negation.without).sub(" ", text)
    found = phrases(known.attribution.denied).search(text)
    return found[0] if found else next(iter(negations(without, language)), "")


def _denial(before: str, after: str, *, led: bool, language: str) -> str:
    """The first word that denies; behind a colon only where it stands right before it: "it was a lie: “…”"."""
    if led:
        lie = _at_the_end(phrases(pack(language).attribution.denied), before)
        return lie[0] if lie else ""
    return _denies(before, language) or _denies(after, language)


def _is_led(before: str) -> bool:
    return ":" in before[len(before.rstrip(_AROUND)) :]


def _is_asked(span: Span, claim: Claim) -> bool:
    """Whether the quoted words are a question, here or in their point."""
    if has_question(span.text):
        return True
    holders = (said for said in claim.said if stands_in(span.text, said, claim.language))
    return any(has_question(said) for said in holders)


def _at_the_end(rule: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((m for m in rule.finditer(text) if len(text[m.end() :].split()) <= _NEAR), None)


def _last_clause(text: str, language: str) -> str:
    """The clause that leads up to a quotation, over a "that"; nothing where another word such as "but" stands there."""
    pieces = _clauses(language).split(text.rstrip(_AROUND))
    while len(pieces) >= _LEAST and not pieces[-1].strip() and pieces[-2].strip().casefold() in _THAT:
        del pieces[-2:]
    return pieces[-1]


def _first_clause(text: str, language: str) -> str:
    """The clause that goes on behind a quotation, also as "which …"; one behind "and" is about something else."""
    pieces = _clauses(language).split(text.lstrip(_AROUND))
    turns = phrases(pack(language).attribution.turns)
    goes_on = pieces[0].strip() or len(pieces) < _LEAST or turns.fullmatch(pieces[1])
    return pieces[0] if goes_on else pieces[2]


@cache
def _clauses(language: str) -> re.Pattern[str]:
    """Where a clause ends: at a mark, or at a word that begins another one."""
    known = pack(language)
    words = f"{known.attribution.turns}|{known.negation.clauses}"
    return re.compile(rf"({_STOP}|(?<!\w)(?:{words})(?!\w))", re.IGNORECASE)
