"""Places in a text: what stands right before one, and which are taken. Each is found in a few steps, however long the text."""

from collections.abc import Iterable

REACH = 60
"""Characters before a place that can tell what stands there: the longest turn that is looked for has thirty."""


def before(text: str, place: int, reach: int = REACH) -> str:
    """What stands right before a place in a text, as far as it can tell anything."""
    return text[max(0, place - reach) : place]


def taken(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """All places in these spans, from and up to."""
    return frozenset(place for start, end in spans for place in range(start, end))
