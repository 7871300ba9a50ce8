"""Finds sentences that say nothing without what was said before them: "It was too loud there"."""

from storycraft.languages.folding import folded
from storycraft.languages.pack import pack, phrases

_EDGES = '.,;:!?…()"“”«»'


def points_back(text: str, language: str) -> bool:
    """Whether the first word of a text points back; False in a language without word lists."""
    cues = pack(language).frame
    said = text.split(maxsplit=1)
    if not said or phrases(cues.stands_alone).match(text):
        return False
    return folded(said[0]).strip(_EDGES) in cues.points_back or bool(
        phrases(cues.points_back_forms).match(text)
    )
