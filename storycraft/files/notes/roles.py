"""Finds a speaker's role in brackets at the edge of a point, and tells it apart from other text in brackets."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache

from storycraft.languages.folding import folded
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import every_pack
from storycraft.text.words import LANGUAGES, function_words

_BRACKETS = {"(": ")", "（": "）"}
_MARKS = ("“", "„", "«", '"')
STOPS = (".", "!", "?", "…", "”", "»", '"', "“")
_MOST_CHARACTERS, _MOST_WORDS, _MOST_UNSPACED = 40, 4, 6
_LEAST_OF_COMPOUND = 6
"""Letters that the last noun of a compound has at least."""
_MANNERS = ("ly", "ing", "ed")
_NO_MANNERS = frozenset(("family", "assembly", "ally", "elderly", "mitglied", "lehrling"))
_UNSPACED_DENIALS = frozenset("不没沒非無无未")


@dataclass(frozen=True)
class _RoleWords:
    """The words of all languages by which a role is told: a room may write its notes in several."""

    people: frozenset[str]
    of: frozenset[str]
    never: frozenset[str]
    never_first: frozenset[str]
    never_last: frozenset[str]
    never_inside: frozenset[str]


@cache
def _words() -> _RoleWords:
    known, small = [pack.roles for pack in every_pack()], function_words()
    none = frozenset[str]()
    return _RoleWords(
        people=none.union(*(roles.people for roles in known)),
        of=none.union(*(roles.of for roles in known)),
        never=none.union(*(roles.sounds | roles.denials for roles in known)),
        never_first=small - {"new", "people", "past"},
        never_last=small - {"people"},
        never_inside=small - none.union(*(roles.small for roles in known)),
    )


class Bracket(Enum):
    """What words in brackets at the start of a point are."""

    NONE = "none"
    ROLE = "a role beyond doubt"
    TAKEN = "taken as a role"
    WORDS = "words that stay in the point"


def split_role(words: str) -> tuple[str, str, Bracket]:
    """(role, what was said, what the bracket is).

    A role is a short phrase that names who spoke: up to four words of letters alone, that neither denies
    nor begins with a small word nor tells of a sound or a manner, with words behind it; behind a comma may
    stand which one, "driver, route 4". It is one beyond doubt where its main word names a person. The rule
    is in docs/formats.md.
    """
    closing = _BRACKETS.get(words[:1])
    end = words.find(closing, 1, _MOST_CHARACTERS + 2) if closing else -1
    inside, behind = words[1:end].strip(), words[end + 1 :]
    if end < 0 or not inside or not behind.strip() or (closing == ")" and not behind[0].isspace()):
        return "", words, Bracket.NONE
    role, _comma, more = inside.partition(",")
    # "(Summer, 2019)" is a time: only who is known for a person is told apart behind a comma.
    known = not more or (_names_person(role) and _tells_which(more))
    if not (_is_role(role) and known) or not any(char.isalnum() for char in behind):
        return "", words, Bracket.WORDS
    return inside, behind.lstrip(), Bracket.ROLE if _names_person(role) else Bracket.TAKEN


def split_last_bracket(words: str) -> tuple[str, str]:
    """(what stands in brackets at the end, what was said before them); nothing where no bracket ends a point."""
    whole = words.rstrip(" .")
    start = max(whole.rfind(opening) for opening in _BRACKETS)
    inside, before = whole[start + 1 : -1].strip(), whole[:start].rstrip()
    is_last = start > 0 and whole[-1] == _BRACKETS[whole[start]] and len(inside) <= _MOST_CHARACTERS
    return (inside, before) if is_last and any(char.isalnum() for char in before) else ("", words)


def last_role(inside: str, said: str) -> tuple[str, Bracket]:
    """The role that brackets at the end of a point hold, without its article, and what the brackets are.

    Behind a full stop they may name somebody with an article ("(the warden)"). Without one they may as well say more of
    the sentence: there only a noun for one person, by itself, tells who spoke: "parking is a mess (driver)".
    """
    article = _articles().match(inside)
    whole, stopped = inside[article.end() :] if article else inside, said.endswith(STOPS)
    role, _comma, more = whole.partition(",")
    if not _is_role(role) or (article and not stopped) or (more and not _tells_which(more)):
        return "", Bracket.WORDS
    if _names_person(role) and (stopped or not _is_of_many(role)):
        return whole, Bracket.ROLE
    alone = article and stopped and whole == role and len(role.split()) == 1
    return (role, Bracket.TAKEN) if alone else ("", Bracket.WORDS)


def role_before_colon(words: str) -> tuple[str, str]:
    """(role, what was said) where a noun for one person stands before a colon, and behind it an "I", a "we" or a mark.

    "Cook: too little salt" may as well be about the cook.
    """
    role, colon, said = (part.strip() for part in words.partition(":"))
    speaks = said[:1] in _MARKS or _speakers_own().search(said)
    is_role = colon and speaks and len(role) <= _MOST_CHARACTERS and _is_role(role)
    return (role, said) if is_role and _names_person(role) and not _is_of_many(role) else ("", words)


@cache
def _speakers_own() -> re.Pattern[str]:
    """Words by which somebody speaks of himself or as one of several, in any language."""
    rules = "|".join(rule for pack in every_pack() for rule in (pack.agency.we, pack.agreement.one_told))
    return re.compile(rf"(?<!\w)(?:{rules})(?!\w)", re.IGNORECASE)


def _is_of_many(role: str) -> bool:
    """Whether a role is a word for several, by which a count is explained: "two came back (volunteers)"."""
    *_, last = folded(role).split()
    return last.endswith("s") and last[:-1] in _words().people


@cache
def _articles() -> re.Pattern[str]:
    rules = "|".join(pack.attribution.articles for pack in every_pack())
    return re.compile(rf"(?:{rules})(?:\s+|(?<=['’]))", re.IGNORECASE)


def _names_person(phrase: str) -> bool:
    """Whether its last word names a person, or the one before an "of": "parents absent" tells something else."""
    parts = folded(phrase).replace("-", " ").split()
    known = _words()
    behind = [*parts[1:], ""]
    mains = [
        part for part, following in zip(parts, behind, strict=True) if not following or following in known.of
    ]
    return any(main in known.people or _ends_as_person(main) for main in mains)


def _ends_as_person(word: str) -> bool:
    """Whether a compound ends in a noun for a person: "Klassenlehrerin"."""
    return any(word[at:] in _words().people for at in range(1, len(word) - _LEAST_OF_COMPOUND + 1))


def _tells_which(phrase: str) -> bool:
    """Whether what stands behind a role tells which one, or nothing: "route 4", "22 years", "night shift"."""
    parts = phrase.split()
    return (
        len(parts) <= _MOST_WORDS
        and all(part.strip("-'’·&/.").isalnum() for part in parts)
        and not _denies(phrase)
    )


def _denies(phrase: str) -> bool:
    return any(negations(phrase, language) for language in LANGUAGES)


def _is_role(phrase: str) -> bool:
    parts, known = [folded(part) for part in phrase.split()], _words()
    if not 0 < len(parts) <= _MOST_WORDS or not all(_is_word(part) for part in parts):
        return False
    if any(part in known.never for part in parts) or _denies(phrase):
        return False
    if (
        parts[0] in known.never_first
        or parts[-1] in known.never_last
        or not known.never_inside.isdisjoint(parts[1:-1])
    ):
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
