"""The order in which passages are told: the plans of a story, by which drafts of one order differ."""

from collections.abc import Callable, Sequence

from storycraft.domain.story import Frame
from storycraft.domain.workshop import Lane
from storycraft.weavers.quotes.asked import with_questions_at_home
from storycraft.weavers.quotes.claims_first import claims_first
from storycraft.weavers.quotes.course import find_course, in_order, with_no_rest
from storycraft.weavers.quotes.first_and_last import follows
from storycraft.weavers.quotes.parts import BREATH, Part, Role, led, merged, split_evenly, told_parts, without
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.plan_order import different, unlike
from storycraft.weavers.quotes.plan_parts import PlanParts, before_closing
from storycraft.weavers.quotes.shapes import SHAPES, unchanged
from storycraft.weavers.quotes.thread_paragraphs import gather_shared, kept_threads
from storycraft.weavers.quotes.what_rang import sayings_behind
from storycraft.weavers.weaver import Material

_AROUND_OPENING = 2
"""Passages of the same group that may follow the opening in its paragraph."""
_NEVER_QUESTIONS_FIRST = ("letter", "news", "group-voice")
"""Tellings that begin with what happened, whatever the plan."""
_FIRST_PLAN = {"group-voice": 1, "letter": 2, "news": 3, "briefing": 1, "threads": 3}
"""Where each telling begins in the row of plans: several tellings of one seed then differ in their order too."""


