"""Which language somebody reads the interface in: the one they chose, or else the one that their browser asks for."""

import re
from collections.abc import Iterator

LANGUAGES = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "pt": "Português",
    "ar": "العربية",
}
"""The interface's languages by their own names. Each but English has a catalogue in this folder."""

QUERY = "lang"
"""The part of an address that chooses a language."""
COOKIE = "storycraft-language"
"""Where a browser remembers the choice."""
ENGLISH = "en"
PSEUDO = "qps"
"""A language of the tests, chosen by hand alone: each text in brackets, longer, and from right to left."""

_LONGEST = 400


def choose_language(asked: str = "", kept: str = "", accepted: str = "") -> str:
    """The first that is known of: the address, what the browser remembers, and what it accepts (RFC 9110, 12.5.4)."""
    wanted = (asked, kept, *_by_preference(accepted))
    return next((code for each in wanted if (code := known(each))), ENGLISH)


def known(tag: str) -> str:
    """The interface's language for a language tag: "pt" for "pt-BR"; "" where there is none."""
    base = tag[:20].strip().lower().partition("-")[0].partition("_")[0]
    return base if base in LANGUAGES or base == PSEUDO else ""


def _by_preference(accepted: str) -> Iterator[str]:
    found = re.findall(r"([\w-]+)\s*(?:;\s*q=([0-9.]{1,5}))?", accepted[:_LONGEST])
    for _weight, tag in sorted(((-_weight_of(q), tag) for tag, q in found), key=lambda each: each[0]):
        yield tag


def _weight_of(written: str) -> float:
    try:
        return float(written or 1)
    except ValueError:
        return 0.0
