"""Holds proposed elements to the points that they cite: what these do not state, or tell of another event, is dropped."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storycraft.domain.story import Element, FrameEntry
from storycraft.domain.workshop import Contribution, Group
from storycraft.frames.scenes import sentences_of
from storycraft.frames.stated import is_hearsay, stated
from storycraft.text.questions import asks
from storycraft.text.words import content, content_stems, words

_ORDER = (Element.WHAT, Element.WHEN, Element.WHERE, Element.WHO, Element.HOW, Element.WHY)
_PHRASES = (Element.WHO, Element.WHERE, Element.WHEN)
_REASONS = (Element.HOW, Element.WHY)
_ENOUGH = 0.6
"""The share of a sentence's content words that its points say: the rest are the writer's own."""
_KIN = 2
"""Content words that two points share if they clearly tell of the same event."""
_DIGITS = re.compile(r"\d+")
_LISTED = re.compile(r"[,;،、]")


def hold_to_points(
    proposed: Iterable[FrameEntry],
    contributions: Sequence[Contribution],
    groups: Sequence[Group] = (),
    language: str = "en",
) -> tuple[FrameEntry, ...]:
    """Those of the proposed entries that hold, in their order.

    Each word of a where or when must be stated by one sentence of the points that it cites, so must each part of a
    who that lists people (also by the roles and names of groups on file), and most words of a what, how or why. A
    wish, a plan, a question, a denial or hearsay states nothing. Who, where and when must cite a point of the event
    that is told.
    """
    by_id = {c.id: replace(c, language=c.language or language) for c in contributions}
    on_file = frozenset(
        word.stem
        for name in (*(c.speaker for c in contributions), *(group.name for group in groups))
        for word in words(name, language)
    )
    held = {entry.element: entry for entry in proposed if _is_said(entry, by_id, on_file, language)}
    event = next((held[element] for element in _ORDER if element in held), None)
    return tuple(
        entry
        for element, entry in held.items()
        if event is None or element not in (*_PHRASES, Element.WHAT) or _same_event(entry, event, by_id)
    )


def _is_said(
    entry: FrameEntry, by_id: Mapping[str, Contribution], on_file: frozenset[str], language: str
) -> bool:
    sentences = [
        (sentence, by_id[cid].language)
        for cid in entry.contribution_ids
        if cid in by_id
        for sentence in sentences_of(by_id[cid])
    ]
    if entry.element in _REASONS:
        told = " ".join(s for s, code in sentences if not asks(s) and not is_hearsay(s, code))
        return _share(entry.text, told, language) >= _ENOUGH
    visible = [stated(sentence, code) for sentence, code in sentences]
    if entry.element is Element.WHAT:
        return _share(entry.text, " ".join(visible), language) >= _ENOUGH
    lists = entry.element is Element.WHO
    known = on_file if lists else frozenset[str]()
    parts = list(filter(str.strip, _LISTED.split(entry.text) if lists else [entry.text]))
    return all(any(_share(part, told, language, known) == 1 for told in visible) for part in parts)


def _share(text: str, told: str, language: str, known: frozenset[str] = frozenset()) -> float:
    """The share of the content words of a text that are told or known; 0 where a number in it is not told."""
    there = {word.stem for word in words(told, language)} | known
    numbers = set(_DIGITS.findall(text))
    said = [word.stem for word in content(text, language)] or [word.stem for word in words(text, language)]
    if numbers - set(_DIGITS.findall(told)):
        return 0.0
    return sum(each in there for each in said) / len(said) if said else float(bool(numbers))


def _same_event(entry: FrameEntry, event: FrameEntry, by_id: Mapping[str, Contribution]) -> bool:
    if not set(entry.contribution_ids).isdisjoint(event.contribution_ids):
        return True
    return any(
        len(_stems(by_id[one]) & _stems(by_id[other])) >= _KIN
        for one in entry.contribution_ids
        for other in event.contribution_ids
        if one in by_id and other in by_id
    )


def _stems(contribution: Contribution) -> frozenset[str]:
    return content_stems(contribution.text, contribution.language)
