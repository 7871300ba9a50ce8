"""The order in which passages are told: the parts of a story, and the plans that drafts of one order differ by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Lane, Thread
from storycraft.threads.propose_threads import propose_threads
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.shared_words import opposed, sort_by_thread, told_threads
from storycraft.weavers.weaver import Material

_BREATH = 5
"""Passages in one paragraph, before a listener needs a pause."""
_AROUND_OPENING = 2
"""Passages of the same group that may follow the opening in its paragraph."""
_ALIKE = 0.75
"""The share of sources in the same order, above which two drafts are one."""


class Role(StrEnum):
    """What a part does in a story."""

    OPENING = "opening"
    SCENE = "scene"
    GROUP = "group"
    THREAD = "thread"
    STAGE = "stage"
    NEW = "new"
    QUESTIONS = "questions"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph to be written: its role, its passages in order, and the thread or stage that it tells."""

    role: Role
    passages: tuple[Passage, ...]
    thread: Thread | None = None
    stage: str = ""


@dataclass(slots=True)
class Planner:
    """Plans stories of one choice of passages; a plan is a function from passages to parts."""

    material: Material
    frame: Frame
    passages: tuple[Passage, ...]
    _threads: tuple[Thread, ...] = field(init=False)
    _stages: list[str] = field(init=False)

    def __post_init__(self) -> None:
        m = self.material
        proposed = () if m.threads else propose_threads(m.contributions, m.language)
        self._threads = told_threads(m.threads, proposed)
        self._stages = [stage.key for stage in m.format.stages]

    def plan(self, telling: str, seed: int) -> tuple[Part, ...]:
        """The parts of a telling. Seeds that follow one another give plans that differ in their order."""
        plans = self._plans(telling)
        told: list[list[str]] = []
        parts: tuple[Part, ...] = ()
        for number in range(seed % len(plans) + 1):
            rest = plans[number:] + plans[:number]
            tries = [tuple(part for part in plan() if part.passages) for plan in rest]
            parts = next((t for t in tries if all(_differ(_order(t), o) for o in told)), tries[0])
            told.append(_order(parts))
        return parts

    def _plans(self, telling: str) -> list[Callable[[], list[Part]]]:
        if "happened" in self._stages:
            return [self.by_stage, self.by_voice, self.by_thread, self.by_question]
        first = {
            "group-voice": self.by_voice,
            "news": self.by_tension,
            "value": self.by_thread,
            "threads": self.by_thread,
            "questions": self.by_question,
        }.get(telling, self.in_time)
        plans = [self.in_time, self.by_thread, self.by_voice, self.by_tension, self.by_question]
        return [first, *(plan for plan in plans if plan != first)]

    def in_time(self) -> list[Part]:
        """What happened first, group by group; then what it has in common; then what is new and still asked."""
        opening, rest = self._opening()
        first = [p for p in rest if p.stage in self._stages[:1] or not p.stage]
        beside = [p for p in first if p.group_id == opening[0].group_id][:_AROUND_OPENING] if opening else []
        rest = _without(rest, beside)
        scene = self._scene([p for p in first if p not in beside], opening)
        middle, closing = self._closing(_without(rest, scene))
        near = [p for p in middle if _bond(p, scene) > 1 and p.group_id in {s.group_id for s in scene}][:2]
        middle = _without(middle, near)
        for passage in near:
            scene = list(_beside(passage, scene))
        return [
            Part(Role.OPENING, (*opening, *beside)),
            Part(Role.SCENE, tuple(scene)),
            *self._threaded(middle, opening),
            *self._ending(rest),
            Part(Role.CLOSING, closing),
        ]

    def by_thread(self) -> list[Part]:
        """One situation, then thread after thread with all that belongs to it."""
        opening, rest = self._opening(second=True)
        middle, closing = self._closing(rest)
        return [
            Part(Role.OPENING, tuple(opening)),
            Part(Role.SCENE, ()),
            *reversed(self._threaded(middle, opening)),
            *self._ending(rest),
            Part(Role.CLOSING, closing),
        ]

    def by_voice(self) -> list[Part]:
        """One group after the other, each with all that it said."""
        opening, rest = self._opening()
        own = opening[0].group_id if opening else ""
        order = list(dict.fromkeys([own, *(p.group_id for p in rest)]))
        parts = [
            Part(Role.GROUP, tuple(part))
            for gid in order
            for part in _breaths(sorted([p for p in self._told(rest) if p.group_id == gid], key=self._stage_place))
        ]
        return [Part(Role.OPENING, tuple(opening)), *parts, *self._ending(rest, questions_only=True)]

    def by_tension(self) -> list[Part]:
        """What is at odds or turns comes first, then what it stands beside."""
        opening, rest = self._opening()
        told = sorted(self._told(rest), key=lambda p: -p.strength)
        turns = told[: max(2, len(told) // 4)]
        middle, closing = self._closing(_without(rest, turns))
        return [
            Part(Role.OPENING, tuple(opening)),
            *(Part(Role.GROUP, tuple(part)) for part in _breaths(self._by_group(turns))),
            *self._threaded(middle, opening),
            *self._ending(rest),
            Part(Role.CLOSING, closing),
        ]

    def by_question(self) -> list[Part]:
        """The questions first, then what was said around them."""
        asked = [p for p in self.passages if self._is_question(p)]
        opening, rest = self._opening(second=True)
        return [
            Part(Role.QUESTIONS, tuple(asked)),
            *reversed(self._threaded(self._told(rest), [])),
            *self._ending(rest)[:1],
            Part(Role.OPENING, tuple(opening)),
        ]

    def by_stage(self) -> list[Part]:
        """The stages of the format in their order, each with the group that spoke of it."""
        told = self._told(self.passages)
        parts = [
            Part(Role.STAGE, tuple(part), stage=key)
            for key in self._stages
            for part in _breaths(self._by_group([p for p in told if p.stage == key]))
        ]
        rest = [p for p in told if p.stage not in self._stages]
        return [*parts, *self._threaded(rest, []), *self._ending(self.passages)]

    def _opening(self, *, second: bool = False) -> tuple[list[Passage], list[Passage]]:
        """The passage that opens the story: an event of the first stage, best one that the frame is based on."""
        framed = set(self.frame[Element.WHAT].contribution_ids)
        said = [p for p in self.passages if p.kind is Kind.STATEMENT and not self._is_question(p)]

        def worth(p: Passage) -> tuple[bool, float, float, int]:
            first = p.stage in self._stages[:1] or p.stage not in self._stages
            return (p.event > 0 and first, p.event + bool(framed & set(p.cites)), p.strength, -p.number)

        best = sorted(said, key=worth, reverse=True)[: 1 + second]
        chosen = best[-1:] if second and len(best) > 1 and best[-1].event > 1 else best[:1]
        return chosen, _without(self.passages, chosen)

    def _scene(self, first: Sequence[Passage], opening: Sequence[Passage]) -> list[Passage]:
        """The strongest experience of each other group, or two where the groups are few."""
        own = {p.group_id for p in opening}
        groups = list(dict.fromkeys(p.group_id for p in first if p.group_id not in own))
        each = 2 if len(groups) <= 2 else 1
        best = [
            p
            for gid in groups
            for p in sorted(
                [p for p in self._told(first) if p.group_id == gid], key=lambda p: (-p.event, -p.strength)
            )[:each]
        ]
        return sorted(best, key=lambda p: (groups.index(p.group_id), p.number))

    def _threaded(self, passages: Sequence[Passage], opening: Sequence[Passage]) -> list[Part]:
        """A paragraph for each thread, each beside one that it shares words with; then what belongs to none."""
        baskets, loose = sort_by_thread(self._told(passages), self._threads)
        parts: list[Part] = []
        alone: list[Passage] = []
        heard = frozenset[str]().union(*(p.stems for p in opening))
        while baskets:
            number = max(
                range(len(baskets)),
                key=lambda i: (
                    len(heard & frozenset[str]().union(*(p.stems for p in baskets[i][1]))),
                    len(baskets[i][1]),
                    -i,
                ),
            )
            thread, basket = baskets.pop(number)
            heard = frozenset[str]().union(*(p.stems for p in basket))
            parts += [
                Part(Role.THREAD, tuple(part), thread=thread if first else None)
                for first, part in _numbered(_breaths(self._by_group(basket, contrasts=True)))
            ]
        for passage in loose:
            place = max(range(len(parts)), key=lambda i: _bond(passage, parts[i].passages), default=-1)
            if place >= 0 and len(parts[place].passages) <= _BREATH and _bond(passage, parts[place].passages):
                parts[place] = replace(parts[place], passages=_beside(passage, parts[place].passages))
            else:
                alone.append(passage)
        parts += [Part(Role.GROUP, tuple(part)) for part in _breaths(self._by_group(alone))]
        return parts

    def _ending(self, passages: Sequence[Passage], *, questions_only: bool = False) -> list[Part]:
        new = [] if questions_only else [p for p in passages if p.lane is Lane.NEW]
        return [
            *(Part(Role.NEW, tuple(part)) for part in _breaths(self._by_group(new))),
            Part(Role.QUESTIONS, tuple(p for p in passages if self._is_question(p))),
        ]

    def _closing(self, passages: Sequence[Passage]) -> tuple[list[Passage], tuple[Passage, ...]]:
        """The line that a story ends with, and the passages without it: short, strong, not of the first stage."""
        told = self._told(passages)
        fit = [
            p
            for p in told
            if p.kind is Kind.STATEMENT and p.stage not in self._stages[:1] and 5 <= p.words <= 26 and not p.leaning
        ]
        if len(told) < _BREATH or not fit:
            return list(told), ()
        best = max(fit, key=lambda p: (p.lane is Lane.RESONATES, p.strength, p.number))
        return _without(told, [best]), (best,)

    def _told(self, passages: Sequence[Passage]) -> list[Passage]:
        """Without questions and what is new: they are told near the end."""
        return [p for p in passages if not self._is_question(p) and p.lane is not Lane.NEW]

    def _is_question(self, passage: Passage) -> bool:
        asked = {
            cid for t in self.material.threads if t.lane is Lane.QUESTION for cid in t.contribution_ids
        }
        return passage.kind is Kind.QUESTION or passage.lane is Lane.QUESTION or bool(asked & set(passage.cites))

    def _stage_place(self, passage: Passage) -> tuple[int, int]:
        known = passage.stage in self._stages
        return self._stages.index(passage.stage) if known else len(self._stages), passage.number

    def _by_group(self, passages: Sequence[Passage], *, contrasts: bool = False) -> list[Passage]:
        """Each group once; the group with the strongest passage first, what is opposed to it behind it."""
        groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: -p.strength)))
        return sorted(passages, key=lambda p: (groups.index(p.group_id), *self._stage_place(p)))


