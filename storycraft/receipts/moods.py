"""Tells how something is said to be: as a fact, or as a wish, a need, a plan, a question, hearsay, or as over."""

from collections.abc import Iterable
from functools import cache, lru_cache

from storycraft.languages.mood_words import MOOD_WORDS
from storycraft.text.phrases import Phrases, spelled


def knows_moods(language: str) -> bool:
    """Whether there are words of mood for a language."""
    return language in MOOD_WORDS


def has_mood(text: str, kinds: Iterable[str], language: str) -> bool:
    """Whether a text has a word of one of these kinds, as they stand in `storycraft.languages.mood_words`."""
    return not moods(text, language).isdisjoint(kinds)


@lru_cache(maxsize=50_000)
def moods(text: str, language: str) -> frozenset[str]:
    """The kinds of which a text has words."""
    said = spelled(text)
    return frozenset(kind for kind, phrases in _phrases(language).items() if phrases.stand_in(said))


@cache
def _phrases(language: str) -> dict[str, Phrases]:
    return {
        kind: Phrases(" ".join(entry.split()) for entry in entries.split("|"))
        for kind, entries in MOOD_WORDS.get(language, {}).items()
    }
