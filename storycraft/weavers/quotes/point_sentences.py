"""Reads the sentences of a point as they were typed: hurried ones begin small, and abbreviations end no sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from storycraft.domain.workshop import Contribution
from storycraft.languages.pack import pack
from storycraft.text.quotations import MARKS
from storycraft.text.sentences import split_sentences
from storycraft.weavers.quotes.phrases import phrases_of

QUOTES = MARKS - {"'", "’", "‘"}
"""Marks that open or close a quotation, without those that are apostrophes too."""
_ASIDE = re.compile(r"\(([^()]{1,40})\)\s+(\w.*)")
_SMALL_BEGINNING = re.compile(
    r"((?<=[^\W\d_]{2})|(?<=\d{4})|(?<=[€$£%])|(?<=\d[^\W\d_]))([.!?])\s(?=[^\W\d_])"
)
_A_WORD = 40
"""Characters beside a full stop that hold the words next to it."""
_AN_ABBREVIATION = 4
"""Letters of a word before a full stop that is cut short, where a preposition goes on behind it."""


def sentences_of(text: str, language: str, most_words: int) -> tuple[str, ...]:
    """The first sentences of a point, of about `most_words` in all, without a pair of marks around the whole."""
    said = unwrapped(split_aside(" ".join(text.split()))[1])
    return _first_sentences(tuple(_with_brackets(_typed_sentences(said, language))), most_words)


def split_aside(text: str) -> tuple[str, str]:
    """What stands in brackets before the words of a point, such as a role that was not taken as one; the words."""
    found = _ASIDE.match(text)
    return (found[1].strip(), found[2]) if found else ("", text)


def role_of(contribution: Contribution) -> str:
    """Who spoke: the role on file, or what stands in brackets before the words."""
    return " ".join(contribution.speaker.split()) or split_aside(" ".join(contribution.text.split()))[0]


def _typed_sentences(text: str, language: str) -> Iterator[str]:
    """The sentences of a point; one that was typed with a small first letter is one too: "no one asked. we did"."""
    for sentence in split_sentences(text):
        start, is_marked = 0, any(mark in sentence for mark in (*QUOTES, "("))
        for stop in _SMALL_BEGINNING.finditer(sentence) if not is_marked else ():
            before = sentence[max(0, stop.start() - _A_WORD) : stop.start()]
            if _begins_small(before, sentence[stop.end() : stop.end() + _A_WORD], language):
                yield sentence[start : stop.end(2)]
                start = stop.end()
        yield sentence[start:]


def _with_brackets(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences; what stands in brackets behind one is no sentence by itself: "… not yet (the older ones)."."""
    before = ""
    for sentence in sentences:
        if before and sentence.startswith("(") and sentence.rstrip(". ").endswith(")"):
            before = f"{before.rstrip('.')} {sentence.rstrip('. ')}."
            continue
        if before:
            yield before
        before = sentence
    if before:
        yield before


def _begins_small(before: str, behind: str, language: str) -> bool:
    """Whether a sentence begins behind a full stop with a small letter: not behind "ca.", nor in "cond. of March"."""
    last, first = re.split(r"[\s'’]", before)[-1].casefold(), behind.split()[0].casefold()
    if not behind[0].islower() or last in pack(language).common.abbreviations:
        return False
    goes_on = first in phrases_of(language).words("behind_abbreviations")
    return not (goes_on and len(last) <= _AN_ABBREVIATION and not last[-1].isdigit())


def _first_sentences(sentences: Sequence[str], most_words: int) -> tuple[str, ...]:
    kept, words = list[str](), 0
    for sentence in sentences:
        words += len(sentence.split())
        if kept and words > most_words:
            break
        kept.append(sentence)
    return tuple(kept)


def unwrapped(text: str) -> str:
    """The text without a pair of quotation marks around the whole of it."""
    for opening, closing in ("“”", "«»", "„“", '""', "‘’", "「」"):
        inner = text[1:-1]
        if (
            len(text) > 2
            and text[0] == opening
            and text[-1] == closing
            and not {opening, closing} & set(inner)
        ):
            return inner.strip()
    return text
