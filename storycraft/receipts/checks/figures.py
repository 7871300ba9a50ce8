"""Numbers and times of a sentence, held against what was told."""

import re
from collections.abc import Iterator, Mapping

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.message import N_, Listed, Message
from storycraft.languages.folding import plain
from storycraft.receipts.checks.reckoned_figures import counts_voices, may_be_reckoned, needs_no_source
from storycraft.receipts.checks.rest_of_a_share import denies_the_rest
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import blanked
from storycraft.receipts.facts.implied_lengths import is_implied
from storycraft.receipts.facts.next_times import comes_before_it, follows_a_told_time
from storycraft.receipts.facts.parts_of_a_whole import rest_of, shares_in_words
from storycraft.receipts.facts.quantities import Quantity
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.facts.told_figures import (
    ToldFigures,
    counts_otherwise,
    happened,
    is_repeated,
    is_told,
    is_told_as_hour,
    told_figures,
)
from storycraft.receipts.facts.workshop_counts import workshop_counts
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.moods import GOING_ON, NOT_YET, has_mood


def wrong_figures(claim: Claim) -> Iterator[Failure]:
    """Numbers, amounts of money, durations, dates and times that nobody told.

    The teller may count the cited voices or groups. A text that only leads on may speak of the morning or evening
    on which it is told, and may count what it announces.
    """
    group_names = [group.name for group in claim.sources.groups]
    # "Pit three" counts nothing: it is a group's name.
    text = blanked(claim.own_text, group_names)
    claimed = specifics(text, claim.language)
    told = told_figures([*claim.told, *group_names], claim.language, _year(claim.sources.known))
    bare = frozenset(q.number.value for q in claimed.quantities if not q.noun)
    shares, dates = shares_in_words(claim.own_text, claim.language), claim.may_date
    for quantity in (q for q in claimed.quantities if not q.implied):
        if (
            is_told(quantity, told, bare, claim.language)
            or _is_told_share(quantity, told, shares, claim)
            or is_told_as_hour(quantity, told, claim.language)
            or is_implied(quantity, plain(text), claim.told, claim.language)
            or (dates and claim.dates.counts(quantity, claimed))
        ):
            continue
        counted = workshop_counts(quantity, claim.own_text, claim.sources.known, claim.language)
        if counted is None or not (claim.leads or quantity.number.ordinal):
            if not needs_no_source(quantity, claim):
                kind = FailureKind(quantity.kind)
                firm = not (may_be_reckoned(quantity) or counts_otherwise(quantity, told, shares))
                yield Failure(kind, quantity.written, N_("stands in none of the cited points"), firm=firm)
        elif quantity.number.value not in counted and not (claim.cited and counts_voices(quantity, claim)):
            yield Failure(FailureKind.NUMBER, quantity.written, _otherwise(quantity, counted))
    for moment in claimed.moments:
        # When the workshop was carries what leads on; when a story was is for those who told it to say.
        if (claim.leads and moment.kind == "part of day") or (dates and claim.dates.has(moment)):
            continue
        if happened(moment, told) or is_repeated(moment, told.words):
            continue
        follows = follows_a_told_time(moment, text, claim.told, claim.language)
        if follows and comes_before_it(moment, text, claim.language):
            continue
        kind = FailureKind.TIME if moment.kind == "time" else FailureKind.DATE
        # "They spend the night there": a part of the day may be an idiom. What is so from then on may have begun before.
        firm = moment.kind != "part of day" and not follows
        yield Failure(kind, moment.words, N_("stands in none of the cited points"), firm)


def _otherwise(quantity: Quantity, counted: frozenset[float]) -> str:
    sign = " %" if quantity.unit == "percent" else ""
    right = [f"{number:.3g}{sign}" for number in sorted(counted, reverse=True)]
    if quantity.number.ordinal:
        return Message("is more than the workshop has, which is {number}", number=right[0])
    return Message(
        "is another number than the workshop has, which is {number}",
        number=Listed(right, "or") if right else N_("none"),
    )


def _is_told_share(
    quantity: Quantity, told: ToldFigures, shares: Mapping[int, Quantity], claim: Claim
) -> bool:
    """Whether it is or belongs to a share that was told, or to what is left of one: "two thirds are still there"."""
    share = shares.get(quantity.number.start, quantity)
    if share.unit != "percent":
        return False
    text, language = claim.own_text, claim.language
    left = share.number.value < 100 and (
        has_mood(text, (GOING_ON, NOT_YET), language)
        or any(denies_the_rest(text, said, language) for said in claim.said)
    )
    return told.numbers.has_part(share) or (left and told.numbers.has_part(rest_of(share)))


def _year(known: CommonKnowledge) -> int:
    """The year in which the workshop was; 0 if nobody knows."""
    year = re.match(r"\d{4}", known.date)
    return int(year[0]) if year else 0
