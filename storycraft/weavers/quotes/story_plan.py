"""The order in which passages are told: the parts of a story, and the plans that drafts of one order differ by."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby, pairwise

from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Lane, Thread
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.shared_words import own_title, sort_by_thread, sort_by_word
from storycraft.weavers.weaver import Material

_BREATH = 5
"""Passages in one paragraph, before a listener needs a pause."""
_NEWS_BREATH = 2
"""The same in a news item, whose paragraphs are short."""
_AROUND_OPENING = 2
"""Passages of the same group that may follow the opening in its paragraph."""
_A_PARAGRAPH = 1.5
"""Passages that make a paragraph."""
_LISTED = 0.34
"""What a fragment counts: three of them are told in one sentence."""
_EVENT = 1.0
"""From this on a passage is an event that can open a story."""
_ALIKE = 0.65
"""The share of passages in the same order, above which two plans are one. (Of their sources it is a little more.)"""


class Role(StrEnum):
    """What a part does in a story."""

    OPENING = "opening"
    SCENE = "scene"
    GROUP = "group"
    THREAD = "thread"
    NEW = "new"
    QUESTIONS = "questions"
    CLOSING = "closing"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph to be written: its role, its passages in order, and what leads into it.

    `thread` is one that people named, `word` one that several groups share; `lead` is the key of a
    sentence in the weaver's phrases ("letter.ask").
    """

    role: Role
    passages: tuple[Passage, ...]
    thread: Thread | None = None
    word: str = ""
    lead: str = ""


