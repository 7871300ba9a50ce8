"""The order in which passages are told: the plans of a story, by which drafts of one order differ."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.asked import with_questions_at_home
from storycraft.weavers.quotes.claims_first import claims_first
from storycraft.weavers.quotes.first_and_last import (
    follows,
    goes_on_with,
    is_picture,
    last_line,
    openings,
    sets_on,
)
from storycraft.weavers.quotes.nearness import Nearness
from storycraft.weavers.quotes.notes import without_heading
from storycraft.weavers.quotes.parts import BREATH, Part, Role, led, merged, split_evenly, told_parts, without
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.plan_order import different, in_an_arc, linked, unlike
from storycraft.weavers.quotes.shapes import SHAPES, unchanged
from storycraft.weavers.quotes.sides import sharing, side_by_side
from storycraft.weavers.quotes.thread_paragraphs import Gathered, gather_shared
from storycraft.weavers.quotes.what_rang import sayings_behind
from storycraft.weavers.weaver import Material

_AROUND_OPENING = 2
"""Passages of the same group that may follow the opening in its paragraph."""
_NEVER_QUESTIONS_FIRST = ("letter", "news", "group-voice")
"""Tellings that begin with what happened, whatever the plan."""
_END_OPEN = ("letter", "news")
"""Tellings whose shape ends with what is open."""
_FIRST_PLAN = {"group-voice": 1, "letter": 2, "news": 3, "briefing": 1, "threads": 3}
"""Where each telling begins in the row of plans: several tellings of one seed then differ in their order too."""


@dataclass(slots=True)
class Planner:
    """Plans stories of one choice of passages; a plan is a function from passages to parts.

    `asking` are the ids of the passages that only ask.
    """

    material: Material
    frame: Frame
    passages: tuple[Passage, ...]
    near: Nearness = field(init=False)
    bonds: Mapping[tuple[Passage, Passage], float] = field(init=False)
    asking: frozenset[str] = field(init=False)
    _stages: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._stages = [stage.key for stage in self.material.format.stages]
        self.near = Nearness(self.passages, self.material.language)
        self.bonds = sharing(self.passages, self.material.language)
        self.asking = frozenset(p.id for p in self.passages if self._only_asks(p))

    def plan(self, telling: str, seed: int) -> tuple[Part, ...]:
        """The parts of a telling. Seeds that follow one another, and tellings of one seed, differ in their order."""
        shaped = {"spine": self.as_spine, "value": self.as_value, "questions": self.by_question}.get(telling)
        number = -1
        if shaped:
            first = with_questions_at_home(self._plans()[0](), self.asking, self.near, ends_open=False)
            parts = unlike(shaped(), first, seed)
        else:
            asked_first = telling not in _NEVER_QUESTIONS_FIRST
            plans = [plan for plan in self._plans() if asked_first or plan != self.by_question]
            number = (seed + _FIRST_PLAN.get(telling, 0)) % (2 * len(plans))
            parts = different(plans, number + 1)[number]
        if parts and parts[0].role is not Role.QUESTIONS:
            # Only the first plan is turned round for its last paragraph: so drafts go on to differ in their order.
            ends_open = self._is_staged or telling in _END_OPEN or number != 0
            parts = with_questions_at_home(parts, self.asking, self.near, ends_open=ends_open)
        told = told_parts(sayings_behind(SHAPES.get(telling, unchanged)(parts), self.bonds))
        return tuple(claims_first(told, self.passages))

    @property
    def _is_staged(self) -> bool:
        """Whether the stages of the format are the course of what happened."""
        return "happened" in self._stages

    def _plans(self) -> list[Callable[[], list[Part]]]:
        if self._is_staged:
            return [self.by_stage, self.by_voice, self.by_tension]
        return [self.in_time, self.by_voice, self.by_tension, self.by_thread, self.by_question]

    def in_time(self) -> list[Part]:
        """What happened with what others say to it, one matter leading to the next; what is new and what is open."""
        opening, _ = self._opening()
        ended = self._ending(opening)
        shared = gather_shared(without(self.passages, ended), self.material)
        rest = [*shared.alone, *shared.sayings]
        begins, exchanges = _begun_with(opening, shared.parts)
        alone = without(self._told(rest), [*opening, *shared.sayings])
        closing = self._closing(replace(shared, alone=tuple(alone)), opening)
        alone = _but(alone, closing)
        beside = self._behind(opening, alone)
        if begins.role is Role.OPENING:
            begins, alone = replace(begins, passages=(*opening, *beside)), without(alone, beside)
        groups = self._group_by_group(alone, opening, _but(shared.sayings, closing))
        begins, *groups = (
            merged([begins, *groups]) if begins.role is Role.OPENING else [begins, *merged(groups)]
        )
        # An exchange that comes to a question ends the story: that is what stays open between the groups.
        last = [part for part in exchanges if self._only_asks(part.passages[-1])][-1:]
        told = in_an_arc(begins, [*groups, *(part for part in exchanges if part not in last)])
        return [
            begins,
            *told,
            *self._new(rest),
            self._asked(rest),
            *last,
            *(closing if ended or not last else []),
        ]

    def by_thread(self) -> list[Part]:
        """One situation, then thread after thread, then what belongs to none."""
        opening, rest = self._opening(second=True)
        shared = gather_shared(self._told(rest), self.material)
        closing = self._closing(shared, opening)
        sayings = _but(shared.sayings, closing)
        return [
            Part(Role.OPENING, tuple(opening)),
            *reversed(shared.parts),
            *reversed(merged(self._group_by_group(_but(shared.alone, closing), [], sayings))),
            *self._new(rest),
            self._asked(rest),
            *closing,
        ]

    def by_voice(self) -> list[Part]:
        """One group after the other, each with all that it said."""
        opening, rest = self._opening()
        own = opening[0].group_id if opening else ""
        said = [p for p in rest if not self._is_question(p)]
        order = list(dict.fromkeys([own, *(p.group_id for p in rest)]))
        parts = [
            Part(Role.GROUP, tuple(part))
            for gid in order
            for part in split_evenly(sorted([p for p in said if p.group_id == gid], key=self._stage_place))
        ]
        return [Part(Role.OPENING, tuple(opening)), *parts, self._asked(rest)]

    def by_tension(self) -> list[Part]:
        """What is at odds or turns comes first, then what is new, then what they stand beside."""
        opening, rest = self._opening()
        told = sorted(self._told(rest), key=lambda p: (not (p.quarrel or p.dissent), -p.strength))
        turns = told[: max(2, len(told) // 4)]
        shared = gather_shared(without(told, turns), self.material)
        closing = self._closing(shared, opening)
        return [
            Part(Role.OPENING, tuple(opening)),
            *(Part(Role.GROUP, tuple(part)) for part in split_evenly(self._by_group(turns))),
            *self._new(rest),
            *shared.parts,
            *merged(
                self._group_by_group(_but(shared.alone, closing), opening, _but(shared.sayings, closing))
            ),
            self._asked(rest),
            *closing,
        ]

    def by_question(self) -> list[Part]:
        """The questions first, then what was said around them."""
        asked = [p for p in self.passages if self._is_question(p)]
        opening, rest = self._opening(second=True)
        return [
            Part(Role.QUESTIONS, tuple(asked), lead="first_questions"),
            *reversed(self._threaded(self._told(rest), [])),
            *self._new(rest),
            Part(Role.OPENING, tuple(opening)),
        ]

    def as_spine(self) -> list[Part]:
        """The story spine: how it always was, the one day, what came then, and what is since."""
        opening, rest = self._opening()
        told = self._told(rest)
        always = [p for p in told if p.habit and p.lane is None][:BREATH]
        since = [p for p in without(told, always) if p.now][:BREATH]
        beside = [p for p in without(told, [*always, *since]) if follows(p, opening)][:_AROUND_OPENING]
        middle = without(told, [*always, *since, *beside])
        return [
            Part(Role.GROUP, tuple(self._by_group(always)), lead="spine.every_day"),
            Part(Role.OPENING, (*opening, *beside), lead="spine.one_day"),
            *reversed(self._threaded(middle, opening)),
            Part(Role.GROUP, tuple(self._by_group(since)), lead="spine.since"),
            *self._new(rest),
            self._asked(rest),
        ]

    def as_value(self) -> list[Part]:
        """What people did together, what they took from it, what difference it made."""
        opening, rest = self._opening()
        told = self._told(rest)
        taken = [p for p in told if p.lane is Lane.RESONATES]
        changed = [p for p in without(told, taken) if p.change]
        did = without(told, [*taken, *changed])
        return [
            Part(Role.OPENING, tuple(opening), lead="value.together"),
            *self._threaded(did, opening),
            *led([*self._group_parts(taken), *self._new(rest)], "value.gained"),
            *led(self._group_parts(changed), "value.difference"),
            self._asked(rest),
        ]

    def by_stage(self) -> list[Part]:
        """The stages of the format in their order, each with the group that spoke of it."""
        told = self._told(self.passages)
        parts = [
            part
            for key in self._stages
            for part in led(
                self._group_parts(
                    [p for p in told if p.stage == key], Role.GROUP if key == "happened" else Role.STAGE
                ),
                f"stages.{key}",
            )
        ]
        rest = [p for p in told if p.stage not in self._stages]
        return [*parts, *self._threaded(rest, []), *self._new(self.passages), self._asked(self.passages)]

    def _opening(self, *, second: bool = False) -> tuple[list[Passage], list[Passage]]:
        """The passage that opens the story, with `second` the next best event; and the others."""
        framed = frozenset(self.frame[Element.WHAT].contribution_ids)
        said = [p for p in self.passages if not self._is_question(p)]
        best = openings(said, self._stages, framed, 1 + second)
        chosen = best[-1:] if second and len(best) > 1 and best[-1].event > 1 else best[:1]
        return chosen, without(self.passages, chosen)

    def _closing(self, shared: Gathered, opening: Sequence[Passage]) -> list[Part]:
        """The line that the story ends with, where it has enough to tell."""
        if self._is_staged or len(self._told(self.passages)) < BREATH:
            return []
        if ended := self._ending(opening):
            return [Part(Role.CLOSING, tuple(ended))]
        if self.asking:
            return []
        line = last_line(shared.sayings, shared.alone, self._stages, opening)
        return [Part(Role.CLOSING, (line,))] if line else []

    def _ending(self, opening: Sequence[Passage]) -> list[Passage]:
        """A picture that people left among the questions; where nothing is asked, what rang true of the opening."""
        pictures = [p for p in self.passages if is_picture(p) and p not in opening]
        begun = frozenset[str]().union(*(p.matter for p in opening))
        echoes = [p for p in self.passages if p.is_saying and p.matter & begun and p.kind is Kind.STATEMENT]
        return pictures[-1:] or ([] if self.asking else echoes[-1:])

    def _threaded(self, passages: Sequence[Passage], opening: Sequence[Passage]) -> list[Part]:
        """The paragraphs of what is shared, then what is left, group by group."""
        shared = gather_shared(passages, self.material)
        return [*shared.parts, *merged(self._group_by_group(shared.alone, opening, shared.sayings))]

    def _behind(self, opening: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
        """What goes on with the scene that opens the story: what happened then, or else what was said soon of the same."""
        found, last = list[Passage](), opening[-1:]
        for passage in others if last else ():
            if goes_on_with(passage, last[0]):
                found.append(passage)
                last = [passage]
        same = [p for p in others if any(self.near.shared(p, o) for o in opening) and follows(p, opening)]
        return [*found, *(p for p in same if sets_on(p) and p not in found)][:_AROUND_OPENING]

    def _group_by_group(
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
                list(side_by_side(sorted(own, key=self._stage_place)))
                if self._is_staged
                else linked(sorted(own, key=_place_in_group), self.bonds)
            )
            rang = [p for p in sayings if p.group_id == gid]
            *most, last = split_evenly(told) or [[]]
            parts += [Part(Role.GROUP, tuple(some)) for some in (*most, [*last, *rang]) if some]
        return parts

    def _asked(self, passages: Sequence[Passage]) -> Part:
        return Part(Role.QUESTIONS, tuple(p for p in passages if self._is_question(p)))

    def _new(self, passages: Sequence[Passage]) -> list[Part]:
        new = [p for p in passages if p.lane is Lane.NEW and not (p.sides or self._is_question(p))]
        return [Part(Role.NEW, tuple(part)) for part in split_evenly(self._by_group(new))]

    def _group_parts(self, passages: Sequence[Passage], role: Role = Role.GROUP) -> list[Part]:
        return [Part(role, tuple(part)) for part in split_evenly(self._by_group(passages))]

    def _told(self, passages: Sequence[Passage]) -> list[Passage]:
        """Without questions, and what is new and has no other side: they are told near the end."""
        return [p for p in passages if not self._is_question(p) and (p.lane is not Lane.NEW or p.sides)]

    def _is_question(self, passage: Passage) -> bool:
        """Whether it was posted as a question or only asks, or asks among other things and was sorted there.

        What was posted as new or as what rang true stays that, also where it asks.
        """
        asked = {cid for t in self.material.threads if t.lane is Lane.QUESTION for cid in t.contribution_ids}
        sorted_there = bool(asked & set(passage.cites)) and (passage.asks or passage.kind is Kind.FRAGMENT)
        return passage.lane is Lane.QUESTION or sorted_there

    def _only_asks(self, passage: Passage) -> bool:
        """Whether it is a question and no wish, which is told."""
        is_wish = without_heading(passage.lines[0].text, "wish_note", phrases_of(passage.language))
        return self._is_question(passage) and passage.asks and not is_wish

    def _stage_place(self, passage: Passage) -> tuple[int, int]:
        known = passage.stage in self._stages
        return self._stages.index(passage.stage) if known else len(self._stages), passage.number

    def _by_group(self, passages: Sequence[Passage]) -> list[Passage]:
        """Each group once; the group with the strongest passage first, what is opposed to it behind it."""
        groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: -p.strength)))
        return sorted(passages, key=lambda p: (groups.index(p.group_id), *self._stage_place(p)))


def _begun_with(opening: Sequence[Passage], parts: Sequence[Part]) -> tuple[Part, list[Part]]:
    """The first paragraph, which is the exchange that the opening begins where there is one; and the other parts."""
    begins, others = Part(Role.OPENING, tuple(opening)), list[Part]()
    for part in parts:
        left = tuple(without(part.passages, opening))
        if len(left) == len(part.passages):
            others.append(part)
        elif part.role is Role.EXCHANGE:
            begins = replace(part, passages=(*opening, *left))
        elif left:
            others.append(replace(part, passages=left))
    return begins, others


def _but(passages: Sequence[Passage], closing: Sequence[Part]) -> list[Passage]:
    """The passages without the one that the story ends with."""
    return without(passages, [p for part in closing for p in part.passages])


def _place_in_group(passage: Passage) -> tuple[bool, bool, bool]:
    """The order in which a group tells: what happened, what is disputed or missing, and what one says of himself."""
    at_odds = passage.quarrel or passage.dissent or passage.wished
    return passage.person == "one", at_odds, passage.kind is Kind.FRAGMENT
