"""Names of groups in a text."""

import re
from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import ROOM, Group
from storycraft.receipts.verbatim import fold
from storycraft.text.whole_words import as_whole


def names_in(text: str, names: Iterable[str], *, any_case: bool = False) -> tuple[str, ...]:
    """The names that stand in this text as words, longer ones first; one within a longer one that stands there does not.

    A name of one word that has a capital has it there too, but in `any_case`: "six children" are not the table that
    calls itself Children.
    """
    left, found = fold(text), []
    for name in sorted(names, key=len, reverse=True):
        rule = as_whole(fold(name))
        if fold(name) and re.search(rule, left):
            if not any_case and name.isalpha() and name[0].isupper() and not _has_capital(rule, text):
                continue
            found.append(name)
            left = re.sub(rule, " ", left)
    return tuple(found)


def named_groups(text: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups whose names stand in this text, longer names first; the room itself is no group by name."""
    named = {group.name: group for group in reversed(groups) if group.name != ROOM}
    return tuple(named[name] for name in names_in(text, named))


def _has_capital(rule: str, text: str) -> bool:
    """Whether a word stands in a text with a capital, or in a script or language that has none for it."""
    found = re.findall(rule, text, re.IGNORECASE)
    return not found or any(not word[0].islower() for word in found)


def blanked(text: str, phrases: Iterable[str]) -> str:
    """The text with these phrases blanked out, so that all else keeps its place."""
    for phrase in sorted(filter(None, phrases), key=len, reverse=True):
        text = re.sub(as_whole(phrase), lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    return text
