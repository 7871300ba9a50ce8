"""Finds proper names (people, places, organisations) in a sentence by their spelling alone."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from storycraft.languages.folding import folded, plain
from storycraft.languages.pack import every_pack, pack
from storycraft.receipts.facts.dates import moments
from storycraft.receipts.facts.name_candidates import Name
from storycraft.text.spans import before
from storycraft.text.words import base_language, function_words

_ELIDED = r"(?:all|dall|dell|nell|sull|quell|quest|un|l|d|qu|jusqu|lorsqu|puisqu)['’]"
"""What stands before a name without a space between: "d'Odette"; a large letter is the name's own, as in "D'Souza"."""
_WORD = re.compile(rf"(?<![^\W_])(?!{_ELIDED}[^\W_])[^\W_]++(?:[-'’&][^\W_]++)*\.?(?=\b|\W|$)")
_ELISION = re.compile(rf"(?<![^\W_]){_ELIDED}$")
_TITLE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.?\s+$")
_INNER_I = {"i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll", "ok", "tv"}
_ORGANISED = re.compile(r"(?:[A-ZÄÖÜ]{2,}[0-9]*|[A-Z]*[a-z]+[A-Z]\w*)$")


@dataclass(frozen=True)
class _Known:
    """The names that all languages know: a name is one in any room."""

    given: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]


@cache
def _known() -> _Known:
    lists, none = [pack.names for pack in every_pack()], frozenset[str]()
    everyday = none.union(*(names.everyday for names in lists))
    return _Known(
        none.union(*(names.given for names in lists)),
        none.union(*(names.places for names in lists)) - everyday,
        none.union(*(names.titles for names in lists)),
    )


@cache
def _german() -> tuple[re.Pattern[str], ...]:
    """Names of towns, what stands before them, and names of streets and organisations."""
    known = pack("de").names
    return (
        re.compile(rf"\w{{2,}}(?:{known.towns})$"),
        re.compile(rf"\b(?:{known.places_before})\s+$", re.IGNORECASE),
        re.compile(rf"\w+(?:{known.organisations})(?:e?s|en)?$", re.IGNORECASE),
    )


@lru_cache(maxsize=20_000)
def names(text: str, language: str) -> tuple[Name, ...]:
    """The words of a text that are written as names, in order.

    Outside German a capital within a sentence is a sign. At a sentence's start, and for German nouns, only
    known names, words behind "Frau" or "Mr", several capitals, and forms such as "-burg" behind "in" are. Positions
    are those of the `plain` text.
    """
    text = plain(text)
    capitals = [m for m in _WORD.finditer(text) if m[0][0].isupper()]
    times = {m.start for m in moments(text, base_language(language))} if capitals else set()
    small = function_words(base_language(language))
    found = (
        m
        for m in capitals
        if m.start() not in times
        # "Hanno" is a name in German, and begins many sentences in Italian.
        and not (folded(m[0]) in small and _starts(text, m.start()))
    )
    tell = _tell_german if base_language(language) == "de" else _tell
    return tuple(name for match in found if (name := tell(text, match)))


def _tell(text: str, match: re.Match[str]) -> Name | None:
    word = _bare(match[0])
    if word.casefold() in _INNER_I:
        return None
    if _is_known(word) or _ORGANISED.fullmatch(word) or _follows_title(text, match.start()):
        return Name(word, match.start())
    if word.casefold().rstrip(".") in _known().titles:
        return None
    if not _starts(text, match.start()):
        return Name(word, match.start())
    return _first_word(text, match, word)


def _first_word(text: str, match: re.Match[str], word: str) -> Name | None:
    """A capital at the start tells something only before another capital: "Beryl Cope brought …"."""
    if word.casefold() in function_words() or len(word) < 3:
        return None
    behind = _WORD.match(text, match.end() + 1)
    if behind and behind[0][0].isupper() and not behind[0].isupper() and text[match.end()] == " ":
        return Name(word, match.start(), sure=False)
    return None


def _tell_german(text: str, match: re.Match[str]) -> Name | None:
    word = _bare(match[0])
    ahead = before(text, match.start())
    town, place_before, organisation = _german()
    if _is_known(word) or _ORGANISED.fullmatch(word) or _follows_title(text, match.start()):
        return Name(word, match.start())
    if town.fullmatch(word) and place_before.search(ahead):
        return Name(word, match.start())
    last = _WORD.findall(ahead)[-1:]
    if last and _bare(last[0]).casefold() in _known().given and ahead.endswith(last[0] + " "):
        return Name(word, match.start())
    if organisation.fullmatch(word) and len(word) > 8:
        return Name(word, match.start(), sure=False)
    return None


def _bare(word: str) -> str:
    return re.sub(r"['’](?:s|S)?$|\.$", "", word)


def _is_known(word: str) -> bool:
    bare, known = re.sub(r"^[dl]['’]", "", folded(word)), _known()
    if bare in known.given or bare in known.places:
        return True
    return bare.endswith("s") and bare[:-1] in known.given and len(bare) > 4


def _follows_title(text: str, start: int) -> bool:
    last = _TITLE.search(before(text, start))
    return bool(last and last[1].casefold() in _known().titles)


def _starts(text: str, start: int) -> bool:
    ahead = _ELISION.sub("", before(text, start))
    ink = ahead.rstrip()
    return not ink.strip("-–—") or ink[-1] in ".!?…:\"“„«»‘'’*_([|>¿¡•" or ahead.endswith("\n")
