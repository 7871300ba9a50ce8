"""Finds scenes: sentences that state what happened, with the words in them that say who, where and when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from storycraft.domain.story import Element
from storycraft.domain.workshop import Contribution
from storycraft.frames.stated import ENDS, stated
from storycraft.languages.folding import folded
from storycraft.languages.pack import base_language, every_pack, pack, phrases, phrases_before
from storycraft.text.sentences import split_sentences
from storycraft.text.words import function_words

_AT_A_GLANCE = 240
"""The longest sentence, in characters, that answers what happened at a glance."""
_Span: TypeAlias = tuple[int, int]
_TAKEN = "~"
_NEXT_WORD = re.compile(r"\s([^\W\d_]{3,})")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence of one point that states what happened; `found` are its own words for who, where, when and what."""

    contribution: Contribution
    sentence: str
    found: Mapping[Element, str]


def sentences_of(contribution: Contribution) -> tuple[str, ...]:
    """The sentences of a point, each in one line; a line break ends one too."""
    lines = (" ".join(line.split()) for line in contribution.text.splitlines())
    return tuple(sentence for line in lines for sentence in split_sentences(line))


def scene_in(contribution: Contribution, sentence: str, language: str) -> Scene | None:
    """The scene that the sentence tells; None where it states no act, or nothing about who, where and when."""
    found = found_in(sentence, base_language(contribution.language or language))
    if not found:
        return None
    if len(sentence) <= _AT_A_GLANCE:
        found[Element.WHAT] = sentence
    return Scene(contribution, sentence, found)


def found_in(sentence: str, code: str) -> dict[Element, str]:
    """The words of a sentence that say who did something, where and when; none where it states no act."""
    words = _words_of(code)
    told = stated(sentence, code)
    when = words.time_in(told)
    # Times are taken out, equally long: "two years ago a driver" are not two of anybody.
    told = words.when.sub(lambda time: _TAKEN * len(time[0]), told)
    acts = [match.span() for match in words.acts.finditer(told)]
    habit = not acts and bool(when and words.recurring.fullmatch(when))
    if habit:
        # What people do every week needs no verb of telling: "we swap seeds", "the bakers eat together".
        acts = [match.span() for match in words.habits.finditer(told)] or words.acts_of_people(told)
    if not acts:
        return {}
    found = {
        Element.WHO: words.people_in(told, acts),
        Element.WHERE: words.place_in(told, acts),
        Element.WHEN: when,
    }
    return {element: text for element, text in found.items() if text}


def tells_an_act(sentence: str, code: str) -> bool:
    """Whether a sentence states that somebody did something, whoever, wherever and whenever it was."""
    return bool(_words_of(base_language(code)).acts.search(stated(sentence, code)))


