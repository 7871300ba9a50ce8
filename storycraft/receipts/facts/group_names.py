"""Names of groups in a text."""

import re
from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import ROOM, Group
from storycraft.receipts.verbatim import fold


def named_groups(text: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups whose names stand in this text, longer names first; the room itself is no group by name.

    A name of one word that has a capital has it there too: "six children" are not the table that calls itself Children.
    """
    left = fold(text)
    found = []
    for group in sorted(groups, key=lambda g: -len(g.name)):
        name = fold(group.name)
        if name and group.name != ROOM and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", left):
            if name.isalpha() and group.name[0].isupper() and not _has_capital(name, text):
                continue
            found.append(group)
            left = left.replace(name, " ")
    return tuple(found)


def _has_capital(name: str, text: str) -> bool:
    """Whether a word stands in a text with a capital, or in a script or language that has none for it."""
    found = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return not found or any(not word[0].islower() for word in found)


def blanked(text: str, phrases: Iterable[str]) -> str:
    """The text with these phrases blanked out, so that all else keeps its place."""
    for phrase in sorted(phrases, key=len, reverse=True):
        rule = rf"(?<!\w){re.escape(phrase)}(?!\w)"
        text = re.sub(rule, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    return text
