"""What people only heard, and what they offer on a condition: a story's list of what is open names both as such."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice

from storycraft.domain.format import Format, StageKind
from storycraft.domain.workshop import Contribution, Workshop
from storycraft.languages.pack import pack
from storycraft.languages.story_words import story_words
from storycraft.text.moods import ANYBODY, CONDITION, PLAN, WHEN, clauses_with_moods, knows_moods, moods
from storycraft.text.phrases import Phrases, spelled
from storycraft.text.questions import has_question
from storycraft.text.sentences import split_sentences
from storycraft.text.shorten import shorten

MOST = 5
"""Points of each kind that are listed: more would hide what a room can ask about."""
READ_OUT = 40
"""Words that one line of a list may have and still be read out in one breath or two."""
_LONGEST = 240
"""Characters of a single sentence that is listed."""

_ROLE = re.compile(r"\A\s*\([^()]{1,80}\)")
"""Who speaks, in brackets before the words."""
_BEGINNING = 4
"""First words of a point, in which a rumour is called one."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A line of the list, and the words of the point that it quotes."""

    line: str
    words: str


def unsure_points(
    sources: Iterable[Contribution], format: Format, workshop: Workshop, told_in: str
) -> tuple[Unsure, ...]:
    """What was only heard, then what was offered on a condition; each with its group, in people's own words.

    Only a point that begins so is listed: there code is sure that it says nothing else. A point that asks stands among
    the questions. `told_in` is the language of the story.
    """
    names = {group.id: group.name for group in workshop.groups}
    told = ((c, c.language or workshop.language) for c in sources if not has_question(c.text))
    said = [(c, language) for c, language in told if knows_moods(language)]
    chosen = {stage.key for stage in format.stages if stage.kind is StageKind.CHOICE}
    heard = (c for c, language in said if _is_rumour(c.text, language))
    offered = (c for c, language in said if _is_offer(c.text, language, expected=c.stage in chosen))
    return (
        *_listed("heard", islice(heard, MOST), names, told_in),
        *_listed("on_condition", islice(offered, MOST), names, told_in),
    )


def _listed(
    kind: str, points: Iterable[Contribution], names: dict[str, str], told_in: str
) -> Iterator[Unsure]:
    for point in points:
        words = _read_out(point.text)
        group = names.get(point.group_id, point.group_id)
        yield Unsure(story_words(told_in).left_out[kind].format(group=group, point=words), words)


def _read_out(text: str) -> str:
    """The first sentences of a point, as many as are read out in a breath; of a long one as much as a line holds."""
    first, *others = split_sentences(" ".join(text.split()))
    totals = accumulate((len(sentence.split()) for sentence in others), initial=len(first.split()))
    behind = (
        sentence for sentence, total in zip(others, islice(totals, 1, None), strict=True) if total <= READ_OUT
    )
    return " ".join((shorten(first, _LONGEST), *behind))


def _first_sentence(text: str) -> str:
    return next(iter(split_sentences(_ROLE.sub("", text))), "")


def _is_rumour(text: str, language: str) -> bool:
    """Whether a point begins by saying that others say it: "people say that …". Who "heard a bell" was there."""
    first = next(iter(clauses_with_moods(_first_sentence(text), language)), None)
    if first is None:
        return False
    said = spelled(first.text)
    if any(at < _BEGINNING for at, _ in _rumours(language).find(said)):
        return True
    told = _rumours_told(language).match(" ".join(said))
    return told is not None and first.moods.isdisjoint((CONDITION, WHEN))


def _is_offer(text: str, language: str, *, expected: bool) -> bool:
    """Whether a point begins with a condition for what the speaker or his group will do: "if the town pays, I'll …".

    Where people were not asked for what they expect, a plan must stand beside it. A condition that anybody may meet is
    no offer, nor is what will happen by itself: "if it rains, the hut leaks".
    """
    sentence = _first_sentence(text)
    first = next(iter(clauses_with_moods(sentence, language)), None)
    if first is None or CONDITION not in first.moods or ANYBODY in first.moods:
        return False
    beside = _beside_condition(sentence, first.text, language)
    return any(_offers(language).stand_in(spelled(part)) for part in beside) and (
        expected or any(PLAN in moods(part, language) for part in beside)
    )


def _beside_condition(sentence: str, clause: str, language: str) -> tuple[str, str]:
    """What stands before the word of the condition in its clause, and what stands behind the clause."""
    said = spelled(clause)
    places = _conditions(language).find(said)
    return " ".join(said[: places[0][0]] if places else ()), sentence.partition(clause)[2]


@cache
def _rumours(language: str) -> Phrases:
    return Phrases(pack(language).moods.rumour)


@cache
def _rumours_told(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\w+ )?(?:{pack(language).moods.rumour_told})")


@cache
def _offers(language: str) -> Phrases:
    return Phrases(pack(language).moods.offer)


@cache
def _conditions(language: str) -> Phrases:
    return Phrases(pack(language).moods.condition)
