"""Makes a change anew where somebody else has changed the same in that moment."""

from collections.abc import Callable
from typing import TypeVar

from storycraft.domain.errors import Conflict

T = TypeVar("T")
_TRIES = 20
"""So many others may be faster, with other paragraphs of a draft say, before one is told to try again."""


def retry_conflict(change: Callable[[], T]) -> T:
    """What `change` gives; it has to read each time what it changes.

    Raises:
        Conflict: others are faster again and again.
    """
    for _ in range(_TRIES - 1):
        try:
            return change()
        except Conflict:
            continue
    return change()
