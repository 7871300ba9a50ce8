"""What was typed or pasted into one box, as points: one, or one for each line or bullet."""

import re

_BULLET = re.compile(r"^\s*(?:[-*+•‣–]|\d{1,3}[.)])\s+")


def split_points(text: str, *, many: bool = True, speaker: str = "") -> tuple[tuple[str, str], ...]:
    """The points as (speaker, text), in order; blank lines hold none.

    With `many`, each line is a point, and a line that is indented under a bullet goes on with it.
    """
    if not many:
        return ((speaker, text.strip()),) if text.strip() else ()
    points: list[str] = []
    in_bullet = False
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        if bullet and line[bullet.end() :].strip():
            points.append(line[bullet.end() :].strip())
            in_bullet = True
        elif in_bullet and line[:1].isspace() and line.strip():
            points[-1] += "\n" + line.strip()
        elif line.strip():
            points.append(line.strip())
            in_bullet = False
        else:
            in_bullet = False
    return tuple((speaker, point) for point in points)
