"""The kinds of word lists in a language file: each is written as one block of text and folded when it is read."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from storycraft.languages.folding import folded, folded_rule

_LETTERS = re.compile(r"[^\W\d_]+\Z")
_PLAIN = re.compile(r"[\w '’-]+")
"""A phrase without any sign of a regular expression: nothing in it can be wrong, and most phrases are so."""
NOTHING = "(?!)"
"""A rule that finds nothing: that of an empty list."""


def _words(block: Any) -> frozenset[str]:
    """Words with space between them; each can stand in a text as one word."""
    found = [folded(word) for word in _text(block).split()]
    for word in found:
        if not _LETTERS.match(word):
            raise ValueError(f"'{word}' can never match: a word has letters only; write it as a phrase")
    return frozenset(_once(found))


def _forms(block: Any) -> frozenset[str]:
    """Words and signs with space between them, such as "€", "p.m" and "l'été"."""
    return frozenset(_once(folded(word) for word in _text(block).split()))


def _lines(block: Any) -> tuple[frozenset[str], ...]:
    """One set of words for each line: the months from January on, for example."""
    rows = [line.split() for line in _text(block).splitlines()]
    list(_once(folded(word) for row in rows for word in row))
    return tuple(frozenset(folded(word) for word in row) for row in rows)


def _rule(block: Any) -> str:
    """Phrases, joined to one rule; the code that uses it compiles it with IGNORECASE and sets edges around it."""
    return "|".join(_phrases(block)) or NOTHING


def _phrases(block: Any) -> tuple[str, ...]:
    """Phrases, written as regular expressions with " | " or a new line between them."""
    written = (phrase.strip() for line in _text(block).splitlines() for phrase in line.split(" | "))
    phrases = tuple(_once(folded_rule(phrase) for phrase in written if phrase))
    for phrase in phrases:
        if _PLAIN.fullmatch(phrase):
            continue
        try:
            empty = re.fullmatch(phrase, "", re.IGNORECASE)
        except re.error as problem:
            raise ValueError(f"'{phrase}' is no regular expression: {problem}") from problem
        if empty:
            raise ValueError(f"'{phrase}' matches nothing at all, and so everywhere")
    return phrases


def _wordings(block: Any) -> tuple[str, ...]:
    """Phrases in the form that `storycraft.text.phrases` reads, with " | " or a new line between them."""
    written = (entry.split() for line in _text(block).splitlines() for entry in line.split(" | "))
    return tuple(_once(folded(" ".join(words)) for words in written if words))


def _pairs(block: Any) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """One pair of sides for each line, "more / less fewer"; "_" joins the words of a phrase."""
    pairs = []
    for line in _text(block).splitlines():
        left, bar, right = line.partition(" / ")
        if not bar:
            raise ValueError(f"'{line}' has no ' / ' between its two sides")
        one, other = (
            tuple(_once(folded(word).replace("_", " ") for word in side.split())) for side in (left, right)
        )
        pairs.append((one, other))
    return tuple(pairs)


def _text(block: Any) -> str:
    if not isinstance(block, str):
        raise ValueError("must be one block of text")
    return block


def _once(entries: Iterable[str]) -> Iterator[str]:
    seen = set[str]()
    for entry in entries:
        if entry in seen:
            raise ValueError(f"'{entry}' stands twice in this list")
        seen.add(entry)
        yield entry


Words: TypeAlias = Annotated[frozenset[str], BeforeValidator(_words)]
Forms: TypeAlias = Annotated[frozenset[str], BeforeValidator(_forms)]
Lines: TypeAlias = Annotated[tuple[frozenset[str], ...], BeforeValidator(_lines)]
Rule: TypeAlias = Annotated[str, BeforeValidator(_rule)]
Phrases: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_phrases)]
Wordings: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_wordings)]
Pairs: TypeAlias = Annotated[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], BeforeValidator(_pairs)]
