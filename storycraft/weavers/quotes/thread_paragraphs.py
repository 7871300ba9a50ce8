"""Paragraphs around what passages share: a thread that people named, what rang true with them, a word of several groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storycraft.domain.workshop import Lane, Thread
from storycraft.weavers.quotes.parts import BREATH, Part, Role, split_evenly, without
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.shared_words import own_title, sort_by_thread, sort_by_word
from storycraft.weavers.weaver import Material

_NEAR = 2
"""Words that a passage must share with one of a paragraph to be told in it, without its thread and its word."""
_RARE = 4
"""Passages that may use a word which still says what they are about, or a quarter of all, whichever is more."""
_A_SAYING = 16
"""Words of what rang true that lead a paragraph."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The paragraphs of what is shared, in an order in which one leads to the next, and the passages of none."""

    parts: tuple[Part, ...]
    alone: tuple[Passage, ...]


def gather_shared(passages: Sequence[Passage], opening: Sequence[Passage], material: Material) -> Gathered:
    """Paragraphs around threads, what rang true and shared words, first those that share words with the opening."""
    baskets = _baskets(passages, material)
    loose = without(passages, [p for part in baskets for p in part.passages])
    parts: list[Part] = []
    heard = _stems(opening)
    while baskets:
        number = max(
            range(len(baskets)),
            key=lambda i: (len(heard & _stems(baskets[i].passages)), len(baskets[i].passages), -i),
        )
        basket = baskets.pop(number)
        near = [p for p in loose if _bond(p, basket.passages) >= _NEAR]
        room = max(0, BREATH - len(basket.passages))
        for passage in near[:room]:
            basket = replace(basket, passages=_beside(passage, basket.passages))
        loose = without(loose, basket.passages)
        heard = _stems(basket.passages)
        parts += [
            replace(basket if number == 0 else Part(Role.THREAD, (), word=basket.word), passages=tuple(part))
            for number, part in enumerate(split_evenly(basket.passages))
        ]
    return Gathered(tuple(parts), tuple(loose))


def _baskets(passages: Sequence[Passage], material: Material) -> list[Part]:
    """What belongs together: by threads that people kept, by what rang true, by words of groups."""
    # What code proposed and nobody kept shares words at best; those lead to the paragraphs of words.
    threads = [t for t in material.threads if t.accepted and t.lane is not Lane.QUESTION]
    by_thread, rest = sort_by_thread(passages, threads)
    rang, rest = _by_what_rang_true(rest)
    by_word, _ = sort_by_word(rest, material.language)
    return [
        *(
            Part(Role.THREAD, _titled(basket, thread, material), thread=thread)
            for thread, basket in by_thread
        ),
        *rang,
        *(Part(Role.THREAD, tuple(_by_group(basket)), word=word) for word, basket in by_word),
    ]


def _titled(basket: Sequence[Passage], thread: Thread, material: Material) -> tuple[Passage, ...]:
    """The passages of a thread; where its title is words of a point, that point leads."""
    told = _by_group(basket)
    title = "" if own_title(thread, material.contributions) else thread.title.casefold().rstrip(" .…")
    first = next(
        (p for p in told if title and title in " ".join(line.text for line in p.lines).casefold()), None
    )
    return (first, *(p for p in told if p is not first)) if first else tuple(told)


def _by_what_rang_true(passages: Sequence[Passage]) -> tuple[list[Part], list[Passage]]:
    """What rang true with a group, each with the passages that use its words; and those that are told with none."""
    spread = Counter(stem for p in passages for stem in p.stems)
    common = max(_RARE, len(passages) / 4)
    left = list(passages)
    parts: list[Part] = []
    for saying in [p for p in passages if is_saying(p)]:
        telling = {stem for stem in saying.stems if 1 < spread[stem] <= common}
        near = [p for p in left if not is_saying(p) and telling & p.stems]
        best = sorted(near, key=lambda p: (-len(telling & p.stems), p.number))[: BREATH - 1]
        if best:
            own = [p for p in best if p.group_id == saying.group_id]
            parts.append(Part(Role.RESONANCE, (saying, *own, *_by_group(without(best, own)))))
            left = without(left, parts[-1].passages)
    return parts, left


def is_saying(passage: Passage) -> bool:
    """Whether it is a short line of what rang true with a group, which can lead a paragraph."""
    return passage.lane is Lane.RESONATES and len(passage.lines) == 1 and passage.words <= _A_SAYING


def _by_group(passages: Sequence[Passage]) -> list[Passage]:
    """Each group once; the group with the strongest passage first."""
    groups = list(dict.fromkeys(p.group_id for p in sorted(passages, key=lambda p: -p.strength)))
    return sorted(passages, key=lambda p: (groups.index(p.group_id), p.number))


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
