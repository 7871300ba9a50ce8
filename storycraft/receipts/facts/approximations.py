"""Approximate numbers ("more than", "almost", "about"): the range in which the exact number may lie."""

import re
from functools import cache

from storycraft.languages.pack import pack

EXACTLY = (1.0, 1.0)


@cache
def _reaches(language: str) -> tuple[tuple[re.Pattern[str], tuple[float, float]], ...]:
    known = pack(language).numbers
    between = rf"\s*(?:(?:{known.articles})(?:\s+|(?<=['’])))?"
    return tuple(
        (re.compile(rf"(?<!\w)(?:{rule}){between}$", re.IGNORECASE), reach)
        for rule, reach in (
            (known.at_least, (1.0, 1.5)),
            (known.at_most, (0.6, 1.0)),
            (known.about, (0.85, 1.15)),
        )
    )


def reach_of(before: str, language: str) -> tuple[float, float]:
    """The range of the exact number as two factors of the written one, by the words right before it ("almost")."""
    return next((reach for rule, reach in _reaches(language) if rule.search(before)), EXACTLY)
