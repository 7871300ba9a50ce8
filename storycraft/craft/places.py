"""Places in a text: what stands right before one, and which are taken. Each is found in a few steps, however long the text."""

from collections.abc import Iterable

REACH = 160
"""Characters before a place that can tell what stands there: six long words."""


def before(text: str, place: int) -> str:
    """What stands right before a place in a text, as far as it can tell anything."""
    return text[max(0, place - REACH) : place]


def taken(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """All places in these spans, from and up to."""
    return frozenset(place for start, end in spans for place in range(start, end))
