"""The languages that a story can be told in, by their own names."""

from storycraft.languages.pack import base_language
from storycraft.locales.choose_language import LANGUAGES
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import reader

STORY_LANGUAGES = {**LANGUAGES, "it": "Italiano"}
"""Those of the interface, and Italian."""


def name_of(language: str) -> str:
    """Its own name, or else what the reader's language calls it, or its code."""
    return STORY_LANGUAGES.get(language) or reader().language(base_language(language)) or language


def languages_for(context: Context) -> list[str]:
    """All of them, the workshop's first."""
    return list(dict.fromkeys((context.workshop.language, *STORY_LANGUAGES)))
