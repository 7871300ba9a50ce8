"""Joins short sentences of one point: "the engine would not start; twenty minutes gone" is told in one breath."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from storycraft.weavers.quotes.narration import Narration
from storycraft.weavers.quotes.passages import Line

_SHORT = 6
"""Words of a sentence that goes on behind a semicolon."""
_BOTH = 22
"""Words of the two together."""


def join_short(lines: Iterable[Line], tell: Narration) -> Iterator[Line]:
    """The lines, in which a short one stands behind the one before it, where both are narrated and hold together."""
    last: Line | None = None
    lines = list(lines)
    # Behind somebody's "I" a "we" is his, and stands in marks word for word.
    ones = any(line.person == "one" for line in lines)
    for line in lines:
        if last and not (ones and (line.person or last.person)) and _go_together(last, line, tell):
            both = tell.phrases.beside(last.text.rstrip("."), tell.small(line.text))
            if tell.writer.first_certain([(both, (line.point,))]):
                last = replace(last, text=both)
                continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _go_together(one: Line, other: Line, tell: Narration) -> bool:
    counts = len(one.text.split()), len(other.text.split())
    narrated = all(line.person != "one" and tell.told(line.text) for line in (one, other))
    plain = one.point == other.point and one.text[-1:] not in "!…:" and ";" not in one.text
    goes_on = other.text[:1].isdigit() or tell.small(other.text)[:1].islower()
    return narrated and plain and goes_on and counts[1] <= _SHORT and sum(counts) <= _BOTH
