"""Finds words that may be names by their position in the sentence, where capital letters show nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storycraft.languages.entries import NOTHING
from storycraft.languages.pack import pack
from storycraft.receipts.facts.numbers import numbers
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.moods import HEARSAY, has_mood
from storycraft.text.words import Word, base_language, function_words, reporting, words

_OPENING = 4
"""Words among which a sentence says that it tells hearsay."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written: `sure` when its form can hardly be anything else."""

    text: str
    start: int
    sure: bool = True


def suspects(text: str, vocabulary: Vocabulary, language: str) -> Iterator[Name]:
    """Words that no source has and that stand where a name usually stands.

    Outside German, that is a bare first word before a verb; in German, where every noun has a capital, a bare
    noun without article or adjective as subject or behind "mit", "in", "von".
    """
    found = words(text, language)
    german = base_language(language) == "de"
    for index, word in enumerate(found if german else found[:1]):
        if not word.text[0].isupper():
            continue
        if german and _is_added(text, found, index):
            placed = not (word.small or vocabulary.has(word.stem))
        else:
            placed = _is_bare(text, found, index) if german else _acts(text, found, vocabulary, language)
            placed = placed and _is_strange(word, vocabulary, language)
            placed = placed and (german or not _tells_hearsay(found, language))
        if placed:
            yield Name(word.text, word.start, sure=False)


def _is_strange(word: Word, vocabulary: Vocabulary, language: str) -> bool:
    # The headings of a frame are English in any room.
    if (
        len(word.text) < 3
        or word.small
        or word.folded in function_words("en")
        or word.folded in reporting(base_language(language))
        or vocabulary.has(word.stem)
        or numbers(word.folded, base_language(language))
    ):
        return False
    rule = pack(language).names.endings_of_others
    return rule != NOTHING and not re.search(rf"(?:{rule})$", word.folded)


def _tells_hearsay(found: Sequence[Word], language: str) -> bool:
    """Whether a sentence begins with words of hearsay: "Rumour has it"."""
    return has_mood(" ".join(word.text for word in found[:_OPENING]), (HEARSAY,), language)


def _acts(text: str, found: Sequence[Word], vocabulary: Vocabulary, language: str) -> bool:
    """Whether the second word, or the one behind a small word, is a verb that was told, or a comma and an article."""
    known = pack(language).names
    if found and re.compile(rf", (?:{known.articles})\s", re.IGNORECASE).match(
        text, found[0].start + len(found[0].text)
    ):
        return True
    behind = found[1:3]
    if not behind or behind[0].text[0].isupper() or _has_a_pronoun_behind(text, found):
        return False
    if behind[0].folded in known.carries_on:
        return True
    return (
        not behind[0].small
        and behind[0].folded not in function_words()
        and (vocabulary.has(behind[0].stem) or behind[0].folded.endswith("ed"))
    )


def _has_a_pronoun_behind(text: str, found: Sequence[Word]) -> bool:
    """Whether the first word is a verb by the pronoun that a hyphen joins to it: "Juntámo-nos", "Dit-on"."""
    between = text[found[0].start + len(found[0].text) : found[1].start]
    return between == "-" and found[1].small


def _is_added(text: str, found: Sequence[Word], index: int) -> bool:
    """Whether a German noun is set beside another one: "der Hausmeister Brettschneider"."""
    if index < 2 or not found[index - 1].text[0].isupper() or found[index - 1].small:
        return False
    before = found[index - 1]
    return text[before.start + len(before.text) : found[index].start] == " "


def _is_bare(text: str, found: Sequence[Word], index: int) -> bool:
    known = pack("de").names
    before = found[index - 1].folded if index else ""
    gap = text[found[index - 1].start + len(found[index - 1].text) : found[index].start] if index else ""
    starts = not index or bool(re.search(r"[,;:.–]", gap))
    behind = found[index + 1].folded if index + 1 < len(found) else ""
    if starts:
        return behind in known.carries_on
    return before in known.bare_before and (
        before in ("in", "aus", "nach", "namens") or behind in known.carries_on or not behind
    )
