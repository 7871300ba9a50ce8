"""The fields of a story file that say which sentences others than its weaver wrote or changed, word for word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from storycraft.domain.clean_text import in_single_spaces
from storycraft.domain.message import Listed, Message
from storycraft.domain.story import Hand, Paragraph, Sentence
from storycraft.formats.yaml_lines import Place


def hand_fields(sentences: Iterable[Sentence], weaver: str) -> dict[str, Any]:
    """The sentences of each succession of hands, such as "quotes people"; all others are the weaver's alone."""
    told: dict[str, list[str]] = {}
    for sentence in sentences:
        if sentence.hands not in ((), (weaver,)):
            told.setdefault(" ".join(sentence.hands), []).append(sentence.text)
    return told


def sign_read(
    paragraphs: Sequence[Paragraph], given: Mapping[str, Place], weaver: str
) -> tuple[Paragraph, ...]:
    """The paragraphs with the hands that a file names; one that was changed in the file since counts as the weaver's.

    Raises InputError with the line.
    """
    hands = {
        in_single_spaces(text): _read(name, place) for name, place in given.items() for text in place.texts()
    }
    if not hands:
        return tuple(paragraphs)
    return tuple(
        tuple(replace(s, hands=hands.get(in_single_spaces(s.text), (weaver,))) for s in paragraph)
        for paragraph in paragraphs
    )


def _read(name: str, place: Place) -> tuple[str, ...]:
    hands = tuple(name.split())
    if not hands or not set(hands) <= set(Hand):
        raise place.wrong(
            Message("“{name}” are no hands: they are {hands}.", name=name[:40], hands=Listed(Hand))
        )
    return tuple(dict.fromkeys(hands))
