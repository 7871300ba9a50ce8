"""Splits typed or pasted text into points: one point, or one for each line or list item."""

from collections.abc import Mapping, Sequence

from storycraft.text.bullets import list_marks
from storycraft.text.lines import split_lines


def split_points(text: str, *, many: bool = True, speaker: str = "") -> tuple[tuple[str, str], ...]:
    """Split text into points, as (speaker, text) in order; blank lines give none.

    With `many`, each line is a point, and a line that is indented under a list item belongs to it.
    """
    if not many:
        return ((speaker, text.strip()),) if text.strip() else ()
    points: list[list[str]] = []
    in_bullet = False
    lines = split_lines(text)
    marks = _marks(lines)
    for number, line in enumerate(lines):
        if number in marks:
            points.append([line[marks[number] :].strip()])
            in_bullet = True
        elif in_bullet and _goes_on(line):
            points[-1].append(line.strip())
        elif line.strip():
            points.append([line.strip()])
            in_bullet = False
        else:
            in_bullet = False
    return tuple((speaker, "\n".join(point)) for point in points)


def _marks(lines: Sequence[str]) -> Mapping[int, int]:
    """Where the words begin behind each mark, by its line's place, where lines make a list.

    One line alone may begin with a dash that was said.
    """
    marks = list_marks(lines)
    has_more = any(_goes_on(line) for place in marks for line in lines[place + 1 : place + 2])
    return marks if len(marks) > 1 or has_more else {}


def _goes_on(line: str) -> bool:
    return line[:1].isspace() and bool(line.strip())
