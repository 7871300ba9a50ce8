"""Positions in a text: the text before one, and those inside spans. The cost does not grow with the text."""

from collections.abc import Iterable

REACH = 60
"""Characters before a place that can tell what stands there: the longest turn that is looked for has thirty."""


def before(text: str, place: int, reach: int = REACH) -> str:
    """The text right before a position, as long as the checks need it."""
    return text[max(0, place - reach) : place]


def taken(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """All positions inside these (start, end) spans."""
    return frozenset(place for start, end in spans for place in range(start, end))
