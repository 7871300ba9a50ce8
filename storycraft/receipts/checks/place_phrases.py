"""Checks place phrases: a noun after a word such as "in", "from" or "of" may not replace the noun that was said."""

import re
from collections.abc import Iterable, Iterator, Sequence

from storycraft.domain.message import Message
from storycraft.languages.pack import pack
from storycraft.receipts.checks.place_nouns import strange_places
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.sentences import split_sentences
from storycraft.text.spans import taken
from storycraft.text.words import Word, content, words

_PHRASE = 12
"""Words that a noun phrase behind a word of place may have."""
_STRANGE = 2
"""Words that nobody told, up to which a sentence repeats the rest …"""
_REPEATED = 4
"""… where so many words, numbers, times and names were told."""


def replaced_places(claim: Claim) -> Iterator[Failure]:
    """A place that nobody told, in a sentence that leaves out one that was told and repeats nearly all else; a doubt."""
    if not claim.cited or claim.quoted or not 0 < len(claim.strange) <= _STRANGE:
        return
    if len(claim.strange) > 1 and len(claim.covered) + claim.anchors < _REPEATED:
        return
    unknown = strange_places(claim.strange, claim.vocabulary, claim.language)
    # Of a place that nobody in the room told of, another check says so; what the title or a group is called is of all.
    known = Vocabulary((claim.sources.known.title, *claim.sources.known.groups), claim.language)
    if all(claim.sources.mentions(word.text) for word in unknown) and not any(
        known.has(word.stem) for word in claim.strange
    ):
        yield from moved_slots(
            claim.own_text, claim.said, claim.vocabulary, claim.language, claim.checked_spans
        )


def moved_slots(
    text: str, said: Sequence[str], vocabulary: Vocabulary, language: str, read: Iterable[tuple[int, int]]
) -> Iterator[Failure]:
    """Nouns behind words of place that nobody told, where the text leaves out one that was told; a doubt.

    `read` are the spans that other checks have read: numbers, times and names.
    """
    places = taken(read)
    # "At the schools' table" says who speaks, and "to the question" what of, and not where it was.
    known = pack(language).connectives
    apart = known.voices | known.matters
    strange = [
        word
        for word in _slots(text, language, vocabulary)
        if word.start not in places and word.folded not in apart
    ]
    mine = {word.stem for word in words(text, language)}
    left = [w for t in _told_in(said, text, language) for w in _slots(t, language) if w.stem not in mine]
    if strange and left:
        word = strange[-1]
        yield Failure(
            FailureKind.PLACE,
            word.text,
            Message("stands where “{text}” was said", text=left[-1].text),
            firm=False,
        )


def _told_in(said: Iterable[str], text: str, language: str) -> Iterator[str]:
    """The sentences of what was said of which the text has a word, or all: in one that it passes over it replaces nothing."""
    told = Vocabulary((text,), language)
    sentences = [sentence for other in said for sentence in split_sentences(other)]
    shared = [s for s in sentences if told.covered(content(s, language))]
    yield from shared or sentences


def _slots(text: str, language: str, vocabulary: Vocabulary | None = None) -> tuple[Word, ...]:
    """The nouns behind words of place: the last word of the run in English and German, the first elsewhere.

    With a vocabulary, only phrases none of whose words it has.
    """
    known = pack(language).places
    found = words(text, language)
    heads = []
    for index, word in enumerate(found[:-1]):
        if word.folded in known.before:
            run = _run(text, found[index + 1 : index + 1 + _PHRASE], known.articles)
            run = [w for w in run if w.text[0].isupper()] if language == "de" else run
            if run and not (vocabulary and any(vocabulary.has(w.stem) for w in run)):
                heads.append(run[-1] if pack(language).grammar.noun_comes_last else run[0])
    return tuple(heads)


def _run(text: str, following: Iterable[Word], articles: frozenset[str]) -> list[Word]:
    """The words of one noun phrase: articles skipped, up to the next small word or stop."""
    run: list[Word] = []
    for word in following:
        if word.folded in articles and not run:
            continue
        if word.small or (
            run and re.search(r"[^\w\s]", text[run[-1].start + len(run[-1].text) : word.start])
        ):
            break
        run.append(word)
    return run
