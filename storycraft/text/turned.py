"""Tells where the rest of a sentence turns what a part of it says: "the young do not listen, but they want to speak"."""

import re

from storycraft.languages.pack import pack, phrases
from storycraft.text.moods import CONDITION, DOUBT, HEARSAY, has_mood

_NEAR = 200
"""Characters on each side of a part in which its sentence is read."""
_END = re.compile(r"[.!?…](?=\s|\Z)")


def is_turned(text: str, start: int, end: int, language: str) -> bool:
    """Whether a part of a text says less or the opposite alone: its sentence goes on with a contrast, or doubts it.

    A condition, a doubt and what was only heard turn it on either side; a contrast only where it stands behind.
    """
    before = _END.split(text[max(0, start - _NEAR) : start])[-1]
    behind = _behind(text, end)
    if phrases(pack(language).negation.turns).search(behind):
        return True
    return any(has_mood(side, (CONDITION, DOUBT, HEARSAY), language) for side in (before, behind))


def is_explained(text: str, end: int, language: str) -> bool:
    """Whether a sentence goes on with a reason behind this place."""
    return bool(phrases(pack(language).causes.because).search(_behind(text, end)))


def _behind(text: str, end: int) -> str:
    return _END.split(text[end : end + _NEAR])[0]
