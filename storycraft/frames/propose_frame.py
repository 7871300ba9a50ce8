"""Proposes a frame: who, where, when and what of one event that people stated, and how and why in their own sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from storycraft.domain.format import Format
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.workshop import Contribution, Group, Lane
from storycraft.frames.people_on_file import people_on_file
from storycraft.frames.scenes import Scene, scene_in, sentences_of, we_did
from storycraft.frames.stated import HIDDEN, LONGEST, is_hearsay, stated
from storycraft.languages.pack import pack, phrases
from storycraft.text.questions import asks
from storycraft.threads.lanes import seeded_lane

_OF_THE_EVENT = (Element.WHO, Element.WHERE, Element.WHEN)
_HAPPENED = "happened"
"""The stage of what happened, in formats that tell it from what was meant to happen."""
_Found: TypeAlias = tuple[str, tuple[str, ...]]
"""Words and the ids of the contributions that they stand in."""


def propose_frame(
    contributions: Sequence[Contribution],
    frame: Frame,
    format: Format,
    language: str = "en",
    groups: Sequence[Group] = (),
) -> Frame:
    """Fill the gaps of a frame with verbatim words of contributions, as proposals with their sources.

    Who, where, when and what are told by one sentence, or by two of which the second goes on with "it began when …".
    Where none tells a scene, what happened is the first thing that somebody tells of their own doing. Wishes, plans,
    questions, denials and hearsay answer nothing. Where no sentence says who acted, the roles of those who spoke
    stand in, or the names of `groups`. What is filled or waived stays as it is, and what nobody stated stays a gap
    with the format's question. `language` is that of contributions that name none.
    """
    found = _found_in(_in_order_of_telling(contributions, format), format, language)
    if Element.WHO not in found and (people := people_on_file(contributions, groups)):
        found[Element.WHO] = (people.text, people.contribution_ids)
    for entry in frame.gaps:
        if not entry.waived:
            text, ids = found.get(entry.element, ("", ()))
            asked = replace(entry, text=text, contribution_ids=ids, proposed=bool(text))
            frame = frame.with_entry(replace(asked, question=_ask(entry, format)))
    return frame


def questions_of(frame: Frame, format: Format) -> tuple[str, ...]:
    """The questions of the gaps that the group did not choose to leave open."""
    open_ones = (entry for entry in frame.gaps if not entry.waived)
    return tuple(question for entry in open_ones if (question := _ask(entry, format)))


def _ask(entry: FrameEntry, format: Format) -> str:
    asked = format.elements.get(entry.element)
    return entry.question or (asked.ask if asked else "")


def _in_order_of_telling(contributions: Iterable[Contribution], format: Format) -> list[Contribution]:
    """The contributions stage by stage, without questions."""
    stages = [stage.key for stage in format.stages]
    told = (c for c in contributions if seeded_lane(c) is not Lane.QUESTION and not asks(c.text))
    return sorted(told, key=lambda c: stages.index(c.stage) if c.stage in stages else len(stages))


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence, the point that it stands in, and the scene that it tells, if it does."""

    contribution: Contribution
    sentence: str
    scene: Scene | None

    @property
    def code(self) -> str:
        return self.contribution.language


def _found_in(telling: Sequence[Contribution], format: Format, language: str) -> dict[Element, _Found]:
    """By element the words that answer it; elements without an answer are left out."""
    said = [
        _Said(replace(c, language=c.language or language), sentence, scene_in(c, sentence, language))
        for c in telling
        for sentence in sentences_of(c)
    ]
    happened = [each for each in said if _may_have_happened(each.contribution, format)]
    found = _event(happened) or _deed(happened, format)
    taken = {text for text, _ in found.values()}
    if not format.elements[Element.HOW].of_threads and (how := next(_how(said, taken), None)):
        found[Element.HOW] = how
        taken.add(how[0])
    if why := next(_why(said, taken), None):
        found[Element.WHY] = why
    return found


def _event(said: Sequence[_Said]) -> dict[Element, _Found]:
    """Who, where, when and what of the event of which most is told by one sentence; the first of equals."""
    scenes = [(n, each.scene) for n, each in enumerate(said) if each.scene]
    if not scenes:
        return {}
    place, best = max(scenes, key=lambda each: (_told_of(each[1]), -each[0]))
    found: dict[Element, _Found] = {
        element: (text, (best.contribution.id,)) for element, text in best.found.items()
    }
    following = said[place + 1] if place + 1 < len(said) else None
    if following and following.scene and _goes_on(following, best):
        for element in _OF_THE_EVENT:
            if element in following.scene.found:
                found.setdefault(element, (following.scene.found[element], (following.contribution.id,)))
    return found


def _may_have_happened(contribution: Contribution, format: Format) -> bool:
    """Whether a point can tell the event: where a format has a stage for what happened, another one says what was meant."""
    return contribution.stage == _HAPPENED or not format.stage(_HAPPENED)


def _deed(said: Sequence[_Said], format: Format) -> dict[Element, _Found]:
    """What happened where no sentence says who, where or when: the first act that somebody tells of the first stage."""
    first = _HAPPENED if format.stage(_HAPPENED) else format.stages[0].key
    told = (each for each in said if each.contribution.stage == first and we_did(each.sentence, each.code))
    deed = next(told, None)
    return {Element.WHAT: (deed.sentence, (deed.contribution.id,))} if deed else {}


def _told_of(scene: Scene) -> int:
    return sum(element in scene.found for element in _OF_THE_EVENT)


def _goes_on(following: _Said, scene: Scene) -> bool:
    """Whether the sentence tells how the thing before it came about, in the same group: "it began when …"."""
    began = pack(following.code).frame.began
    same_group = following.contribution.group_id == scene.contribution.group_id
    return same_group and bool(phrases(began).match(following.sentence))


def _how(said: Iterable[_Said], taken: set[str]) -> Iterator[_Found]:
    for each in said:
        if each.sentence not in taken and _states(pack(each.code).frame.began, each):
            yield each.sentence, (each.contribution.id,)


def _why(said: Iterable[_Said], taken: set[str]) -> Iterator[_Found]:
    for each in said:
        words, sentence = pack(each.code).frame, each.sentence
        if sentence not in taken and (_states(words.mattered, each) or _would_miss(words.missed, each)):
            yield sentence, (each.contribution.id,)


def _states(rule: str, said: _Said) -> bool:
    """Whether the sentence says so itself, with words that it neither denies nor wishes."""
    if len(said.sentence) > LONGEST:
        return False
    found = phrases(rule).search(said.sentence)
    return found is not None and stated(said.sentence, said.code)[found.start()] != HIDDEN


def _would_miss(rule: str, said: _Said) -> bool:
    if len(said.sentence) > LONGEST or asks(said.sentence) or is_hearsay(said.sentence, said.code):
        return False
    return bool(phrases(rule).search(said.sentence))
