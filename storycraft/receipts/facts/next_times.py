"""Months and seasons that follow from the one before them: "from October" where "they leave in September"."""

import re
from collections.abc import Iterable
from functools import cache

from storycraft.languages.pack import pack
from storycraft.receipts.facts.dates import Moment
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.spans import before

_ROUNDS = {"month": 12, "season": 4}
"""How many of them there are until the first comes again."""


def follows_a_told_time(moment: Moment, text: str, told: Iterable[str], language: str) -> bool:
    """Whether it is the month or season behind one that was told, from which on or up to which the text says something is.

    Not where something was told to begin in that one: "from June" is not "from July".
    """
    if moment.kind not in _ROUNDS or not _bounds(language).search(before(text, moment.start)):
        return False
    last = str((int(moment.value) - 1) % _ROUNDS[moment.kind])
    return any(
        (one.kind, one.value) == (moment.kind, last) and not _bounds(language).search(before(said, one.start))
        for said in told
        for one in specifics(said, language).moments
    )


def comes_before_it(moment: Moment, text: str, language: str) -> bool:
    """Whether the text says that something was over by then: what was so in autumn was so before winter."""
    ahead, dates = before(text, moment.start), pack(language).dates
    return not re.search(rf"(?<!\w)(?:{dates.since}|{dates.until})\b[^.;,]{{0,12}}$", ahead, re.IGNORECASE)


@cache
def _bounds(language: str) -> re.Pattern[str]:
    """What says that a time is the first or the last one, with an article or a "the end of" behind it."""
    known = pack(language)
    rule = f"{known.dates.since}|{known.dates.until}|{known.negation.until}"
    return re.compile(rf"(?<!\w)(?:{rule})(?:\s|(?<=['’]))(?:\w+['’\s]\s?)?$", re.IGNORECASE)