@dataclass(slots=True)
class Planner:
    """Plans stories of one choice of passages; a plan is a function from passages to parts."""

    material: Material
    frame: Frame
    passages: tuple[Passage, ...]
    _threads: tuple[Thread, ...] = field(init=False)
    _stages: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._threads = tuple(t for t in self.material.threads if t.lane is not Lane.QUESTION)
        self._stages = [stage.key for stage in self.material.format.stages]

    def plan(self, telling: str, seed: int) -> tuple[Part, ...]:
        """The parts of a telling. Seeds that follow one another, and tellings of one seed, differ in their order."""
        shaped = {"spine": self.as_spine, "value": self.as_value, "questions": self.by_question}.get(telling)
        if shaped:
            parts = _varied(shaped(), seed)
        else:
            asked_first = telling not in _NEVER_QUESTIONS_FIRST
            plans = [plan for plan in self._plans() if asked_first or plan != self.by_question]
            number = (seed + _FIRST_PLAN.get(telling, 0)) % len(plans)
            parts = _different(plans, number + 1)[number]
        return _told_parts(_SHAPES.get(telling, _unchanged)(parts))

    def _plans(self) -> list[Callable[[], list[Part]]]:
        if "happened" in self._stages:
            return [self.by_stage, self.by_voice, lambda: _varied(self.by_stage(), 1)]
        return [self.in_time, self.by_voice, self.by_tension, self.by_thread, self.by_question]

    def in_time(self) -> list[Part]:
        """What happened first, group by group; then what it has in common; then what is new and still asked."""
        opening, rest = self._opening()
        middle, closing = self._closing(rest)
        shared = {p.id for part in self._baskets(middle) if part.word or part.thread for p in part.passages}
        first = [p for p in middle if p.stage in self._stages[:1] or p.stage not in self._stages]
        free = [p for p in first if p.id not in shared]
        beside = [p for p in free if p.kind is Kind.STATEMENT and _follows(p, opening)][:_AROUND_OPENING]
        scene = self._scene(_without(free, beside), opening)
        middle = _without(middle, [*beside, *scene])
        near = [p for p in middle if p.id not in shared and _bond(p, scene) > 1 and _is_of(p, scene)][:2]
        for passage in near:
            scene = list(_beside(passage, scene))
        begins = Part(Role.OPENING, (*opening, *beside))
        groups = Part(Role.SCENE, tuple(scene))
        eventful = bool(opening) and opening[0].event >= _EVENT
        return [
            *((begins, groups) if eventful else (Part(Role.SCENE, (*opening, *beside, *scene)),)),
            *self._threaded(_without(middle, near), opening),
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
        said = [p for p in rest if not self._is_question(p)]
        order = list(dict.fromkeys([own, *(p.group_id for p in rest)]))
        parts = [
            Part(Role.GROUP, tuple(part))
            for gid in order
            for part in split_evenly(sorted([p for p in said if p.group_id == gid], key=self._stage_place))
        ]
        return [
            Part(Role.OPENING, tuple(opening)),
            Part(Role.SCENE, ()),
            *parts,
            *self._ending(rest, questions_only=True),
        ]

    def by_tension(self) -> list[Part]:
        """What is at odds or turns comes first, then what it stands beside."""
        opening, rest = self._opening()
        told = sorted(self._told(rest), key=lambda p: -p.strength)
        turns = told[: max(2, len(told) // 4)]
        middle, closing = self._closing(_without(rest, turns))
        return [
            Part(Role.OPENING, tuple(opening)),
            *(Part(Role.GROUP, tuple(part)) for part in split_evenly(self._by_group(turns))),
            *self._threaded(middle, opening),
            *self._ending(rest),
            Part(Role.CLOSING, closing),
        ]

    def by_question(self) -> list[Part]:
        """The questions first, then what was said around them."""
        asked = [p for p in self.passages if self._is_question(p)]
        opening, rest = self._opening(second=True)
        return [
            Part(Role.QUESTIONS, tuple(asked), lead="first_questions"),
            *reversed(self._threaded(self._told(rest), [])),
            *self._ending(rest)[:1],
            Part(Role.OPENING, tuple(opening)),
        ]

    def as_spine(self) -> list[Part]:
        """The story spine: how it always was, the one day, what came then, and what is since."""
        opening, rest = self._opening()
        told = self._told(rest)
        always = [p for p in told if p.habit and p.lane is None][:_BREATH]
        since = [p for p in _without(told, always) if p.now][:_BREATH]
        beside = [p for p in _without(told, [*always, *since]) if _follows(p, opening)][:_AROUND_OPENING]
        middle = _without(told, [*always, *since, *beside])
        return [
            Part(Role.GROUP, tuple(self._by_group(always)), lead="spine.every_day"),
            Part(Role.OPENING, (*opening, *beside), lead="spine.one_day"),
            *self._threaded(middle, opening),
            Part(Role.GROUP, tuple(self._by_group(since)), lead="spine.since"),
            *self._ending(rest),
        ]

    def as_value(self) -> list[Part]:
        """What people did together, what they took from it, what difference it made."""
        opening, rest = self._opening()
        told = self._told(rest)
        taken = [p for p in told if p.lane is Lane.RESONATES]
        changed = [p for p in _without(told, taken) if p.change]
        did = _without(told, [*taken, *changed])
        return [
            Part(Role.OPENING, tuple(opening), lead="value.together"),
            *self._threaded(did, opening),
            *_led([*self._group_parts(taken), *self._new(rest)], "value.gained"),
            *_led(self._group_parts(changed), "value.difference"),
            *self._ending(rest, questions_only=True),
        ]

    def by_stage(self) -> list[Part]:
        """The stages of the format in their order, each with the group that spoke of it."""
        told = self._told(self.passages)
        parts = [
            part
            for key in self._stages
            for part in _led(self._group_parts([p for p in told if p.stage == key]), f"stages.{key}")
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
        """A paragraph for each thread that people named, then for each word that groups share; then what is left.

        Each stands beside one that it shares words with. Threads that nobody named gather what is left.
        """
        baskets = self._baskets(passages)
        loose = _without(self._told(passages), [p for part in baskets for p in part.passages])
        parts: list[Part] = []
        alone: list[Passage] = []
        heard = _stems(opening)
        while baskets:
            number = max(
                range(len(baskets)),
                key=lambda i: (len(heard & _stems(baskets[i].passages)), len(baskets[i].passages), -i),
            )
            basket = baskets.pop(number)
            heard = _stems(basket.passages)
            parts += [
                replace(basket if first else Part(Role.THREAD, ()), passages=tuple(part))
                for first, part in _numbered(split_evenly(self._by_group(basket.passages)))
            ]
        for passage in loose:
            place = max(range(len(parts)), key=lambda i: _bond(passage, parts[i].passages), default=-1)
            if place >= 0 and len(parts[place].passages) <= _BREATH and _bond(passage, parts[place].passages):
                parts[place] = replace(parts[place], passages=_beside(passage, parts[place].passages))
            else:
                alone.append(passage)
        return _merged([*parts, *self._group_parts(alone)])

    def _baskets(self, passages: Sequence[Passage]) -> list[Part]:
        """What belongs together: by threads that people named, by words of several groups, by other threads."""
        told = self._told(passages)
        named = [t for t in self._threads if own_title(t, self.material.contributions)]
        by_name, rest = sort_by_thread(told, named)
        by_word, rest = sort_by_word(rest, self.material.language)
        others, _ = sort_by_thread(rest, [t for t in self._threads if t not in named])
        return [
            *(Part(Role.THREAD, tuple(basket), thread=thread) for thread, basket in by_name),
            *(Part(Role.THREAD, tuple(basket), word=word) for word, basket in by_word),
            *(Part(Role.THREAD, tuple(basket)) for _, basket in others),
        ]

    def _ending(self, passages: Sequence[Passage], *, questions_only: bool = False) -> list[Part]:
        asked = Part(Role.QUESTIONS, tuple(p for p in passages if self._is_question(p)))
        return [asked] if questions_only else [*self._new(passages), asked]

    def _new(self, passages: Sequence[Passage]) -> list[Part]:
        new = [p for p in passages if p.lane is Lane.NEW and not self._is_question(p)]
        return [Part(Role.NEW, tuple(part)) for part in split_evenly(self._by_group(new))]

    def _group_parts(self, passages: Sequence[Passage]) -> list[Part]:
        return [Part(Role.GROUP, tuple(part)) for part in split_evenly(self._by_group(passages))]

    def _closing(self, passages: Sequence[Passage]) -> tuple[list[Passage], tuple[Passage, ...]]:
        """The line that a story ends with, and the passages without it: short, strong, not of the first stage."""
        told = self._told(passages)
        fit = [
            p
            for p in told
            if p.kind is Kind.STATEMENT
            and p.stage not in self._stages[:1]
            and 5 <= p.words <= 26
            and not p.leaning
        ]
        if len(told) < _BREATH or not fit:
            return list(told), ()
        best = max(fit, key=lambda p: (p.lane is Lane.RESONATES, p.strength, p.number))
        return _without(told, [best]), (best,)

    def _told(self, passages: Sequence[Passage]) -> list[Passage]:
        """Without questions and what is new: they are told near the end."""
        return [p for p in passages if not self._is_question(p) and p.lane is not Lane.NEW]

    def _is_question(self, passage: Passage) -> bool:
        asked = {cid for t in self.material.threads if t.lane is Lane.QUESTION for cid in t.contribution_ids}
        return (
            passage.kind is Kind.QUESTION or passage.lane is Lane.QUESTION or bool(asked & set(passage.cites))
        )

    def _stage_place(self, passage: Passage) -> tuple[int, int]:
        known = passage.stage in self._stages
        return self._stages.index(passage.stage) if known else len(self._stages), passage.number

    def _by_group(self, passages: Sequence[Passage]) -> list[Passage]:
        """Each group once; the group with the strongest passage first, what is opposed to it behind it."""
        groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: -p.strength)))
        return sorted(passages, key=lambda p: (groups.index(p.group_id), *self._stage_place(p)))


def _without(passages: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    return [p for p in passages if p not in others]


def split_evenly(passages: Sequence[Passage], most: int = _BREATH) -> list[list[Passage]]:
    """Parts of even size, of `most` passages at most: seven passages are four and three, not five and two."""
    count = -(-len(passages) // most)
    edges = [round(i * len(passages) / count) for i in range(count + 1)] if count else []
    return [list(passages[a:b]) for a, b in pairwise(edges)]


def _stems(passages: Sequence[Passage]) -> frozenset[str]:
    return frozenset[str]().union(*(p.stems for p in passages))


def _bond(passage: Passage, others: Sequence[Passage]) -> int:
    """How many words a passage shares with one of the others."""
    return max((len(passage.stems & other.stems) for other in others), default=0)


def _beside(passage: Passage, others: Sequence[Passage]) -> tuple[Passage, ...]:
    """The others with a passage behind the last of its group, or at the end."""
    own = [i for i, other in enumerate(others) if other.group_id == passage.group_id]
    at = own[-1] + 1 if own else len(others)
    return (*others[:at], passage, *others[at:])


def _merged(parts: Sequence[Part]) -> list[Part]:
    """The parts; one of few words is told with the one before it: a paragraph of one line is a label."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if (
            before
            and min(_weight(before), _weight(part)) < _A_PARAGRAPH
            and _weight(before) + _weight(part) <= _BREATH
        ):
            whole = replace(before, role=Role.GROUP if before.thread is None else before.role)
            found[-1] = replace(whole, passages=(*before.passages, *part.passages))
        else:
            found.append(part)
    return found


def _weight(part: Part) -> float:
    return sum(_LISTED if p.kind is Kind.FRAGMENT else 1.0 for p in part.passages)


def _numbered(parts: Sequence[list[Passage]]) -> list[tuple[bool, list[Passage]]]:
    return [(number == 0, part) for number, part in enumerate(parts)]


def _is_of(passage: Passage, others: Sequence[Passage]) -> bool:
    return any(passage.group_id == other.group_id for other in others)


def _follows(passage: Passage, opening: Sequence[Passage]) -> bool:
    """Whether it was said soon after the opening, by the same group in the same stage."""
    return any(
        p.group_id == passage.group_id and p.stage == passage.stage and 0 < passage.number - p.number <= 3
        for p in opening
    )


def _led(parts: Sequence[Part], lead: str) -> list[Part]:
    """The parts, the first of them with a sentence that leads into all."""
    return [replace(part, lead=lead if number == 0 else "") for number, part in enumerate(parts)]


def _varied(parts: Sequence[Part], seed: int) -> list[Part]:
    """The parts in another order of their groups, and of those neighbours that do the same in the story."""
    if seed % 2 == 0:
        return list(parts)
    turned = [
        part
        if part.lead or part.role in (Role.OPENING, Role.CLOSING)
        else replace(part, passages=tuple(_turned(part.passages)))
        for part in parts
    ]
    found: list[Part] = []
    for _, same in groupby(
        turned, key=lambda part: (part.role is Role.OPENING, part.role is Role.SCENE, bool(part.lead))
    ):
        run = list(same)
        middle = [p for p in run if p.role in (Role.THREAD, Role.GROUP)]
        rest = [p for p in run if p.role not in (Role.THREAD, Role.GROUP)]
        found += [*reversed(middle), *rest]
    return found


def _turned(passages: Sequence[Passage]) -> list[Passage]:
    """The groups in reverse order; what leans on a predecessor is one passage with it already."""
    groups = list(dict.fromkeys(p.group_id for p in passages))
    return [p for gid in reversed(groups) for p in passages if p.group_id == gid]


def _as_letter(parts: Sequence[Part]) -> list[Part]:
    """A greeting, a word to the reader before the first part and before the questions, a farewell."""
    first = next((i for i, part in enumerate(parts) if part.passages), 0)
    led = [
        replace(part, lead="letter.ask")
        if part.role is Role.QUESTIONS
        else replace(part, lead="letter.begin")
        if i == first
        else part
        for i, part in enumerate(parts)
    ]
    return [Part(Role.SAID, (), lead="letter.greeting"), *led, Part(Role.SAID, (), lead="letter.farewell")]


def _as_news(parts: Sequence[Part]) -> list[Part]:
    """Short paragraphs; what is open comes last, and is said to be."""
    short = [
        replace(
            part,
            passages=tuple(passages),
            thread=part.thread if number == 0 else None,
            word=part.word if number == 0 else "",
        )
        for part in parts
        if part.role is not Role.QUESTIONS
        for number, passages in enumerate(split_evenly(part.passages, most=_NEWS_BREATH) or [[]])
    ]
    asked = [replace(part, lead="news.open") for part in parts if part.role is Role.QUESTIONS]
    return [*short, *asked]


def _unchanged(parts: Sequence[Part]) -> list[Part]:
    return list(parts)


_SHAPES = {"letter": _as_letter, "news": _as_news}
_NEVER_QUESTIONS_FIRST = ("letter", "news", "group-voice")
"""Tellings that begin with what happened, whatever the plan."""
_FIRST_PLAN = {"group-voice": 1, "letter": 2, "news": 2, "threads": 3}
"""Where each telling begins in the row of plans: several tellings of one seed then differ in their order too."""


def _told_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that say something, each group's passages together: who is named once speaks until the next is."""
    return tuple(
        replace(part, passages=_each_group_once(part.passages))
        for part in parts
        if part.passages or part.role in (Role.SCENE, Role.SAID)
    )


def _each_group_once(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    groups = list(dict.fromkeys(p.group_id for p in passages))
    return tuple(sorted(passages, key=lambda p: groups.index(p.group_id)))


def _different(plans: Sequence[Callable[[], list[Part]]], count: int) -> list[list[Part]]:
    """The parts of so many plans; each next one tells the fewest passages in the order of one before it."""
    left = [plan() for plan in plans]
    chosen: list[list[Part]] = []
    while len(chosen) < count:
        tries = [variant for parts in left for variant in (parts, _varied(parts, 1))]
        best = next(
            (t for t in tries if all(_in_order(t, c) <= _ALIKE for c in chosen)),
            min(tries, key=lambda t: max((_in_order(t, c) for c in chosen), default=0.0)),
        )
        left.pop(tries.index(best) // 2)
        chosen.append(best)
    return chosen


def _in_order(one: Sequence[Part], other: Sequence[Part]) -> float:
    """The share of passages in the same order in both: the longest common subsequence of texts without repetition."""
    place = {p.id: number for number, p in enumerate(p for part in other for p in part.passages)}
    mine = [p.id for part in one for p in part.passages]
    ends: list[int] = []
    for number in (place[cid] for cid in mine if cid in place):
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends) / max(len(mine), len(place), 1)
