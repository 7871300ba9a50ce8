"""The languages that a story can be told in, by their own names."""

from storycraft.ui.shared.context import Context

LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "pt": "Português",
    "it": "Italiano",
}


def name_of(language: str) -> str:
    """Its own name, or its code where we do not know one."""
    return LANGUAGES.get(language, language)


def languages_for(context: Context) -> list[str]:
    """All of them, the workshop's first."""
    return list(dict.fromkeys((context.workshop.language, *LANGUAGES)))
