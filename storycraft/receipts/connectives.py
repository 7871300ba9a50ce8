"""Recognises linking sentences, which lead from one point to the next and claim nothing, so need no source."""

from collections.abc import Sequence
from functools import cache

from storycraft.languages.pack import LANGUAGES, pack
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.words import Word, stem


@cache
def _of_telling(language: str) -> frozenset[str]:
    # In a language without a list of its own the lines between the voices are told in one that has one.
    lists = [pack(language).connectives.telling]
    lists = lists if lists[0] else [pack(code).connectives.telling for code in LANGUAGES]
    return frozenset(stem(word, language) for words in lists for word in words)


def claims_of_its_own(said: Sequence[Word], told: Vocabulary, language: str) -> tuple[Word, ...]:
    """The words of an uncited sentence that neither introduce or link points nor stand in the frame."""
    telling = _of_telling(language)
    return tuple(word for word in said if word.stem not in telling and not told.has(word.stem))


def claims_nothing(own: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether it has too few such words to claim anything: at most two, and at most a third of all."""
    return len(own) <= 1 or (len(own) <= 2 and len(own) <= len(said) / 2) or len(own) <= len(said) / 3
