"""Approximate numbers ("more than", "almost", "about"): the range in which the exact number may lie."""

import re

_MORE = (
    r"more than|over|above|at least|no (?:fewer|less) than|upwards of|well over|más de|al menos|por lo menos|plus d(?:e\s|['’])"
    r"|au moins|mehr als|über|mindestens|gut|mais de|pelo menos|ao menos"
)
_LESS = (
    r"less than|fewer than|under|almost|nearly|not quite|barely|up to|casi|menos de|apenas|hasta|presque|moins d(?:e\s|['’])"
    r"|à peine|jusqu['’]à|fast|beinahe|knapp|weniger als|unter|bis zu|keine|quase|menos de|até"
)
_ABOUT = (
    r"about|around|roughly|some|approximately|close to|unos|unas|alrededor de|aproximadamente|cerca de|casi"
    r"|environ|autour de|à peu près|près d(?:e\s|['’])|quelque|etwa|ungefähr|rund|circa|ca\.|an die|uns|umas|por volta de|perto de"
)
_REACHES = tuple(
    (re.compile(rf"(?<!\w)(?:{rule})\s*(?:(?:the|an?|una?|une|d(?:ie|er|en|as)|eine[rmns]?|uma?|la|el|le)\s+)?$", re.IGNORECASE), reach)
    for rule, reach in ((_MORE, (1.0, 1.5)), (_LESS, (0.6, 1.0)), (_ABOUT, (0.85, 1.15)))
)  # fmt: skip
EXACTLY = (1.0, 1.0)


def reach_of(before: str) -> tuple[float, float]:
    """The range of the exact number as two factors of the written one, by the words right before it ("almost")."""
    return next((reach for rule, reach in _REACHES if rule.search(before)), EXACTLY)
