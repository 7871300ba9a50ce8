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


def has_word_that_points_back(text: str, language: str) -> bool:
    """Whether any word of a text may point back: "Who pays for these hours?"; False in a language without word lists."""
    cues = pack(language).frame
    return any(folded(word).strip(_EDGES) in cues.points_back for word in text.split())
