"""Finds a speaker's role in brackets at the start of a point, and tells it apart from other text in brackets."""

import unicodedata
from enum import Enum
from itertools import pairwise

from storycraft.files.notes.role_words import JOINS, NAMES_OF_PEOPLE, NEVER_IN_ROLES
from storycraft.languages.negation_words import negations
from storycraft.text.words import LANGUAGES, function_words

_BRACKETS = {"(": ")", "（": "）"}
_MOST_CHARACTERS, _MOST_WORDS, _MOST_UNSPACED = 40, 4, 6
_OF = ("of", "for", "de", "del", "du", "des", "da", "do", "der", "für")
_NEVER_FIRST = function_words() - {"new", "people", "past"}
_NEVER_LAST = function_words() - {"people"}
_NEVER_INSIDE = function_words() - JOINS
_MANNERS = ("ly", "ing", "ed")
_NO_MANNERS = frozenset(("family", "assembly", "ally", "elderly", "mitglied", "lehrling"))
_UNSPACED_DENIALS = frozenset("不没沒非無无未")


class Bracket(Enum):
    """What words in brackets at the start of a point are."""

    NONE = "none"
    ROLE = "a role beyond doubt"
    TAKEN = "taken as a role"
    WORDS = "words that stay in the point"


def split_role(words: str) -> tuple[str, str, Bracket]:
    """(role, what was said, what the bracket is).

    A role is a short phrase that names who spoke: up to four words of letters alone, that neither denies
    nor begins with a small word nor tells of a sound or a manner, with words behind it. It is one beyond
    doubt where its main word names a person. The rule is in docs/formats.md.
    """
    closing = _BRACKETS.get(words[:1])
    end = words.find(closing, 1, _MOST_CHARACTERS + 2) if closing else -1
    inside, behind = words[1:end].strip(), words[end + 1 :]
    if end < 0 or not inside or not behind.strip() or (closing == ")" and not behind[0].isspace()):
        return "", words, Bracket.NONE
    if not _is_role(inside) or not any(char.isalnum() for char in behind):
        return "", words, Bracket.WORDS
    return inside, behind.lstrip(), Bracket.ROLE if _names_person(inside) else Bracket.TAKEN


def _names_person(phrase: str) -> bool:
    """Whether its last word names a person, or the one before an "of": "parents absent" tells something else."""
    parts = phrase.casefold().replace("-", " ").split()
    mains = [part for part, following in pairwise([*parts, _OF[0]]) if following in _OF]
    return any(main in NAMES_OF_PEOPLE for main in mains)


def _is_role(phrase: str) -> bool:
    parts = [part.casefold() for part in phrase.split()]
    if len(parts) > _MOST_WORDS or not all(_is_word(part) for part in parts):
        return False
    if any(part in NEVER_IN_ROLES for part in parts) or any(
        negations(phrase, language) for language in LANGUAGES
    ):
        return False
    if parts[0] in _NEVER_FIRST or parts[-1] in _NEVER_LAST or not _NEVER_INSIDE.isdisjoint(parts[1:-1]):
        return False
    if parts[-1].endswith(_MANNERS) and parts[-1] not in _NO_MANNERS:
        return False
    return not any(_is_unspaced(part) and _says_more(part) for part in parts)


def _is_word(part: str) -> bool:
    kinds = {unicodedata.category(char)[0] for char in part if char not in "-'’·&/"}
    return "L" in kinds and kinds <= {"L", "M"}


def _is_unspaced(part: str) -> bool:
    """Whether it is of a script that puts no blanks between words."""
    return any("\u3040" <= char <= "\u9fff" for char in part)


def _says_more(part: str) -> bool:
    """Whether a word of such a script holds a particle, a denial, or more than a role has."""
    has_particles = any("\u3041" <= char <= "\u309f" for char in part)
    return has_particles or len(part) > _MOST_UNSPACED or bool(_UNSPACED_DENIALS & set(part))
