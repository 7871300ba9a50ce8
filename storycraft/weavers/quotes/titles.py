"""Chooses a draft's title from people's own words: what happened, or the strongest thread."""

import re
from itertools import chain

from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Lane, Thread
from storycraft.weavers.weaver import Material

_LONGEST = 70
_CLAUSE_END = re.compile(r"[,;:.!?。，；！？](?:\s|$)|\s[–—-]\s")
_CONJUNCTION = re.compile(r"\s(?:and|but|y|pero|et|mais|und|aber|e|mas)\s", re.IGNORECASE)
"""Where a clause that is too long can end; "two nurses and a porter" is why it is not looked for first."""


def title_of(material: Material, frame: Frame) -> str:
    """The first clause of the frame's "what", or the title of the strongest thread where that clause is too long.

    Where there is neither, the name of the group that tells.
    """
    what = _first_clause(frame[Element.WHAT].text)
    return (
        what or _strongest_thread(material) or (material.group.name if material.group else material.workshop)
    )


def _first_clause(text: str) -> str:
    """The start of a sentence up to the first break that leaves three words, or "" where that is long."""
    words = " ".join(text.split())
    for end in (_CLAUSE_END, _CONJUNCTION):
        starts = chain((words[: match.start()] for match in end.finditer(words)), (words,))
        title = next((start for start in starts if len(start.split()) > 2), words).rstrip(" .,;:。")
        if len(title) <= _LONGEST:
            return title
    return ""


def _strongest_thread(material: Material) -> str:
    own = {c.id for c in material.contributions if not material.group or c.group_id == material.group.id}

    def strength(thread: Thread) -> tuple[bool, int]:
        return thread.lane is Lane.RESONATES, len(own.intersection(thread.contribution_ids))

    named = [thread for thread in material.threads if thread.title.strip()]
    return " ".join(max(named, key=strength).title.split()) if named else ""
