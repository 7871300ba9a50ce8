"""The marks of the gallery round on a point, as a line of a story file: “**Resonates: 3, Still a question: 1**”."""

import re
from collections.abc import Mapping

from storycraft.domain.mark import MarkCount
from storycraft.domain.workshop import Lane
from storycraft.files.escaping import in_one_line
from storycraft.files.stories.shown_text import Shown

MARKS = ":,"
"""What stands between a lane and its number, and between two lanes: escaped in the titles of lanes."""
_COUNTED = re.compile(r"([^:,]+): ([0-9]{1,9})(?:,|$)")


def mark_line(marked: MarkCount, titles: Mapping[Lane, str]) -> str:
    """How often a point was marked for each lane, in strong type."""
    told = (f"{in_one_line(titles[lane], more=MARKS)}: {number}" for lane, number in marked.counts)
    return f"**{', '.join(told)}**"


def read_marks(shown: Shown, places: Mapping[str, str]) -> tuple[tuple[Lane, int], ...]:
    """The same read back, with lanes by their titles in `places` or by their keys; nothing where it is no such line."""
    start, end = shown.strong
    found: list[tuple[Lane, int]] = []
    while start < end:
        counted = _COUNTED.match(shown.plain, start, end)
        title = shown.part(*counted.span(1)) if counted else ""
        key = places.get(title, title.casefold())
        if not counted or key not in set(Lane):
            return ()
        found.append((Lane(key), int(counted[2])))
        start = counted.end()
    return tuple(found)
