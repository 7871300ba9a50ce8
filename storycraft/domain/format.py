"""A workshop format: the stages in order with their questions, and the tellings (styles) that a story can have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from storycraft.domain.story import Element
from storycraft.domain.workshop import Lane


class StageKind(StrEnum):
    """What a group does in a stage: share points, choose a question and share points, find threads, tell."""

    POINTS = "points"
    CHOICE = "choice"
    THREADS = "threads"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the questions that a group can choose to discuss."""

    key: str
    title: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a workshop: what the room is asked; `also` are the follow-ups, `minutes` a suggestion."""

    key: str
    title: str
    kind: StageKind
    ask: str
    also: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneText:
    """How a format names a lane and asks for it."""

    title: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementText:
    """How a format names an element of the frame, and the question that a gap puts to the group.

    An element `of_threads` asks about the common threads: no point answers it by itself; it is asked once there are
    threads, and a story answers it in its course. `told_in` is the key of the stage or lane in which people answer it:
    a story that tells of that does not ask it; "" where there is none.
    """

    title: str
    ask: str
    of_threads: bool = False
    told_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a draft is told: its voice and shape in one instruction, with one sample sentence."""

    key: str
    title: str
    how: str
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A whole format; `stages` are in the order of the day, `tellings` in the order they are offered.

    `translations` holds it in each language, by code, and as its author wrote it under ""; all of them share it.
    """

    key: str
    title: str
    purpose: str
    stages: tuple[Stage, ...]
    lanes: Mapping[Lane, LaneText]
    elements: Mapping[Element, ElementText]
    tellings: tuple[Telling, ...]
    translations: Mapping[str, "Format"] = field(default_factory=dict, compare=False, repr=False)

    def in_language(self, code: str) -> "Format":
        """The format in the language of that code, or as its author wrote it where nobody has translated it."""
        known = self.translations
        return known.get(code) or known.get(code.partition("-")[0].lower()) or known.get("", self)

    @property
    def in_each_language(self) -> "tuple[Format, ...]":
        """All translations, and last the format as its author wrote it."""
        return tuple(self.translations.values()) or (self,)

    def stage(self, key: str) -> Stage | None:
        """The stage of that key, or None (a lane's key is not a stage)."""
        return next((stage for stage in self.stages if stage.key == key), None)

    @property
    def threads_stage(self) -> Stage:
        """The stage in which threads are found, whose points stand in lanes; the last where a format has none."""
        return self._of_kind(StageKind.THREADS)

    @property
    def story_stage(self) -> Stage:
        """The stage in which stories are told; the last where a format has none."""
        return self._of_kind(StageKind.STORY)

    def _of_kind(self, kind: StageKind) -> Stage:
        return next((stage for stage in self.stages if stage.kind is kind), self.stages[-1])

    def first_stage(self, wanted: Iterable[str | None]) -> Stage:
        """The stage of the first of these keys that a stage has, or else the first of all."""
        stages = {stage.key: stage for stage in self.stages}
        return next((stages[key] for key in wanted if key in stages), self.stages[0])

    def telling(self, key: str) -> Telling | None:
        """The telling of that key, or None."""
        return next((telling for telling in self.tellings if telling.key == key), None)

    def place_title(self, key: str) -> str:
        """The title of a stage or lane by its key; the key itself where the format has neither."""
        if stage := self.stage(key):
            return stage.title
        return self.lanes[Lane(key)].title if key in set(Lane) else key
