"""Names of a sentence that nobody told."""

import re
from collections.abc import Iterator
from functools import lru_cache

from storycraft.domain.message import N_, Message
from storycraft.languages.folding import plain
from storycraft.receipts.checks.near_names import near_name
from storycraft.receipts.claim import Claim
from storycraft.receipts.connectives import claims_of_its_own
from storycraft.receipts.facts.name_candidates import Name, suspects
from storycraft.receipts.facts.names import names
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.words import base_language, content, plain_letters, stem


def unknown_names(claim: Claim) -> Iterator[Failure]:
    """Names of people, places and organisations that nobody told and that are no group's."""
    for name in names(claim.own_text, claim.language):
        if not _is_told(name, _known_forms(claim), claim.language) and not _is_short_for(name, claim):
            yield Failure(FailureKind.NAME, name.text, N_("is named in none of the cited points"), name.sure)


def possible_names(claim: Claim) -> Iterator[Failure]:
    """Words that may be a name told amiss, or a name by their place in the sentence; doubts."""
    text, language = claim.own_text, claim.language
    near = near_name(text, claim.told, claim.vocabulary, language)
    if near and near[0].casefold() not in _known_forms(claim):
        word, name = near
        yield Failure(
            FailureKind.NAME, word, Message("may be “{name}”, as it was told", name=name), firm=False
        )
        return
    found = {name.start for name in names(text, language)}
    of_telling = {word.start for word in content(text, language)}
    of_telling -= {
        word.start for word in claims_of_its_own(content(text, language), Vocabulary((), language), language)
    }
    for suspect in suspects(text, claim.vocabulary, language):
        if suspect.start in of_telling:
            continue  # "Gruppen" is a word of telling, and no name.
        if suspect.start not in found and not _is_told(suspect, _known_forms(claim), language):
            yield Failure(
                FailureKind.NAME, suspect.text, N_("may be a name, and no cited point has it"), firm=False
            )


def _known_forms(claim: Claim) -> frozenset[str]:
    return _forms(" ".join((*claim.told, *claim.known, *(group.name for group in claim.sources.groups))))


def _is_short_for(name: Name, claim: Claim) -> bool:
    return name.text.upper() in _initials(" ".join(claim.told))


def _is_told(name: Name, known: frozenset[str], language: str) -> bool:
    parts = [p for p in re.split(r"[-'’&\s]", plain_letters(name.text.casefold())) if len(p) > 1] or [
        name.text.casefold()
    ]
    base = base_language(language)
    return all(
        part in known or part.removesuffix("s") in known or stem(part, base) in known or f"{part}s" in known
        for part in parts
    )


@lru_cache(maxsize=1_000)
def _forms(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", plain_letters(plain(text).casefold()))
    return frozenset(found) | {word.removesuffix("s") for word in found}


@lru_cache(maxsize=1_000)
def _initials(text: str) -> frozenset[str]:
    """Acronyms that stand for words that were said: "CoP" for "community of practice"."""
    said = re.findall(r"[^\W\d_]+", text)
    runs = (said[i : i + size] for size in (2, 3, 4) for i in range(len(said) - size + 1))
    return frozenset("".join(word[0].upper() for word in run) for run in runs)