def we_did(sentence: str, code: str) -> bool:
    """Whether somebody states in a sentence what they did themselves: "we carried the tables out", "perdí la llave"."""
    told, base = stated(sentence, code), base_language(code)
    is_short = len(sentence) <= _AT_A_GLANCE
    return is_short and bool(phrases(pack(base).agency.we).search(told) and _words_of(base).acts.search(told))


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language, and what they find in a sentence of which only the stated parts are visible."""

    code: str
    acts: re.Pattern[str]
    habits: re.Pattern[str]
    recurring: re.Pattern[str]
    when: re.Pattern[str]
    no_time: re.Pattern[str]
    people: re.Pattern[str]
    where: re.Pattern[str]
    names: re.Pattern[str]
    no_name: re.Pattern[str]
    dwelling: re.Pattern[str]
    clauses: re.Pattern[str]
    joins: re.Pattern[str]
    places: re.Pattern[str]

    def time_in(self, told: str) -> str:
        """The first time that is one of the event: "the minutes of 3 May" are of another."""
        times = (
            match for match in self.when.finditer(told) if not self.no_time.search(told[: match.start()])
        )
        return next((match[0].strip() for match in times), "")

    def people_in(self, told: str, acts: Sequence[_Span]) -> str:
        """The people who act: at the start of their clause, with an act right behind them."""
        for match in self._people(told):
            if self._begins_clause(told, match.start()) and self._do(told, match.end(), acts):
                return match[0].strip()
        return ""

    def acts_of_people(self, told: str) -> list[_Span]:
        """The word behind people at the start of a clause: beside a time that recurs it tells what they do."""
        found = []
        for match in self._people(told):
            behind = _NEXT_WORD.match(told, match.end())
            if behind and self._begins_clause(told, match.start()):
                found.append(behind.span(1))
        return found

    def place_in(self, told: str, acts: Sequence[_Span]) -> str:
        """The place of the act: a phrase behind it, or at the start of its clause."""
        for match in self.where.finditer(told):
            if self._only_describes(match) and self._is_of_act(told, match.start(), acts):
                return match[0].strip()
        for match in self.names.finditer(told):
            name = match["name"]
            is_place = (
                folded(name) in _place_names()
                or self.places.search(name)
                or self.dwelling.search(told[: match.start()])
            )
            if is_place and not self.no_name.match(name) and self._is_of_act(told, match.start(), acts):
                return match[0].strip()
        return ""

    def _people(self, told: str) -> Iterator[re.Match[str]]:
        return (match for match in self.people.finditer(told) if self._only_describes(match))

    def _only_describes(self, match: re.Match[str]) -> bool:
        """Whether the words before the noun describe it: "the list of members" are no members."""
        return function_words(self.code).isdisjoint(match["describing"].casefold().split())

    def _begins_clause(self, told: str, start: int) -> bool:
        """Whether nothing stands before it in its clause but a time, a place and one word ("when", "then")."""
        before = told[_start_of_clause(told, start) : start]
        opened = [
            match.end() for match in self.clauses.finditer(before) if not self.joins.fullmatch(match[0])
        ]
        left = self.where.sub("", before[max(opened, default=0) :]).replace(_TAKEN, "").split()
        joined = bool(left) and bool(self.joins.fullmatch(left[-1])) and bool(self.acts.search(before))
        return len(left) <= 1 or joined

    def _do(self, told: str, end: int, acts: Sequence[_Span]) -> bool:
        if self.code == "de":  # where the verb stands second, or last
            clause = range(_start_of_clause(told, end), _end_of_clause(told, end))
            return any(start in clause for start, _ in acts)
        return any(
            start >= end and len(told[end:start].split()) <= 2 and not ENDS.search(told, end, start)
            for start, _ in acts
        )

    def _is_of_act(self, told: str, at: int, acts: Sequence[_Span]) -> bool:
        if self.code == "de" or self._begins_clause(told, at):
            return True
        return any(start < at and not ENDS.search(told, start, at) for start, _ in acts)


def _start_of_clause(told: str, at: int) -> int:
    return max((match.end() for match in ENDS.finditer(told, 0, at)), default=0)


def _end_of_clause(told: str, at: int) -> int:
    end = ENDS.search(told, at)
    return end.start() if end else len(told)


@cache
def _place_names() -> frozenset[str]:
    return frozenset().union(*(known.names.places for known in every_pack()))


@cache
def _words_of(code: str) -> _Words:
    words = pack(code).frame
    word = r"[\w’'-]{1,30}\s"
    count = rf"(?:{words.counts})(?:\s|(?<=['’]))"
    one_more = rf"\s(?:{words.joins})\s(?:{count})?(?:[\w’'-]{{1,30}}\s)?(?:{words.roles})(?!\w)"
    letter = r"\s(?-i:[A-Z0-9]{1,2})(?!\w)"
    at = rf"(?:{words.at})(?:\s|(?<=['’ ]))|(?:{words.names_after})\s(?=\w{{1,20}}{letter})"
    name = r"(?P<name>(?-i:[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ][\w’'-]{1,30}){0,2}))"
    return _Words(
        code=code,
        acts=phrases(words.acts),
        habits=phrases(words.habits),
        recurring=re.compile(words.recurring, re.IGNORECASE),
        when=phrases(words.times),
        no_time=phrases_before(words.until),
        people=phrases(
            rf"(?<!-){count}(?P<describing>(?:{word})?)(?:{words.roles})(?!\w)(?:{one_more}){{0,3}}"
        ),
        where=phrases(rf"(?<!-)(?:{at})(?P<describing>(?:{word}){{0,2}}?)(?:{words.places})(?:{letter})?"),
        names=phrases(rf"(?:{words.names_after})\s{name}"),
        no_name=phrases(f"{words.months}|{words.days}|{words.seasons}"),
        dwelling=phrases(words.dwelling),
        clauses=phrases(pack(code).negation.clauses),
        joins=phrases(words.joins),
        places=phrases(words.places),
    )
