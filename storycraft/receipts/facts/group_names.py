"""Names of groups in a text."""

from collections.abc import Iterable, Sequence

from storycraft.domain.workshop import ROOM, Group
from storycraft.receipts.verbatim import fold
from storycraft.text.whole_words import holds_words, in_small_letters, places_of


def names_in(text: str, names: Iterable[str], *, any_case: bool = False) -> tuple[str, ...]:
    """The names that stand in this text as words, longer ones first; one within a longer one that stands there does not.

    A name of one word that has a capital has it there too, but in `any_case`: "six children" are not the table that
    calls itself Children.
    """
    left, found = fold(text), []
    for name in sorted(names, key=len, reverse=True):
        told = fold(name)
        if holds_words(left, told) and (any_case or _is_told_as_name(name, told, text)):
            found.append(name)
            left = _blank(left, places_of(left, told), len(told))
    return tuple(found)


def named_groups(text: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups whose names stand in this text, longer names first; the room itself is no group by name."""
    named = {group.name: group for group in reversed(groups) if group.name != ROOM}
    return tuple(named[name] for name in names_in(text, named))


def _is_told_as_name(name: str, told: str, text: str) -> bool:
    """Whether a name of one word with a capital has it in a text too, or stands in a script that has none for it."""
    if not (name.isalpha() and name[0].isupper()):
        return True
    places = tuple(places_of(in_small_letters(text), told))
    return not places or any(not text[place].islower() for place in places)


def blanked(text: str, phrases: Iterable[str]) -> str:
    """The text with these phrases, in any case, blanked out, so that all else keeps its place."""
    for phrase in sorted(phrases, key=len, reverse=True):
        small = in_small_letters(phrase)
        text = _blank(text, places_of(in_small_letters(text), small), len(small))
    return text


def _blank(text: str, places: Iterable[int], length: int) -> str:
    kept, end = list[str](), 0
    for place in places:
        kept += (text[end:place], " " * length)
        end = place + length
    return "".join((*kept, text[end:]))
