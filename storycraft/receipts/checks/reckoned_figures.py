"""Figures for which a teller needs no source, or which may be reckoned from what was told."""

from storycraft.languages.pack import pack
from storycraft.receipts.claim import Claim
from storycraft.receipts.connectives import claims_nothing
from storycraft.receipts.facts.approximations import EXACTLY
from storycraft.receipts.facts.quantities import Quantity, quantities
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.failure import FailureKind
from storycraft.receipts.thresholds import ANNOUNCING
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary

_HALF = 50.0
_FEW = 3
"""Up to so many people or things one counts who are named: "the two of them"."""
_DOZEN = 12
_YEARS = range(1000, 2100)


def needs_no_source(quantity: Quantity, claim: Claim) -> bool:
    """Whether the teller counts the voices or what follows, or counts in an image."""
    return (
        counts_voices(quantity, claim)
        or _announces(quantity, claim)
        or _is_a_way_of_telling(quantity, claim)
        or _counts_what_was_told(quantity, claim)
    )


def _counts_what_was_told(quantity: Quantity, claim: Claim) -> bool:
    """Whether it sums up in words what it tells: "the two things"; not where a cited point counts such things."""
    matters = pack(claim.language).connectives.matters
    few = quantity.number.value <= _FEW and _is_in_words(quantity)
    return (
        few
        and not quantity.unit
        and quantity.noun_text in matters
        and not any(
            told.noun_text in matters for text in claim.said for told in quantities(text, claim.language)
        )
    )


def may_be_reckoned(quantity: Quantity) -> bool:
    """Whether people must judge it: "more than thirty", "a third" and "a day later" may follow from what was told."""
    few = quantity.number.value <= _FEW and not (quantity.unit or quantity.noun)
    in_words = _is_in_words(quantity)
    return quantity.reach != EXACTLY or (
        in_words and (quantity.unit == "percent" or quantity.number.value == 1 or few)
    )


def _is_in_words(quantity: Quantity) -> bool:
    return not any(c.isdigit() for c in quantity.written)


def _is_a_way_of_telling(quantity: Quantity, claim: Claim) -> bool:
    """Whether free words count in an image, or reckon with what was told.

    "Six arms" of three people, "one in three" of a fall from 6 to 2, "twelve months" of the year after. Who writes digits
    or an amount of money means just that, but for the year behind one that was told.
    """
    if not claim.is_told_freely:
        return False
    if not _is_in_words(quantity):
        return quantity.number.value in _YEARS and _said(quantity.number.value - 1, claim)
    small = quantity.kind == FailureKind.NUMBER and quantity.number.value <= _DOZEN
    lasts = quantity.kind == FailureKind.DURATION
    return small or quantity.unit == "percent" or (lasts and _said_when_or_how_many(claim))


def _said(value: float, claim: Claim) -> bool:
    """Whether a cited point has this number, which counts nothing."""
    return any(
        told.number.value == value and not told.unit
        for text in claim.said
        for told in quantities(text, claim.language)
    )


def _said_when_or_how_many(claim: Claim) -> bool:
    """Whether a cited point has a number or a time, from which a length of time may be reckoned."""
    known = (specifics(text, claim.language) for text in claim.said)
    return any(said.quantities or said.moments for said in known)


def _announces(quantity: Quantity, claim: Claim) -> bool:
    """Whether it only counts what is told next: "two things stood out"."""
    if not claim.is_bare or quantity.kind != FailureKind.NUMBER:
        return False
    # "That is half the story" claims no share, "a third of them" does.
    if quantity.unit and quantity.number.value != _HALF:
        return False
    if not _is_in_words(quantity):
        return False
    return len(claim.own) <= ANNOUNCING or claims_nothing(claim.own, claim.words)


def counts_voices(quantity: Quantity, claim: Claim) -> bool:
    """Whether it counts as many voices or opinions as are cited."""
    if quantity.number.value not in claim.voices or quantity.unit:
        return False
    known = pack(claim.language)
    # Of "two boys", where the points tell of boys, the boys are no voices.
    if quantity.noun and claim.words_said.has(quantity.noun):
        return False
    if quantity.noun_text in known.attribution.counted | known.connectives.people or not quantity.noun_text:
        return True
    # "Two farmers part company": those of the cited group, or of the cited roles.
    cited, behind = {c.group_id for c in claim.cited}, fold(claim.own_text[quantity.number.end :]).lstrip()
    if any(behind.startswith(fold(g.name)) for g in claim.sources.groups if g.id in cited):
        return True
    return Vocabulary((c.speaker for c in claim.cited), claim.language).has(quantity.noun)
