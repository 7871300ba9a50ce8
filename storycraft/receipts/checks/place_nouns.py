"""Checks common nouns for places ("kitchen", "station"): a sentence may not name a place that no source names."""

from collections.abc import Iterable, Iterator

from storycraft.domain.message import N_
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.spans import before
from storycraft.text.words import Word, stem, words

_DENIED = 2
"""Words before a place among which a "no" denies it."""
_FEW = 4
"""Letters that a place must have to be looked for at the end of a German compound ("Werkhalle")."""
_FIRST_PART = 3
"""Letters that stand before it at least: a "Pinsel" is no "Insel"."""
_PLURALS = {"de": ("e", "n", "en", "nen", "er", "s"), "fr": ("s", "x"), "it": ()}
_PLURAL = ("s", "es")
"""What a word gets as many in a language, and in most. Stems would not do: "terre" and "terrasse" have one."""


def unknown_places(claim: Claim) -> Iterator[Failure]:
    """Common nouns of places that nobody told of; where others speak of such a place, the whole room knows it.

    It is a doubt where no place that was told is left out: it replaces none then. A sentence that cites nobody is asked
    by another check for all that it names.
    """
    if claim.is_bare and not claim.is_told_from_frame:
        return
    known = Vocabulary(claim.known, claim.language)
    for word in strange_places(claim.words, claim.vocabulary, claim.language):
        spoken_of = known.has(word.stem) or _ends_a_known(word, claim) or claim.sources.mentions(word.text)
        if not spoken_of and not _is_lacking(word, claim):
            why = N_("is a place that no cited point tells of")
            yield Failure(FailureKind.PLACE, word.text, why, firm=_leaves_out_a_place(claim))


def _is_lacking(word: Word, claim: Claim) -> bool:
    """Whether it is denied right before: "no roof to practise under" puts nobody in a place."""
    ahead = before(claim.own_text, word.start).split()[-_DENIED:]
    return bool(negations(" ".join(ahead), claim.language))


def _ends_a_known(word: Word, claim: Claim) -> bool:
    """Whether it is the end of a German compound that everybody knows: "das Bad" of a workshop on the "Freibad"."""
    facts = (known.folded for text in claim.known for known in words(text, claim.language))
    return claim.language == "de" and any(known.endswith(word.folded) for known in facts)


def _leaves_out_a_place(claim: Claim) -> bool:
    own, language = Vocabulary((claim.own_text,), claim.language), claim.language
    return any(any(strange_places(words(text, language), own, language)) for text in claim.said)


def strange_places(said: Iterable[Word], told: Vocabulary, language: str) -> Iterator[Word]:
    """Those of the words that name a place and were not told."""
    for word in said:
        endings = ("", *_PLURALS.get(language, _PLURAL))
        forms = {word.folded.removesuffix(end) for end in endings}
        if told.has(word.stem) or not _is_among(forms, pack(language).places.nouns, language):
            continue
        # A stemmer may give one place two stems: "foyer" and "foyers".
        if not any(told.has(stem(form + end, language)) for form in forms for end in endings):
            yield word


def _is_among(forms: Iterable[str], known: frozenset[str], language: str) -> bool:
    if not known.isdisjoint(forms):
        return True
    return language == "de" and any(
        len(k) > _FEW and form[_FIRST_PART:].endswith(k) for form in forms for k in known
    )
