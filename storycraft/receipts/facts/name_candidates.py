"""Finds words that may be names by their position in the sentence, where capital letters show nothing."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storycraft.receipts.facts.numbers import numbers
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.words import Word, base_language, function_words, reporting, words


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written: `sure` when its form can hardly be anything else."""

    text: str
    start: int
    sure: bool = True


# Forms that a name at the start of a sentence seldom has, and a noun, verb or adverb often.
_NO_NAME = {
    "en": r"(?:s|ing|ly|ed|ness|tion|sion|ment|ity|ance|ence|ship|hood|where|while|body|one|thing|fter|ach|less)$",
    "es": r"(?:s|mente|ción|dad|miento|[aeií]n|ó|ió|aba|ía|mos|[aei]r|ndo|ado|ido|ada|ida|eza|ura)$",
    "fr": r"(?:s|x|ment|tion|té|age|ance|ence|eur|[eé]e?s?t|ons|ez|ant|er|ir|oir|ure)$",
    "pt": r"(?:s|mente|ção|dade|mento|[aei]m|[aeo]u|iu|ava|ia|mos|[aei]r|ndo|ado|ido|ada|ida|eza|ura|gem)$",
    "de": r"(?:ung|heit|keit|schaft|tion|tät|nis|tum|ismus|ment|ling|en|e|s|ei|zeit|arbeit|er)$",
}
_APPOSITION = re.compile(r", (?:an?|the|un|une|una|uma?|le|la|el|o)\s", re.IGNORECASE)
# What follows a name at the start of a sentence; behind "ist" and "war" German has adjectives as well.
_CARRIES_ON = {
    "en": frozenset(("has", "had", "was", "is", "were", "did", "does", "would", "could", "will", "never", "always", "also", "still")),
    "es": frozenset(("ha", "había", "le", "la", "lo", "se", "les", "nos", "me")),
    "fr": frozenset(("a", "est", "était", "avait", "lui", "leur", "nous", "se")),
    "de": frozenset(("hat", "hatte", "kam")),
    "pt": frozenset(("foi", "tinha", "era", "lhe", "se", "nos", "a")),
}  # fmt: skip
_BARE_BEFORE = frozenset(
    ("und", "oder", "von", "mit", "in", "nach", "aus", "bei", "für", "durch", "namens", "dass", "als")
)


def suspects(text: str, vocabulary: Vocabulary, language: str) -> Iterator[Name]:
    """Words that no source has and that stand where a name usually stands.

    Outside German, that is a bare first word before a verb; in German, where every noun has a capital, a bare
    noun without article or adjective as subject or behind "mit", "in", "von".
    """
    plain = unicodedata.normalize("NFKC", text)
    found = words(plain, language)
    german = base_language(language) == "de"
    for index, word in enumerate(found if german else found[:1]):
        if not word.text[0].isupper():
            continue
        if german and _is_added(plain, found, index):
            placed = not (word.small or vocabulary.has(word.stem))
        else:
            placed = _is_bare(plain, found, index) if german else _acts(plain, found, vocabulary, language)
            placed = placed and _is_strange(word, vocabulary, language)
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
    rule = _NO_NAME.get(base_language(language))
    return bool(rule) and not re.search(rule or "$", word.folded)


def _acts(text: str, found: Sequence[Word], vocabulary: Vocabulary, language: str) -> bool:
    """Whether the second word, or the one behind a small word, is a verb that was told, or a comma and an article."""
    if found and _APPOSITION.match(text, found[0].start + len(found[0].text)):
        return True
    behind = found[1:3]
    if not behind or behind[0].text[0].isupper():
        return False
    if behind[0].folded in _CARRIES_ON.get(base_language(language), ()):
        return True
    return (
        not behind[0].small
        and behind[0].folded not in function_words()
        and (vocabulary.has(behind[0].stem) or behind[0].folded.endswith("ed"))
    )


def _is_added(text: str, found: Sequence[Word], index: int) -> bool:
    """Whether a German noun is set beside another one: "der Hausmeister Brettschneider"."""
    if index < 2 or not found[index - 1].text[0].isupper() or found[index - 1].small:
        return False
    before = found[index - 1]
    return text[before.start + len(before.text) : found[index].start] == " "


def _is_bare(text: str, found: Sequence[Word], index: int) -> bool:
    before = found[index - 1].folded if index else ""
    gap = text[found[index - 1].start + len(found[index - 1].text) : found[index].start] if index else ""
    starts = not index or bool(re.search(r"[,;:.–]", gap))
    behind = found[index + 1].folded if index + 1 < len(found) else ""
    if starts:
        return behind in _CARRIES_ON["de"]
    return before in _BARE_BEFORE and (
        before in ("in", "aus", "nach", "namens") or behind in _CARRIES_ON["de"] or not behind
    )
