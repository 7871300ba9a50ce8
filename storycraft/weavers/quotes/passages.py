"""What can be told in one breath: a point, with what its words show, and the points that lean on it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from storycraft.domain.workshop import Contribution, Lane
from storycraft.text.addressed import Addressed
from storycraft.text.questions import has_question

BEGINNING = 5
"""Letters by which words of one family are known: "announced" and "announcement"."""
_A_SAYING = 20
"""Words of what rang true that close a paragraph."""


class Kind(StrEnum):
    """What a passage is: whole sentences, a question, or a few words."""

    STATEMENT = "statement"
    QUESTION = "question"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a point, word for word.

    `plain` says whether it can stand without quotation marks; `person` as in `Passage`; `past` whether it tells
    what happened once.
    """

    text: str
    point: str
    plain: bool
    person: str
    past: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Passage:
    """A point, with those that lean on it, ready to be told.

    `matter` are the beginnings of the words that say what it is about, as "annou" for "announced" and "announcement".
    `things` are those of them that are nouns, names, codes ("C4") or words in marks of their own.
    `points` are the ones that its lines are from; `alike` are points that say nearly the same. `person` is "one"
    where somebody speaks of himself, "many" where a group does, "" elsewhere. `denials` is how many words of denial it has.
    `quarrel` says whether it names a quarrel, `wished` whether it is a wish or says what is missing,
    `dissent` whether somebody is against something, `asks` whether it is a question, also one without its mark.
    `missing` are the beginnings of words for what it misses; `heard` says whether it passes on what others claim,
    `answers` whether it begins as an answer ("No, …"); `sides` are the ids of passages that say otherwise, and `denied`
    says whether one of them denies it, or is denied by it; `replies_to` are the ids of those claims of another group that
    it takes up. `place` is the number that people gave a thread, 0 where it is called none. `address` is what it says
    before a colon of who speaks to whom: its lines do without. `names` are the groups that it names, by their ids.
    """

    number: int
    points: tuple[Contribution, ...]
    lines: tuple[Line, ...]
    kind: Kind
    person: str
    lane: Lane | None
    stems: frozenset[str]
    matter: frozenset[str]
    things: frozenset[str]
    denials: int
    strength: float
    leaning: bool
    event: float
    habit: bool
    now: bool
    change: bool
    quarrel: bool
    wished: bool
    dissent: bool
    missing: frozenset[str]
    heard: bool
    answers: bool
    language: str
    asks: bool
    place: int = 0
    address: Addressed | None = None
    names: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    denied: bool = False
    replies_to: tuple[str, ...] = ()
    alike: tuple[Contribution, ...] = ()

    @property
    def id(self) -> str:
        """The id of its first point."""
        return self.points[0].id

    @property
    def group_id(self) -> str:
        """The group that said it."""
        return self.points[0].group_id

    @property
    def stage(self) -> str:
        """The stage of its first point."""
        return self.points[0].stage

    @property
    def is_disputed(self) -> bool:
        """Whether somebody denies it, or it passes on or answers what others claim: no fact to begin or end with."""
        return self.denied or self.heard or self.answers

    @property
    def is_saying(self) -> bool:
        """Whether it is a short line of what rang true with a group, which can close a paragraph."""
        return self.lane is Lane.RESONATES and len(self.lines) == 1 and self.words <= _A_SAYING

    @property
    def has_question(self) -> bool:
        """Whether a question mark stands in it, also in one that tells first."""
        return any(has_question(line.text) for line in self.lines)

    @property
    def words(self) -> int:
        """How many words it takes to tell."""
        return sum(len(line.text.split()) for line in self.lines)

    @cached_property
    def folded(self) -> str:
        """The words of its first point, without what differs in writing only."""
        return " ".join(self.points[0].text.casefold().split()).rstrip(".!… ")

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, as they are written in figures."""
        return tuple(re.findall(r"\d+", self.folded))

    @property
    def cites(self) -> tuple[str, ...]:
        """All its points."""
        return tuple(c.id for c in (*self.points, *self.alike))
