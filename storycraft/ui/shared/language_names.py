"""The languages that a story can be told in, by their own names."""

from storycraft.languages.pack import base_language
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import reader

LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "pt": "Português",
    "it": "Italiano",
    "ar": "العربية",
}


def name_of(language: str) -> str:
    """Its own name, or else what the reader's language calls it, or its code."""
    return LANGUAGES.get(language) or reader().language(base_language(language)) or language


def languages_for(context: Context) -> list[str]:
    """All of them, the workshop's first."""
    return list(dict.fromkeys((context.workshop.language, *LANGUAGES)))
