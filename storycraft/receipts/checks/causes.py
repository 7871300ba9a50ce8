"""Checks causes ("because", "led to", "thanks to"): a cause that a sentence claims must have been said."""

import re
from collections.abc import Iterator

from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import CAUSE_INVENTED, CAUSE_NOT_CARRIED, CAUSE_OWN
from storycraft.receipts.vocabulary import share
from storycraft.text.words import content

_NOUNS = 2
"""So many words behind "because of" are the cause; what follows is its effect."""
_END = re.compile(r"[.,;:!?()–—]|$")
_SIDE_BY_SIDE = re.compile(r"\w[,;:–—?!]\s\w")


def false_causes(claim: Claim) -> Iterator[Failure]:
    """A cause that no cited point gives, nor an entry of the frame in plain words of cause.

    A cause whose own words stand in nothing that was told is invented. One that joins two things that were
    told is invented too where no cited point joins anything by a word of cause; where one puts them in
    sequence ("when", "after") or side by side, it is a doubt.
    """
    if not claim.cited and (claim.quoted or len(claim.own) < CAUSE_OWN):
        return
    text, said = claim.own_text, claim.said
    known, language = pack(claim.language).causes, claim.language
    plainly = f"{known.because}|{known.therefore}"
    match = _search(plainly, text)
    if not match:
        return
    clause = _END.split(text[match.end() :])[0].strip()
    claimed = f"{match[0].strip(' ,')} {clause}".strip()
    near = content(clause, language) or content(text[match.end() :], language)
    if _search(known.of_a_thing, match[0]):
        near = near[:_NOUNS]
    carried = share(near, claim.vocabulary.covered(near))
    given = any(_search(f"{known.given}|{plainly}", t) for t in said) or any(
        _search(plainly, entry) for entry in claim.told_frame
    )
    if near and carried < CAUSE_NOT_CARRIED:
        # Of one word it can't be told whether it is the cause that was given, in another word.
        firm = carried < CAUSE_INVENTED and (len(near) > 1 or not given)
        yield Failure(FailureKind.CAUSE, claimed, "is a cause that no cited point gives", firm)
    elif not given:
        firm = carried < 1 and not any(_search(known.in_turn, t) or _SIDE_BY_SIDE.search(t) for t in said)
        yield Failure(FailureKind.CAUSE, claimed, "joins what no cited point joins", firm)


def _search(rules: str, text: str) -> re.Match[str] | None:
    return phrases(rules).search(text)
