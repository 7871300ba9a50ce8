"""Checks for wrong names that resemble a name in the sources: "Brightwater" for "Brightwell"."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from storycraft.receipts.thresholds import MISSPELT
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.spans import before
from storycraft.text.words import Word, base_language, words

_NO_LANGUAGE = ""
_LONG = 8
"""Letters of a German word that may be made of two."""
_PART = 5
"""Letters that two such words must begin or end with alike."""
_SHORT, _ENDING = 4, 2
"""Letters that a part of a compound has at least, and those by which its forms may differ."""


def near_name(
    text: str, told: Sequence[str], vocabulary: Vocabulary, language: str
) -> tuple[str, str] | None:
    """The first word that nobody told and that is nearly one that was told and is left out here, and that one.

    In German, where every noun has a capital, it is a long word that shares its first or last part with the told
    one. Elsewhere it is the first word of the text, where a capital tells nothing, beside a capital within a sentence.
    """
    german = base_language(language) == "de"
    said = words(text, language)
    own = [w for w in said if w.text[0].isupper()]
    if not german:
        own = [w for w in own[:1] if w.text == re.sub(r"^\W+", "", text)[: len(w.text)]]
    strange = [w for w in own if not w.small and w.stem not in vocabulary.stems]
    if german and strange:
        heard = frozenset(word.folded for t in told for word in words(t, language))
        strange = [word for word in strange if not _is_made_of(word.folded, heard)]
    if not strange:
        return None
    mine = {word.folded for word in said}
    known: dict[str, list[str]] = {}
    capitals = (w for t in told for w in _capitals(t) if w.folded not in mine and (german or len(w.text) > 3))
    for name in dict.fromkeys(w.text for w in capitals):
        for part in _parts(name.casefold(), german=german):
            known.setdefault(part, []).append(name)
    is_near = _shares_a_part if german else _is_alike
    for word in strange:
        named = (name for part in _parts(word.folded, german=german) for name in known.get(part, ()))
        if near := next((name for name in named if is_near(word.folded, name.casefold())), ""):
            return word.text, near
    return None


def _is_made_of(word: str, told: Collection[str]) -> bool:
    """Whether both parts of a German compound were told, each in any form: "Kellerschlüssel" of a key and a cellar."""
    begun = [t for t in told if len(t) >= _SHORT and word[:_SHORT] == t[:_SHORT]]
    behind = {word.find(t[: max(_SHORT, len(t) - _ENDING)], _SHORT) for t in told if len(t) >= _SHORT}
    shared = max((_shared(word, t) for t in begun), default=0)
    return any(place <= shared + _ENDING for place in behind if place > 0)


def _parts(word: str, *, german: bool) -> tuple[str, ...]:
    """What a word and a name that is near it have in common at least."""
    return (word[:_PART], f"…{word[-_PART:]}") if german else (word[:2],)


def _capitals(text: str) -> Iterator[Word]:
    """The capitalised words of a text that do not start a sentence."""
    for word in words(text, _NO_LANGUAGE):
        ahead = before(text, word.start).rstrip("\"'“„«»‘(¿¡ ")
        if word.text[0].isupper() and ahead and ahead[-1] not in ".!?:…":
            yield word


def _is_alike(word: str, name: str) -> bool:
    return word[:2] == name[:2] and MISSPELT <= fuzz.ratio(word, name) < 100


def _shares_a_part(word: str, name: str) -> bool:
    if min(len(word), len(name)) < _LONG or _shared(word, name) >= min(len(word), len(name)) - 1:
        return False
    return max(_shared(word, name), _shared(word[::-1], name[::-1])) >= _PART


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
