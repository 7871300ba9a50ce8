"""Detects edit conflicts: a text that somebody else changed in the meantime is not overwritten."""

from collections.abc import Mapping
from typing import Any

from storycraft.domain.errors import Conflict


def changed_words(saved: Mapping[str, Any], stored: str, what: str) -> str:
    """The text from an editor that may replace `stored`, if the person saw `stored` or both are the same.

    Raises:
        Conflict: somebody else has changed it.
    """
    text = str(saved["value"]).strip()
    if text != stored and saved["seen"] != stored:
        raise Conflict(
            "{what} was changed by somebody else in the meantime.",
            next_step="Nothing was overwritten: both texts are shown where you typed.",
            what=what,
        )
    return text
