"""Words that may be names by their place in the sentence, where capitals tell nothing."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storycraft.craft.coverage import Stock
from storycraft.craft.function_words import FUNCTION_WORDS
from storycraft.craft.words import REPORTING, Word, base_language, words


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
_VERBS = """
has had was is were did does would could will never always also still hat ist war wurde kam a ha había le la lo se les
nos me est était avait lui leur foi tinha era lhe
"""
_CARRIES_ON = frozenset(_VERBS.split())
_BARE_BEFORE = frozenset(
    ("und", "oder", "von", "mit", "in", "nach", "aus", "bei", "für", "durch", "namens", "dass", "als")
)


def suspects(text: str, stock: Stock, language: str) -> Iterator[Name]:
    """Words that nobody told and that stand where a name stands.

    Outside German, that is a bare first word before a verb; in German, where every noun has a capital, a bare
    noun without article or adjective as subject or behind "mit", "in", "von".
    """
    plain = unicodedata.normalize("NFKC", text)
    found = words(plain, language)
    german = base_language(language) == "de"
    for index, word in enumerate(found if german else found[:1]):
        placed = _is_bare(plain, found, index) if german else _acts(found, stock)
        if placed and word.text[0].isupper() and _is_strange(word, stock, language):
            yield Name(word.text, word.start, sure=False)


def _is_strange(word: Word, stock: Stock, language: str) -> bool:
    if len(word.text) < 3 or word.small or word.folded in REPORTING or stock.has(word.stem):
        return False
    rule = _NO_NAME.get(base_language(language))
    return bool(rule) and not re.search(rule or "$", word.folded)


def _acts(found: Sequence[Word], stock: Stock) -> bool:
    """Whether the second word, or the one behind a small word, is a verb that was told."""
    behind = found[1:3]
    if not behind or behind[0].text[0].isupper():
        return False
    if behind[0].folded in _CARRIES_ON:
        return True
    return (
        not behind[0].small
        and behind[0].folded not in FUNCTION_WORDS
        and (stock.has(behind[0].stem) or behind[0].folded in REPORTING or behind[0].folded.endswith("ed"))
    )


def _is_bare(text: str, found: Sequence[Word], index: int) -> bool:
    before = found[index - 1].folded if index else ""
    gap = text[found[index - 1].start + len(found[index - 1].text) : found[index].start] if index else ""
    starts = not index or bool(re.search(r"[,;:.–]", gap))
    behind = found[index + 1].folded if index + 1 < len(found) else ""
    if starts:
        return behind in _CARRIES_ON
    return before in _BARE_BEFORE and (
        before in ("in", "aus", "nach", "namens") or behind in _CARRIES_ON or not behind
    )
