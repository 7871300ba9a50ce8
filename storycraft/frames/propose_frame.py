"""Proposes a frame: finds the words in which people said who, where, when, what, how and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from re import Pattern
from typing import TypeAlias

from storycraft.domain.format import Format
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.workshop import Contribution, Lane
from storycraft.frames.cues import Cues, cues_of
from storycraft.text.sentences import split_sentences
from storycraft.threads.lanes import asks, seeded_lane

_LONGEST = 240
"""The longest sentence, in characters, that still answers what, how or why at a glance."""
_PHRASES = (Element.WHO, Element.WHERE, Element.WHEN)
"""Answered by a few words; the others take a sentence."""
_A_SENTENCE = 6
"""A time with fewer words around it is a note, not a situation."""
_TRIED = 50
"""Phrases that are tried, the most said first: one that fewer say answers nothing for the room."""
_Found: TypeAlias = tuple[str, tuple[str, ...]]
"""Words and the ids of the contributions that they stand in."""
_Cue: TypeAlias = "attrgetter[Pattern[str]]"


def propose_frame(
    contributions: Sequence[Contribution], frame: Frame, format: Format, language: str = "en"
) -> Frame:
    """Fill the gaps of a frame with verbatim spans of contributions, as proposals with their sources.

    What is filled or waived stays as it is. What nobody said stays a gap with the format's question.
    `language` is that of contributions that name none; those that have word lists are understood.
    """
    telling = _in_order_of_telling(contributions, format)
    for entry in frame.gaps:
        if not entry.waived:
            said = {other.text for other in frame.entries}
            text, ids = _find(entry.element, telling, language, said) or ("", ())
            frame = frame.with_entry(
                replace(
                    entry, text=text, contribution_ids=ids, proposed=bool(text), question=_ask(entry, format)
                )
            )
    return frame


def questions_of(frame: Frame, format: Format) -> tuple[str, ...]:
    """The questions of the gaps that the group did not choose to leave open."""
    return tuple(question for entry in frame.gaps if not entry.waived and (question := _ask(entry, format)))


def _ask(entry: FrameEntry, format: Format) -> str:
    asked = format.elements.get(entry.element)
    return entry.question or (asked.ask if asked else "")


def _in_order_of_telling(contributions: Iterable[Contribution], format: Format) -> list[Contribution]:
    """The contributions stage by stage, without questions."""
    stages = [stage.key for stage in format.stages]
    told = (c for c in contributions if seeded_lane(c) is not Lane.QUESTION and not asks(c.text))
    return sorted(told, key=lambda c: stages.index(c.stage) if c.stage in stages else len(stages))


def _find(element: Element, telling: Sequence[Contribution], language: str, said: set[str]) -> _Found | None:
    cue = attrgetter(element.value)
    if element in _PHRASES:
        return _most_said(cue, telling, language) or (_speakers(telling) if element is Element.WHO else None)
    if element is Element.WHAT:
        return _situation(telling, language, said)
    return _first_sentence([cue], telling, language, said)


def _most_said(cue: _Cue, telling: Sequence[Contribution], language: str) -> _Found | None:
    """The phrase that most contributions use (the earlier of two), with the contributions that use it."""
    said: dict[str, str] = {}
    by: dict[str, list[str]] = {}
    for contribution in telling:
        for match in cue(_cues(contribution, language)).finditer(contribution.text):
            phrase = match[0].strip()
            said.setdefault(phrase.casefold(), phrase)
            by.setdefault(phrase.casefold(), []).append(contribution.id)
    most_said = sorted(by, key=lambda phrase: -len(set(by[phrase])))
    best = next((phrase for phrase in most_said[:_TRIED] if not _names_a_thing(said[phrase], telling)), "")
    return (said[best], tuple(dict.fromkeys(by[best]))) if best else None


def _names_a_thing(phrase: str, telling: Sequence[Contribution]) -> bool:
    """Whether "in Python" is no place: people name it mostly without the "in"."""
    name = phrase.partition(" ")[2]
    if not name[:1].isupper():
        return False
    named = sum(name in c.text for c in telling)
    return named > 2 * sum(phrase in c.text for c in telling)


def _situation(telling: Sequence[Contribution], language: str, said: set[str]) -> _Found | None:
    """One concrete situation: best a sentence with actor and time, then one with a time, then one with an action."""
    doing, time = attrgetter("what"), attrgetter("when")
    return (
        _first_sentence([doing, time], telling, language, said)
        or _first_sentence([time], telling, language, said, words=_A_SENTENCE)
        or _first_sentence([doing], telling, language, said)
    )


def _first_sentence(
    cues: Sequence[_Cue], telling: Sequence[Contribution], language: str, said: set[str], words: int = 0
) -> _Found | None:
    """The first sentence with all these cues and so many words that does not stand in the frame already."""
    for contribution in telling:
        heard = _cues(contribution, language)
        for sentence in split_sentences(contribution.text, contribution.language or language):
            fits = sentence not in said and words <= len(sentence.split()) and len(sentence) <= _LONGEST
            if fits and all(cue(heard).search(sentence) for cue in cues):
                return sentence, (contribution.id,)
    return None


def _speakers(telling: Sequence[Contribution]) -> _Found | None:
    """The roles of those who spoke, where nobody names the people in the story."""
    roles = Counter(c.speaker for c in telling if c.speaker)
    if not roles:
        return None
    named = [role for role, _ in roles.most_common(4)]
    return ", ".join(named), tuple(c.id for c in telling if c.speaker in named)


def _cues(contribution: Contribution, language: str) -> Cues:
    return cues_of(contribution.language or language)
