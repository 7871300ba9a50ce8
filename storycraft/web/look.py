"""How a person wants the pages to look: light or dark, with more contrast, with less motion; or as the system has it.

The browser remembers it, as it remembers the language; the script `look.js` finds out what the system has.
"""

QUERY = "look"
"""The part of an address that chooses; the server keeps the choice and leads on to the address without it."""
COOKIE = "storycraft-look"
"""Where a browser remembers the choice."""
LIGHT, DARK, CONTRAST, STILL = "light", "dark", "contrast", "still"
AXES = ((LIGHT, DARK), (CONTRAST,), (STILL,))
"""What can be chosen apart from each other; of each at most one."""

_LONGEST = 60


def known_look(written: str) -> tuple[str, ...]:
    """What is chosen in a text such as "dark.still", in the order of the axes; anything else in it chooses nothing."""
    words = written[:_LONGEST].split(".")
    return tuple(found[0] for axis in AXES if (found := [word for word in words if word in axis]))


def written_look(chosen: tuple[str, ...]) -> str:
    """The same as a text, "" where all is as the system has it."""
    return ".".join(chosen)


def look_with(chosen: tuple[str, ...], axis: int, word: str) -> tuple[str, ...]:
    """The look with another choice on one axis; "" leaves that to the system."""
    others = [each for each in chosen if each not in AXES[axis]]
    return known_look(written_look((word, *others)))
