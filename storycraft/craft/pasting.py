"""What was typed or pasted into one box, as points: one, or one for each line or bullet."""

import re
from collections.abc import Sequence
from itertools import pairwise

_DASH = re.compile(r"^\s*[-*+•‣–]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")


def split_points(text: str, *, many: bool = True, speaker: str = "") -> tuple[tuple[str, str], ...]:
    """The points as (speaker, text), in order; blank lines hold none.

    With `many`, each line is a point, and a line that is indented under a bullet goes on with it.
    """
    if not many:
        return ((speaker, text.strip()),) if text.strip() else ()
    points: list[str] = []
    in_bullet = False
    lines = text.splitlines()
    marks = _marks(lines)
    for number, line in enumerate(lines):
        if number in marks:
            points.append(line[marks[number] :].strip())
            in_bullet = True
        elif in_bullet and _goes_on(line):
            points[-1] += "\n" + line.strip()
        elif line.strip():
            points.append(line.strip())
            in_bullet = False
        else:
            in_bullet = False
    return tuple((speaker, point) for point in points)


def _marks(lines: Sequence[str]) -> dict[int, int]:
    """The length of each mark by its line's place, where lines make a list.

    One line alone may begin with a dash or a number that was said, and so may lines whose numbers do not
    count up: "12. May: the roof. 3. June: the door."
    """
    numbers = {place: found for place, line in enumerate(lines) if (found := _NUMBER.match(line))}
    counted = [0, *(int(found[1]) for found in numbers.values())]
    if any(number != before + 1 and not (number == 1 < before) for before, number in pairwise(counted)):
        numbers = {}
    dashes = {place: found for place, line in enumerate(lines) if (found := _DASH.match(line))}
    marks = {place: found.end() for place, found in (dashes | numbers).items()}
    has_more = any(_goes_on(line) for place in marks for line in lines[place + 1 : place + 2])
    return marks if len(marks) > 1 or has_more else {}


def _goes_on(line: str) -> bool:
    return line[:1].isspace() and bool(line.strip())