class Planner:
    """Plans stories of one choice of passages; a plan is a function from these to parts."""

    def __init__(self, material: Material, frame: Frame, passages: Sequence[Passage]) -> None:
        self._made = PlanParts(material, frame, tuple(passages))
        self.passages, self.asking, self.near = tuple(passages), self._made.asking, self._made.near

    def plan(self, telling: str, seed: int) -> tuple[Part, ...]:
        """The parts of a telling. Seeds that follow one another, and tellings of one seed, differ in their order."""
        shaped = {"spine": self.as_spine, "value": self.as_value, "questions": self.by_question}.get(telling)
        if shaped:
            first = with_questions_at_home(self._plans()[0](), self.asking, self.near, ends_open=False)
            parts = unlike(shaped(), first, seed)
        else:
            asked_first = telling not in _NEVER_QUESTIONS_FIRST
            plans = [plan for plan in self._plans() if asked_first or plan != self.by_question]
            number = (seed + _FIRST_PLAN.get(telling, 0)) % (2 * len(plans))
            parts = different(plans, number + 1)[number]
        if parts and parts[0].role is not Role.QUESTIONS:
            ends_open = self._made.is_staged or not shaped
            parts = with_questions_at_home(parts, self.asking, self.near, ends_open=ends_open)
        told = told_parts(sayings_behind(SHAPES.get(telling, unchanged)(parts), self._made.bonds))
        return tuple(claims_first(told, self.passages))

    def _plans(self) -> list[Callable[[], list[Part]]]:
        if self._made.is_staged:
            return [self.by_stage, self.by_voice, self.by_tension]
        return [self.in_time, self.by_voice, self.by_tension, self.by_thread, self.by_question]

    def in_time(self) -> list[Part]:
        """What happened with what others say to it, one matter leading to the next; what is new and what is open."""
        opening, _ = self._made.opening()
        closing = self._made.ending(opening)
        said = before_closing(self._made.told(self.passages), closing)
        threads = kept_threads(without(said, opening), self._made.material)
        rest = without(said, [p for part in threads for p in part.passages])
        course = find_course(rest, opening, self._made.bonds, self._made.material.language)
        begins, *others = course.parts or [Part(Role.OPENING, tuple(opening))]
        return [
            *with_no_rest(in_order([begins, *others, *threads], self._made.bonds)),
            *self._made.new(self.passages),
            *self._made.coda(course.sayings),
            self._made.asked(before_closing(self.passages, closing)),
            *closing,
        ]

    def by_thread(self) -> list[Part]:
        """One situation, then thread after thread, then what belongs to none."""
        opening, rest = self._made.opening(second=True)
        shared = gather_shared(self._made.told(rest), self._made.material)
        closing = self._made.closing(shared, opening)
        sayings = before_closing(shared.sayings, closing)
        return [
            Part(Role.OPENING, tuple(opening)),
            *reversed(shared.parts),
            *reversed(merged(self._made.group_by_group(before_closing(shared.alone, closing), [], sayings))),
            *self._made.new(rest),
            self._made.asked(rest),
            *closing,
        ]

    def by_voice(self) -> list[Part]:
        """One group after the other, each with all that it said."""
        opening, rest = self._made.opening()
        own = opening[0].group_id if opening else ""
        said = [p for p in rest if not self._made.is_question(p)]
        order = list(dict.fromkeys([own, *(p.group_id for p in rest)]))
        parts = [
            Part(Role.GROUP, tuple(part))
            for gid in order
            for part in split_evenly(
                sorted([p for p in said if p.group_id == gid], key=self._made.stage_place)
            )
        ]
        return [Part(Role.OPENING, tuple(opening)), *parts, self._made.asked(rest)]

    def by_tension(self) -> list[Part]:
        """What is at odds or turns comes first, then what is new, then what they stand beside."""
        opening, rest = self._made.opening()
        told = sorted(self._made.told(rest), key=lambda p: (not (p.quarrel or p.dissent), -p.strength))
        turns = told[: max(2, len(told) // 4)]
        shared = gather_shared(without(told, turns), self._made.material)
        closing = self._made.closing(shared, opening)
        return [
            Part(Role.OPENING, tuple(opening)),
            *(Part(Role.GROUP, tuple(part)) for part in split_evenly(self._made.by_group(turns))),
            *self._made.new(rest),
            *shared.parts,
            *merged(
                self._made.group_by_group(
                    before_closing(shared.alone, closing), opening, before_closing(shared.sayings, closing)
                )
            ),
            self._made.asked(rest),
            *closing,
        ]

    def by_question(self) -> list[Part]:
        """The questions first, then what was said around them."""
        asked = [p for p in self.passages if self._made.is_question(p)]
        opening, rest = self._made.opening(second=True)
        return [
            Part(Role.QUESTIONS, tuple(asked), lead="first_questions"),
            *reversed(self._made.threaded(self._made.told(rest), [])),
            *self._made.new(rest),
            Part(Role.OPENING, tuple(opening)),
        ]

    def as_spine(self) -> list[Part]:
        """The story spine: how it always was, the one day, what came then, and what is since."""
        opening, rest = self._made.opening()
        told = self._made.told(rest)
        always = [p for p in told if p.habit and p.lane is None][:BREATH]
        since = [p for p in without(told, always) if p.now][:BREATH]
        beside = [p for p in without(told, [*always, *since]) if follows(p, opening)][:_AROUND_OPENING]
        middle = without(told, [*always, *since, *beside])
        return [
            Part(Role.GROUP, tuple(self._made.by_group(always)), lead="spine.every_day"),
            Part(Role.OPENING, (*opening, *beside), lead="spine.one_day"),
            *reversed(self._made.threaded(middle, opening)),
            Part(Role.GROUP, tuple(self._made.by_group(since)), lead="spine.since"),
            *self._made.new(rest),
            self._made.asked(rest),
        ]

    def as_value(self) -> list[Part]:
        """What people did together, what they took from it, what difference it made."""
        opening, rest = self._made.opening()
        told = self._made.told(rest)
        taken = [p for p in told if p.lane is Lane.RESONATES]
        changed = [p for p in without(told, taken) if p.change]
        did = without(told, [*taken, *changed])
        return [
            Part(Role.OPENING, tuple(opening), lead="value.together"),
            *self._made.threaded(did, opening),
            *led([*self._made.group_parts(taken), *self._made.new(rest)], "value.gained"),
            *led(self._made.group_parts(changed), "value.difference"),
            self._made.asked(rest),
        ]

    def by_stage(self) -> list[Part]:
        """The stages of the format in their order, each with the group that spoke of it."""
        told = self._made.told(self.passages)
        parts = [
            part
            for key in self._made.stages
            for part in led(
                self._made.group_parts(
                    [p for p in told if p.stage == key], Role.GROUP if key == "happened" else Role.STAGE
                ),
                f"stages.{key}",
            )
        ]
        rest = [p for p in told if p.stage not in self._made.stages]
        return [
            *parts,
            *self._made.threaded(rest, []),
            *self._made.new(self.passages),
            self._made.asked(self.passages),
        ]
