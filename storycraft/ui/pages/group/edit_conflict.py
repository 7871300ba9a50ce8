"""Changing a text that others may have changed meanwhile: nothing is overwritten that was not seen."""

from collections.abc import Mapping
from typing import Any

from storycraft.domain.errors import Conflict


def changed_words(saved: Mapping[str, Any], stored: str, what: str) -> str:
    """What an editor gives to be kept in the place of `stored`, as far as that is what the person saw, or the same.

    Raises:
        Conflict: somebody else has changed it.
    """
    text = str(saved["value"]).strip()
    if text != stored and saved["seen"] != stored:
        raise Conflict(
            f"{what} was changed by somebody else in the meantime.",
            next_step="Nothing was overwritten: both texts are shown where you typed.",
        )
    return text
