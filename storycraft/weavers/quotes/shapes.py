"""Shapes that a reader recognises with the title covered: a letter, a news item."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from storycraft.weavers.quotes.parts import Part, Role, split_evenly

_NEWS_BREATH = 2
"""Passages in a paragraph of a news item."""


def _as_letter(parts: Sequence[Part]) -> list[Part]:
    """A greeting, a word to the reader before the first part and before the questions, a farewell."""
    first = next((i for i, part in enumerate(parts) if part.passages), 0)
    led = [
        replace(part, lead="letter.ask")
        if part.role is Role.QUESTIONS
        else replace(part, lead="letter.begin")
        if i == first
        else part
        for i, part in enumerate(parts)
    ]
    return [Part(Role.SAID, (), lead="letter.greeting"), *led, Part(Role.SAID, (), lead="letter.farewell")]


def _as_news(parts: Sequence[Part]) -> list[Part]:
    """Short paragraphs; what is open comes last but for the last line, and is said to be."""
    short = [
        replace(
            part,
            passages=tuple(passages),
            thread=part.thread if number == 0 else None,
            lead=part.lead if number == 0 else "",
            asked=part.asked if number == -(-len(part.passages) // _NEWS_BREATH) - 1 else (),
        )
        for part in parts
        if part.role not in (Role.QUESTIONS, Role.CLOSING)
        for number, passages in enumerate(split_evenly(part.passages, most=_NEWS_BREATH) or [[]])
    ]
    asked = [replace(part, lead="news.open") for part in parts if part.role is Role.QUESTIONS]
    return [*short, *asked, *(part for part in parts if part.role is Role.CLOSING)]


def unchanged(parts: Sequence[Part]) -> list[Part]:
    """The parts as a plan has them."""
    return list(parts)


SHAPES: Mapping[str, Callable[[Sequence[Part]], list[Part]]] = {"letter": _as_letter, "news": _as_news}
"""The shapes of tellings that have one."""
