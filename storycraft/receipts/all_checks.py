"""All checks of a sentence, in order: the ways in which it can be wrong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storycraft.receipts.check_limits import too_long
from storycraft.receipts.checks.aspects import turned_aspects
from storycraft.receipts.checks.attribution import (
    speakers_elsewhere,
    swapped_groups,
    wrong_groups,
    wrong_roles,
)
from storycraft.receipts.checks.causes import false_causes
from storycraft.receipts.checks.citations import missing_citation, unknown_citations, wrong_citation
from storycraft.receipts.checks.denied_quotations import denied_quotations
from storycraft.receipts.checks.directions import turned_directions
from storycraft.receipts.checks.figures import wrong_figures
from storycraft.receipts.checks.generalisations import generalisations
from storycraft.receipts.checks.joined_points import joined_points
from storycraft.receipts.checks.manner import untold_manners
from storycraft.receipts.checks.misquotation import badly_joined, misquotations
from storycraft.receipts.checks.negation import turned_denials
from storycraft.receipts.checks.one_voice import voices_made_many
from storycraft.receipts.checks.open_questions import unheard_in_gaps
from storycraft.receipts.checks.opposites import reversed_words
from storycraft.receipts.checks.place_nouns import unknown_places
from storycraft.receipts.checks.place_phrases import replaced_places
from storycraft.receipts.checks.turned_figures import turned_figures
from storycraft.receipts.checks.unknown_names import possible_names, unknown_names
from storycraft.receipts.checks.unreal import facts_made_of_wishes
from storycraft.receipts.checks.untold_words import untold_words
from storycraft.receipts.claim import Check, Claim
from storycraft.receipts.failure import Failure, FailureKind

READABLE: tuple[Check, ...] = (unknown_citations, too_long)
"""What stops the reading: where one of these finds something, nothing else is checked."""
QUOTED: tuple[Check, ...] = (misquotations, badly_joined, denied_quotations)
"""The quotations, which are held against the cited points letter by letter."""
STATED: tuple[Check, ...] = (
    wrong_figures,
    turned_figures,
    unknown_names,
    possible_names,
    generalisations,
    voices_made_many,
    unknown_places,
    wrong_groups,
    swapped_groups,
    wrong_roles,
    speakers_elsewhere,
    false_causes,
    unheard_in_gaps,
)
"""What the teller's own words state: things that can be looked up one by one in what was told."""
MEANT: tuple[Check, ...] = (
    reversed_words,
    turned_directions,
    joined_points,
    turned_denials,
    facts_made_of_wishes,
    turned_aspects,
    untold_manners,
    replaced_places,
    wrong_citation,
    untold_words,
    missing_citation,
)
"""What they say as a whole."""
OF_CLOSE_WORDS: frozenset[Check] = frozenset(
    (
        possible_names,
        unknown_places,
        reversed_words,
        turned_directions,
        turned_denials,
        facts_made_of_wishes,
        turned_aspects,
        replaced_places,
    )
)
"""Those that a sentence is asked only where it stays close to the words that were said.

In free words they met hardly a fault on the evaluation sets, and half of the honest sentences that they met at all.
"""

_LARGE = re.compile(r"\d{3}")


def unreadable(claim: Claim) -> tuple[Failure, ...]:
    """Why a sentence is not read at all; nothing where it is."""
    return next((found for check in READABLE if (found := tuple(check(claim)))), ())


def failures(claim: Claim) -> tuple[Failure, ...]:
    """All that is wrong with a sentence that can be read, in the order of the checks.

    Where a sentence cites and quotes nobody, what it states falsely is enough to say.
    """
    quoted = tuple(failure for check in QUOTED for failure in check(claim))
    stated = tuple(_found(STATED, claim))
    if stated and claim.is_bare:
        return stated
    return (*quoted, *stated, *_found(MEANT, claim))


def _found(checks: Sequence[Check], claim: Claim) -> Iterator[Failure]:
    """What they find; in a translation and in free words most of it is a doubt."""
    free = claim.is_told_freely or claim.passes_on
    asked = (check for check in checks if not (free and check in OF_CLOSE_WORDS))
    for failure in (failure for check in asked for failure in check(claim)):
        yield replace(failure, firm=False) if _may_be_said_otherwise(failure, claim) else failure


def _may_be_said_otherwise(failure: Failure, claim: Claim) -> bool:
    """Whether other words could have said the same: those of another language, or of a teller who tells it freely.

    Names and groups are written alike by everybody; so are large numbers in a translation, while free words reckon.
    """
    if failure.kind in (FailureKind.NAME, FailureKind.GROUP, FailureKind.CITATION):
        return claim.is_translated and failure.kind is FailureKind.CITATION
    if claim.is_told_freely:
        return True
    return claim.is_translated and not _LARGE.search(failure.words)