def _without(passages: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    return [p for p in passages if p not in others]


def _breaths(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Paragraphs of even size: seven passages are four and three, not five and two."""
    count = -(-len(passages) // _BREATH)
    edges = [round(i * len(passages) / count) for i in range(count + 1)] if count else []
    return [list(passages[a:b]) for a, b in zip(edges, edges[1:], strict=False)]


def _bond(passage: Passage, others: Sequence[Passage]) -> int:
    """How many words a passage shares with one of the others."""
    return max((len(passage.stems & other.stems) for other in others), default=0)


def _beside(passage: Passage, others: Sequence[Passage]) -> tuple[Passage, ...]:
    """The others with a passage behind the last of its group, or at the end."""
    own = [i for i, other in enumerate(others) if other.group_id == passage.group_id]
    at = own[-1] + 1 if own else len(others)
    return (*others[:at], passage, *others[at:])


def _numbered(parts: Sequence[list[Passage]]) -> list[tuple[bool, list[Passage]]]:
    return [(number == 0, part) for number, part in enumerate(parts)]


def _order(parts: Sequence[Part]) -> list[str]:
    return [p.id for part in parts for p in part.passages]


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether at most three of four sources stand in the same order in both (longest common subsequence)."""
    place = {cid: number for number, cid in enumerate(other)}
    ends: list[int] = []
    for number in (place[cid] for cid in one if cid in place):
        at = next((i for i, end in enumerate(ends) if end >= number), len(ends))
        ends[at : at + 1] = [number]
    return len(ends) <= _ALIKE * max(len(one), len(other), 1)
