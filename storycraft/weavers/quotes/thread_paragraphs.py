"""Paragraphs around what passages share: a thread that people named, a thing or a matter of several groups, a saying."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from storycraft.domain.workshop import Lane, Thread
from storycraft.weavers.quotes.nearness import Nearness
from storycraft.weavers.quotes.parts import BREATH, Part, Role, split_evenly, without
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.sides import with_their_sides
from storycraft.weavers.quotes.thread_titles import own_title
from storycraft.weavers.weaver import Material

_A_THEME = 3
"""Passages that have a word, when it is what several groups talk about: two have it by chance."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The paragraphs of what is shared, the sayings that no passage bears out, and the passages of none."""

    parts: tuple[Part, ...]
    sayings: tuple[Passage, ...]
    alone: tuple[Passage, ...]


def gather_shared(passages: Sequence[Passage], material: Material) -> Gathered:
    """Paragraphs around threads that people kept, a thing that several groups speak of, what rang true, and one matter.

    What is disputed stands beside its other side. Threads that only code proposed lead no paragraph: they share words at
    best.
    """
    near = Nearness(passages, material.language)
    threads = [t for t in material.threads if t.accepted and t.lane is not Lane.QUESTION]
    by_thread, rest = _by_thread(passages, threads)
    parts = [Part(Role.THREAD, _titled(basket, t, material), thread=t) for t, basket in by_thread]
    by_theme, rest = _by_theme(rest, near)
    by_sides, rest = _by_sides(rest)
    rang, rest = _by_what_rang_true(rest, near)
    sayings = [p for p in rest if p.is_saying]
    by_matter, rest = _by_matter(without(rest, sayings), near)
    parts, alone = _with_near([*parts, *by_theme, *by_sides, *rang, *by_matter], rest, near)
    broken = [
        replace(part if number == 0 else Part(part.role, ()), passages=tuple(some))
        for part in parts
        for number, some in enumerate(split_evenly(part.passages))
    ]
    return Gathered(tuple(broken), tuple(sayings), tuple(alone))


def _with_near(
    parts: Sequence[Part], loose: Sequence[Passage], near: Nearness
) -> tuple[list[Part], list[Passage]]:
    """The parts with loose passages of the same matter beside theirs, and the passages that are near none."""
    left, full = list(loose), list[Part]()
    for part in parts:
        for passage in [p for p in left if any(near.goes_with(p, other) for other in part.passages)]:
            if len(part.passages) < BREATH:
                part = replace(part, passages=_beside(passage, part.passages))
        left = without(left, part.passages)
        full.append(part)
    return full, left


def _by_thread(
    passages: Sequence[Passage], threads: Sequence[Thread]
) -> tuple[list[tuple[Thread, list[Passage]]], list[Passage]]:
    """The passages of each thread that has several, each in the first that has it; and the rest."""
    left, baskets = list(passages), list[tuple[Thread, list[Passage]]]()
    for thread in threads:
        basket = [p for p in left if not set(thread.contribution_ids).isdisjoint(p.cites)]
        if len(basket) > 1:
            basket = with_their_sides(basket, left)
            baskets.append((thread, basket))
            left = without(left, basket)
    return baskets, left


def _titled(basket: Sequence[Passage], thread: Thread, material: Material) -> tuple[Passage, ...]:
    """The passages of a thread; where its title is words of a point, that point leads, unless it is a saying."""
    told = _by_group(basket)
    title = "" if own_title(thread, material.contributions) else thread.title.casefold().rstrip(" .…")
    first = next(
        (p for p in told if title and title in " ".join(line.text for line in p.lines).casefold()), None
    )
    return (first, *(p for p in told if p is not first)) if first else tuple(told)


def _by_what_rang_true(passages: Sequence[Passage], near: Nearness) -> tuple[list[Part], list[Passage]]:
    """What rang true, with what other groups say so too and the passages that bear it out; and the rest."""
    left, parts = list(passages), list[Part]()
    for saying in [p for p in passages if p.is_saying]:
        if saying not in left:
            continue
        alike = [p for p in left if p.is_saying and p is not saying and near.bears_out(p, saying)]
        told = [p for p in left if not p.is_saying and near.bears_out(p, saying)]
        if told:
            best = sorted(told, key=lambda p: (-near.shared(p, saying), p.number))[: BREATH - 1 - len(alike)]
            own = [p for p in (*alike, *best) if p.group_id == saying.group_id]
            others = _by_group(without([*alike, *best], own))
            parts.append(Part(Role.RESONANCE, (*own, *others, saying)))
            left = without(left, parts[-1].passages)
    return parts, left


def _by_sides(passages: Sequence[Passage]) -> tuple[list[Part], list[Passage]]:
    """Paragraphs of what one group says and another disputes; and the rest."""
    left, parts = list(passages), list[Part]()
    for passage in passages:
        some = with_their_sides([passage], left) if passage in left else []
        if len({p.group_id for p in some}) > 1:
            parts.append(Part(Role.THREAD, tuple(_by_group(some))))
            left = without(left, some)
    return parts, left


def _by_theme(passages: Sequence[Passage], near: Nearness) -> tuple[list[Part], list[Passage]]:
    """Paragraphs of the passages that have one word which several groups come back to; and the rest."""
    left, parts = list(passages), list[Part]()
    for word, having in near.by_thing(passages):
        some = [p for p in having if p in left]
        if len(some) >= _A_THEME and len({p.group_id for p in some}) > 1:
            some = with_their_sides(some, left)
            told = sorted(_by_group(some), key=lambda p: p.is_saying)
            parts.append(Part(Role.THREAD, tuple(told), word=word))
            left = without(left, some)
    return parts, left


def _by_matter(passages: Sequence[Passage], near: Nearness) -> tuple[list[Part], list[Passage]]:
    """Paragraphs of passages of several groups that say the same matter or oppose each other; and the rest."""
    left, parts = list(passages), list[Part]()
    pairs = [(a, b) for a in passages for b in passages if a.number < b.number and near.joined(a, b)]
    for a, b in sorted(pairs, key=lambda pair: -near.shared(*pair)):
        if a in left and b in left:
            more = [p for p in left if p not in (a, b) and (near.same_matter(p, a) or near.same_matter(p, b))]
            parts.append(Part(Role.THREAD, tuple(_by_group([a, b, *more[: BREATH - 2]]))))
            left = without(left, parts[-1].passages)
    return parts, left


def _by_group(passages: Sequence[Passage]) -> list[Passage]:
    """Each group once, in the order of the notes: who brought a matter up tells it first."""
    groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: p.number)))
    return sorted(passages, key=lambda p: (groups.index(p.group_id), p.number))


def _beside(passage: Passage, others: Sequence[Passage]) -> tuple[Passage, ...]:
    """The others with a passage among those of its group, as it was said, or at the end."""
    own = [i for i, other in enumerate(others) if other.group_id == passage.group_id]
    later = [i for i in own if others[i].number > passage.number]
    at = later[0] if later else own[-1] + 1 if own else len(others)
    return (*others[:at], passage, *others[at:])
