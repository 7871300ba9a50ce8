"""What each plan is made of: the opening, a group's paragraphs, what is new, what is asked, and the last line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.first_and_last import (
    is_picture,
    last_line,
    openings,
)
from storycraft.weavers.quotes.nearness import Nearness
from storycraft.weavers.quotes.notes import without_heading
from storycraft.weavers.quotes.parts import BREATH, Part, Role, led, merged, split_evenly, without
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.plan_order import linked
from storycraft.weavers.quotes.sides import sharing, side_by_side
from storycraft.weavers.quotes.thread_paragraphs import Gathered, gather_shared
from storycraft.weavers.weaver import Material


@dataclass(slots=True)
class PlanParts:
    """Makes the parts of one choice of passages.

    `asking` are the ids of the passages that only ask.
    """

    material: Material
    frame: Frame
    passages: tuple[Passage, ...]
    near: Nearness = field(init=False)
    bonds: Mapping[tuple[Passage, Passage], float] = field(init=False)
    asking: frozenset[str] = field(init=False)
    stages: list[str] = field(init=False)
    _asked_there: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.stages = [stage.key for stage in self.material.format.stages]
        threads = (t for t in self.material.threads if t.lane is Lane.QUESTION)
        self._asked_there = frozenset(cid for thread in threads for cid in thread.contribution_ids)
        self.near = Nearness(self.passages, self.material.language)
        self.bonds = sharing(self.passages, self.material.language)
        self.asking = frozenset(p.id for p in self.passages if self.only_asks(p))

    @property
    def is_staged(self) -> bool:
        """Whether the stages of the format are the course of what happened."""
        return "happened" in self.stages

    def opening(self, *, second: bool = False) -> tuple[list[Passage], list[Passage]]:
        """The passage that opens the story, with `second` the next best event; and the others."""
        framed = frozenset(self.frame[Element.WHAT].contribution_ids)
        said = [p for p in self.passages if not self.is_question(p)]
        best = openings(said, self.stages, framed, 1 + second)
        chosen = best[-1:] if second and len(best) > 1 and best[-1].event > 1 else best[:1]
        return chosen, without(self.passages, chosen)

    def closing(self, shared: Gathered, opening: Sequence[Passage]) -> list[Part]:
        """The line that the story ends with, where it has enough to tell: as `ending`, or a line of what is shared."""
        ended = self.ending(opening)
        if ended or self.asking or not self._is_enough:
            return ended
        line = last_line(shared.sayings, shared.alone, self.stages, opening)
        return [Part(Role.CLOSING, (line,))] if line else []

    def ending(self, opening: Sequence[Passage]) -> list[Part]:
        """A picture that people left among the questions; where nothing is asked, what rang true of the opening."""
        if not self._is_enough:
            return []
        pictures = [p for p in self.passages if is_picture(p) and p not in opening]
        begun = frozenset[str]().union(*(p.matter for p in opening))
        echoes = [p for p in self.passages if p.is_saying and p.matter & begun and p.kind is Kind.STATEMENT]
        ended = pictures[-1:] or ([] if self.asking else echoes[-1:])
        return [Part(Role.CLOSING, tuple(ended))] if ended else []

    @property
    def _is_enough(self) -> bool:
        return not self.is_staged and len(self.told(self.passages)) >= BREATH

    def threaded(self, passages: Sequence[Passage], opening: Sequence[Passage]) -> list[Part]:
        """The paragraphs of what is shared, then what is left, group by group."""
        shared = gather_shared(passages, self.material)
        return [*shared.parts, *merged(self.group_by_group(shared.alone, opening, shared.sayings))]

    def group_by_group(
        self, passages: Sequence[Passage], opening: Sequence[Passage], sayings: Sequence[Passage]
    ) -> list[Part]:
        """Paragraphs of one group each, that of the opening first.

        In each, what is disputed stands behind what happened, and what rang true with the group closes it.
        """
        begun = [p.group_id for p in opening]
        order = list(dict.fromkeys([*begun, *(p.group_id for p in (*passages, *sayings))]))
        parts = list[Part]()
        for gid in order:
            own = [p for p in passages if p.group_id == gid]
            told = (
                list(side_by_side(sorted(own, key=self.stage_place)))
                if self.is_staged
                else linked(sorted(own, key=_place_in_group), self.bonds)
            )
            rang = [p for p in sayings if p.group_id == gid]
            *most, last = split_evenly(told) or [[]]
            parts += [Part(Role.GROUP, tuple(some)) for some in (*most, [*last, *rang]) if some]
        return parts

    def asked(self, passages: Sequence[Passage]) -> Part:
        """The paragraph of what is asked among these passages."""
        return Part(Role.QUESTIONS, tuple(p for p in passages if self.is_question(p)))

    def new(self, passages: Sequence[Passage]) -> list[Part]:
        """The paragraphs of what is new, and has no other side."""
        new = [p for p in passages if p.lane is Lane.NEW and not (p.sides or self.is_question(p))]
        return [Part(Role.NEW, tuple(part)) for part in split_evenly(self.by_group(new))]

    def coda(self, sayings: Sequence[Passage]) -> list[Part]:
        """The lines of what rang true that stand near the end: those of a few words, then what can be told as it is."""
        few = [p for p in sayings if p.kind is Kind.FRAGMENT or _lacks_doer(p)]
        return [
            *self.group_parts(few, Role.RANG),
            *led(self.group_parts(without(sayings, few), Role.RANG), "coda"),
        ]

    def group_parts(self, passages: Sequence[Passage], role: Role = Role.GROUP) -> list[Part]:
        """Paragraphs of these passages, group after group."""
        return [Part(role, tuple(part)) for part in split_evenly(self.by_group(passages))]

    def told(self, passages: Sequence[Passage]) -> list[Passage]:
        """Without questions, and what is new and has no other side: they are told near the end."""
        return [p for p in passages if not self.is_question(p) and (p.lane is not Lane.NEW or p.sides)]

    def is_question(self, passage: Passage) -> bool:
        """Whether it was posted as a question or only asks, or asks among other things and was sorted there.

        What was posted as new or as what rang true stays that, also where it asks.
        """
        may_ask = passage.asks or passage.kind is Kind.FRAGMENT
        sorted_there = may_ask and not self._asked_there.isdisjoint(passage.cites)
        return passage.lane is Lane.QUESTION or sorted_there

    def only_asks(self, passage: Passage) -> bool:
        """Whether it is a question and no wish, which is told."""
        is_wish = without_heading(passage.lines[0].text, "wish_note", phrases_of(passage.language))
        return self.is_question(passage) and passage.asks and not is_wish

    def stage_place(self, passage: Passage) -> tuple[int, int]:
        """Where a passage stands in the order of the stages, and of the notes."""
        known = passage.stage in self.stages
        return self.stages.index(passage.stage) if known else len(self.stages), passage.number

    def by_group(self, passages: Sequence[Passage]) -> list[Passage]:
        """Each group once; the group with the strongest passage first, what is opposed to it behind it."""
        groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: -p.strength)))
        return sorted(passages, key=lambda p: (groups.index(p.group_id), *self.stage_place(p)))


def before_closing(passages: Sequence[Passage], closing: Sequence[Part]) -> list[Passage]:
    """The passages without the one that the story ends with."""
    return without(passages, [p for part in closing for p in part.passages])


def _lacks_doer(passage: Passage) -> bool:
    """Whether a line says not who does it: "mended in public" is no sentence of a story."""
    return bool(phrases_of(passage.language).rule("nobody_does").match(passage.lines[0].text))


def _place_in_group(passage: Passage) -> tuple[bool, bool, bool]:
    """The order in which a group tells: what happened, what is disputed or missing, and what one says of himself."""
    at_odds = passage.quarrel or passage.dissent or passage.wished
    return passage.person == "one", at_odds, passage.kind is Kind.FRAGMENT
