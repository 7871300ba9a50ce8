"""Checks generalisations ("we all", "todos", "the group agreed"): a sentence may not turn one voice into everyone."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from storycraft.domain.message import N_
from storycraft.languages.negation_words import dissents, negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.clauses import clauses
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import FEW, MANY
from storycraft.text.spans import before

_NEAR = 4
"""Words before a collective among which a denial turns it: "it does not sound the same to all"."""


def generalisations(claim: Claim) -> Iterator[Failure]:
    """Words that turn one voice into everyone or into many, where nobody cited spoke of them.

    "Not everyone" and "we don't agree" claim the opposite, and what was noted as everyone's is theirs.
    """
    if _is_the_whole_room(claim):
        return
    known = pack(claim.language).agreement
    for words, firm in _collectives(claim.own_text, claim.told, claim.language):
        if not _announces(words, claim):
            yield Failure(FailureKind.AGREEMENT, words, N_("turns one voice into everyone"), firm)
    match, voices = _find(known.many, claim.own_text), len(claim.cited)
    if not match or _announces(match[0], claim) or _is_denied(claim.own_text, match, claim.language):
        return
    if voices < MANY and not any(_find(known.many_told, t) for t in claim.told):
        # Who tells of five in fourteen may be told of most of them.
        counted = sum(len(specifics(text, claim.language).quantities) for text in claim.said)
        firm = voices < 2 and counted < FEW
        yield Failure(FailureKind.AGREEMENT, match[0], N_("turns one voice into many"), firm)


def _is_the_whole_room(claim: Claim) -> bool:
    """Whether what is cited was noted as everyone's: by a group that calls itself "All of us" or "Todos juntos"."""
    known = pack(claim.language).agreement
    noted = {group.id for group in claim.sources.groups if phrases(known.together).match(group.name)}
    one = phrases(known.one_told)
    return bool(claim.cited) and all(c.group_id in noted and not one.search(c.text) for c in claim.cited)


def _collectives(text: str, told: Sequence[str], language: str) -> Iterator[tuple[str, bool]]:
    """The words that speak of everyone, of agreement, of a decision, and whether they certainly do so falsely."""
    known = pack(language).agreement
    for rule, said in (
        (known.everyone, known.everyone_told),
        (known.whole, known.everyone_told),
        (known.agreed, known.agreed),
        (known.decided, known.decision_told),
    ):
        match = _find(rule, text)
        if (
            not match
            or _is_denied(text, match, language)
            or any(map(partial(_affirms, rule, language), told))
        ):
            continue
        spoken = any(map(partial(_affirms, said, language), told))
        if rule is known.agreed and any(_denies_dissent(t, language) for t in told):
            continue  # Nobody was against it.
        # "All night" and "nobody" may have been meant for everyone; a decision that was told is one.
        if not spoken or (rule is known.everyone and not _none_is_paid(match[0], text, told, language)):
            yield match[0], not any(_find(said, t) or _find(rule, t) for t in told)


def _none_is_paid(everyone: str, text: str, told: Sequence[str], language: str) -> bool:
    """Whether all work for nothing of whom a clause says that none is paid.

    A "nobody" elsewhere, or with another predicate, tells nothing of all: "I signed, and nobody thanked me".
    """
    known = pack(language).agreement
    if not (phrases(known.those_told).fullmatch(everyone) and _find(known.for_nothing, text)):
        return False
    said = [clause.text for one in told for clause in clauses(one, language)]
    return any(_find(known.none_told, clause) and _find(known.paid, clause) for clause in said)


def _affirms(rule: str, language: str, text: str) -> bool:
    """Whether a text has one of these words and does not deny it: "not everybody agreed"."""
    return any(not _is_denied(text, match, language) for match in phrases(rule).finditer(text))


def _denies_dissent(text: str, language: str) -> bool:
    """Whether one clause denies that somebody was against it; "I disagree: it is not needed" says that somebody was."""
    return any(clause.negations and dissents(clause.text, language) for clause in clauses(text, language))


def _announces(words: str, claim: Claim) -> bool:
    """Whether they speak of everyone, of no agreement or decision, and only lead on: "each had a story"."""
    # What the frame tells beside them makes no less of a claim.
    few = claim.is_bare and len(claim.claiming) < FEW
    return few and bool(_find(pack(claim.language).agreement.everyone, words))


def _is_denied(text: str, match: re.Match[str], language: str) -> bool:
    near = re.split(r"[.,;:!?]\s", before(text, match.start()))[-1].split()[-_NEAR:]
    return bool(negations(" ".join(near), language))


def _find(rule: str, text: str) -> re.Match[str] | None:
    return phrases(rule).search(text)
