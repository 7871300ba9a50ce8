"""Paragraphs around what passages share: a thread that people named, an exchange across groups, a thing of several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from storycraft.domain.workshop import Lane, Thread
from storycraft.languages.folding import folded
from storycraft.text.words import base_language, stem, words
from storycraft.weavers.quotes.exchanges import find_exchanges
from storycraft.weavers.quotes.nearness import Nearness
from storycraft.weavers.quotes.parts import Part, Role, split_evenly, without
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.sides import with_their_sides
from storycraft.weavers.quotes.thread_titles import own_title
from storycraft.weavers.weaver import Material

_A_THEME = 3
"""Passages that have a word, when it is what several groups talk about: two have it by chance."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The paragraphs of what is shared, the sayings that nobody takes up, and the passages of none."""

    parts: tuple[Part, ...]
    sayings: tuple[Passage, ...]
    alone: tuple[Passage, ...]


def gather_shared(passages: Sequence[Passage], material: Material) -> Gathered:
    """Paragraphs around threads that people kept, exchanges of several groups, and a thing that they come back to.

    Threads that only code proposed lead no paragraph: they share words at best.
    """
    parts = kept_threads(passages, material)
    told = {p.id for part in parts for p in part.passages}
    rest = [p for p in passages if p.id not in told]
    for some in find_exchanges(rest, material.language):
        parts.append(Part(Role.EXCHANGE, tuple(some)))
        rest = without(rest, some)
    by_theme, rest = _by_theme(rest, Nearness(passages, material.language), _of_the_room(material))
    broken = [
        replace(part if number == 0 else Part(part.role, ()), passages=tuple(some))
        for part in (*parts, *by_theme)
        for number, some in enumerate(
            [part.passages] if part.role is Role.EXCHANGE else split_evenly(part.passages)
        )
    ]
    sayings = [p for p in rest if p.is_saying]
    return Gathered(tuple(broken), tuple(sayings), tuple(without(rest, sayings)))


def kept_threads(passages: Sequence[Passage], material: Material) -> list[Part]:
    """A paragraph for each thread that people kept."""
    threads = [t for t in material.threads if t.accepted and t.lane is not Lane.QUESTION]
    by_thread = _by_thread([p for p in passages if not p.asks], threads)
    return [Part(Role.THREAD, _titled(basket, t, material), thread=t) for t, basket in by_thread]


def _by_thread(passages: Sequence[Passage], threads: Sequence[Thread]) -> list[tuple[Thread, list[Passage]]]:
    """The passages of each thread that has several, each in the first that has it."""
    left, baskets = list(passages), list[tuple[Thread, list[Passage]]]()
    for thread in threads:
        ids = set(thread.contribution_ids)
        basket = [p for p in left if not ids.isdisjoint(p.cites)]
        if len(basket) > 1:
            basket = with_their_sides(basket, left)
            baskets.append((thread, basket))
            left = without(left, basket)
    return baskets


def _titled(basket: Sequence[Passage], thread: Thread, material: Material) -> tuple[Passage, ...]:
    """The passages of a thread; where its title is words of a point, that point leads, unless it is a saying."""
    told = _by_group(basket)
    title = "" if own_title(thread, material.contributions) else thread.title.casefold().rstrip(" .…")
    first = next(
        (p for p in told if title and title in " ".join(line.text for line in p.lines).casefold()), None
    )
    return (first, *(p for p in told if p is not first)) if first else tuple(told)


def _of_the_room(material: Material) -> set[str]:
    """The stems of the workshop's title: of what the room met for everybody speaks."""
    return {word.stem for word in words(material.workshop, base_language(material.language))}


def _by_theme(
    passages: Sequence[Passage], near: Nearness, everywhere: set[str]
) -> tuple[list[Part], list[Passage]]:
    """Paragraphs of the passages that have one word which several groups come back to; and the rest."""
    left, parts = list(passages), list[Part]()
    for word, having in near.by_thing(passages):
        if stem(folded(word), base_language(having[0].language)) in everywhere:
            continue
        some = [p for p in having if p in left and not p.asks]
        if len(some) >= _A_THEME and len({p.group_id for p in some}) > 1:
            some = with_their_sides(some, left)
            told = sorted(_by_group(some), key=lambda p: p.is_saying)
            parts.append(Part(Role.THREAD, tuple(told)))
            left = without(left, some)
    return parts, left


def _by_group(passages: Sequence[Passage]) -> list[Passage]:
    """Each group once, in the order of the notes: who brought a matter up tells it first."""
    groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: p.number)))
    return sorted(passages, key=lambda p: (groups.index(p.group_id), p.number))
