"""The order in which passages are told: the plans of a story, by which drafts of one order differ."""

from collections.abc import Callable

from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.asked import with_questions_at_home
from storycraft.weavers.quotes.claims_first import claims_first
from storycraft.weavers.quotes.course import find_course, in_order, with_no_rest
from storycraft.weavers.quotes.first_and_last import (
    follows,
)
from storycraft.weavers.quotes.parts import BREATH, Part, Role, led, merged, split_evenly, told_parts, without
from storycraft.weavers.quotes.plan_order import different, unlike
from storycraft.weavers.quotes.plan_parts import AROUND_OPENING, PlanParts, but
from storycraft.weavers.quotes.shapes import SHAPES, unchanged
from storycraft.weavers.quotes.thread_paragraphs import Gathered, gather_shared, kept_threads
from storycraft.weavers.quotes.what_rang import sayings_behind

_NEVER_QUESTIONS_FIRST = ("letter", "news", "group-voice")
"""Tellings that begin with what happened, whatever the plan."""
_END_OPEN = ("letter", "news")
"""Tellings whose shape ends with what is open."""
_FIRST_PLAN = {"group-voice": 1, "letter": 2, "news": 3, "briefing": 1, "threads": 3}
"""Where each telling begins in the row of plans: several tellings of one seed then differ in their order too."""


class Planner(PlanParts):
    """Plans stories; a plan is a function from passages to parts."""

    __slots__ = ()

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
            ends_open = self._is_staged or telling in _END_OPEN or number >= 0
            parts = with_questions_at_home(parts, self.asking, self.near, ends_open=ends_open)
        told = told_parts(sayings_behind(SHAPES.get(telling, unchanged)(parts), self.bonds))
        return tuple(claims_first(told, self.passages))

    def _plans(self) -> list[Callable[[], list[Part]]]:
        if self._is_staged:
            return [self.by_stage, self.by_voice, self.by_tension]
        return [self.in_time, self.by_voice, self.by_tension, self.by_thread, self.by_question]

    def in_time(self) -> list[Part]:
        """What happened with what others say to it, one matter leading to the next; what is new and what is open."""
        opening, _ = self._opening()
        closing = self._closing(Gathered((), (), ()), opening)
        said = but(self._told(self.passages), closing)
        threads = kept_threads(without(said, opening), self.material)
        rest = without(said, [p for part in threads for p in part.passages])
        course = find_course(rest, opening, self.bonds, self.material.language)
        begins, *others = course.parts or [Part(Role.OPENING, tuple(opening))]
        return [
            *with_no_rest(in_order([begins, *others, *threads], self.bonds)),
            *self._new(self.passages),
            *self._coda(course.sayings),
            self._asked(but(self.passages, closing)),
            *closing,
        ]

    def by_thread(self) -> list[Part]:
        """One situation, then thread after thread, then what belongs to none."""
        opening, rest = self._opening(second=True)
        shared = gather_shared(self._told(rest), self.material)
        closing = self._closing(shared, opening)
        sayings = but(shared.sayings, closing)
        return [
            Part(Role.OPENING, tuple(opening)),
            *reversed(shared.parts),
            *reversed(merged(self._group_by_group(but(shared.alone, closing), [], sayings))),
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
            *merged(self._group_by_group(but(shared.alone, closing), opening, but(shared.sayings, closing))),
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
        beside = [p for p in without(told, [*always, *since]) if follows(p, opening)][:AROUND_OPENING]
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
