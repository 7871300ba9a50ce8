"""Phrases of a workshop's format in a text: titles of its stages and lanes, and the questions that it asks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.receipts.verbatim import fold
from storycraft.text.questions import QUESTION_MARKS, asks
from storycraft.text.quotations import quotations
from storycraft.text.whole_words import holds_words

_ENDS = f" .!…¿{QUESTION_MARKS}"
_WORDS = 3
"""Words from which a question or a part of it is told from the format and is not there by chance."""


def titles_in(text: str, known: CommonKnowledge) -> tuple[str, ...]:
    """The titles that stand in the text."""
    folded = fold(text)
    return tuple(t for t in known.titles if (part := fold(t)) and holds_words(folded, part))


def questions_in(text: str, known: CommonKnowledge) -> tuple[str, ...]:
    """The questions that the text asks in their own words: whole, as a quotation, behind a colon, or in part."""
    folded = fold(text)
    parts = [part for part in _asking(text) if len(part.split()) >= _WORDS]
    return tuple(
        question
        for question in known.questions
        if len((whole := fold(question).strip(_ENDS)).split()) >= _WORDS
        and (whole in folded or any(part in whole for part in parts))
    )


def is_asked(quotation: str, known: CommonKnowledge) -> bool:
    """Whether a quotation quotes the format: one of its titles, or one of its questions."""
    part = fold(quotation).strip(_ENDS)
    asked = (fold(question) for question in known.questions)
    return part in map(fold, known.titles) or (
        len(part.split()) >= _WORDS and any(holds_words(question, part) for question in asked)
    )


def is_of_title(quotation: str, known: CommonKnowledge) -> bool:
    """Whether a quotation is the workshop's title, or some words of it in a row."""
    part, title = fold(quotation).strip(_ENDS), fold(known.title)
    return bool(part) and (part == title or (len(part.split()) >= _WORDS and holds_words(title, part)))


def only_used(known: CommonKnowledge, texts: Iterable[str]) -> CommonKnowledge:
    """What is known, with no more of the format than these texts speak of."""
    listed = list(texts)
    titles = {title for text in listed for title in titles_in(text, known)}
    asked = {question for text in listed for question in questions_in(text, known)}
    return replace(
        known,
        titles=tuple(title for title in known.titles if title in titles),
        questions=tuple(question for question in known.questions if question in asked),
    )


def _asking(text: str) -> Iterator[str]:
    yield from (fold(span.text).strip(_ENDS) for span in quotations(text))
    _, colon, behind = text.partition(":")
    if colon or asks(text):
        yield fold(behind if colon else text).strip(_ENDS)
