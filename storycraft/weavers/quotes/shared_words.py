"""What passages have in common, as far as code can show it: a thread, a word, a denial of the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from storycraft.domain.workshop import Contribution, Lane, Thread
from storycraft.receipts.checks.negation import clauses
from storycraft.receipts.checks.opposites import are_opposed
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of

_SHORTEST = 4
"""Letters of a word that may lead a paragraph."""
_SUBJECT = 3
"""Words that two clauses must have in common to speak of the same."""
_SAME = 0.5
"""The share of the smaller clause's words that both have, where one says it and the other denies it."""


def sort_by_thread(
    passages: Sequence[Passage], threads: Sequence[Thread]
) -> tuple[list[tuple[Thread, list[Passage]]], list[Passage]]:
    """The passages of each thread, each in the first that has it or whose words it shares; and those of none."""
    baskets: dict[str, list[Passage]] = {thread.id: [] for thread in threads}
    left: list[Passage] = []
    for passage in passages:
        ids = {c.id for c in (*passage.points, *passage.alike)}
        home = next((t for t in threads if ids.intersection(t.contribution_ids)), None)
        (baskets[home.id] if home else left).append(passage)
    alone = [p for basket in baskets.values() if len(basket) == 1 for p in basket]
    full = {key: basket for key, basket in baskets.items() if len(basket) > 1}
    loose: list[Passage] = []
    for passage in (*left, *alone):
        near = max(full, key=lambda key: _nearness(passage, baskets[key]), default="")
        if near and _nearness(passage, full[near]) >= 1.0 and len(full[near]) < _FULL:
            full[near].append(passage)
        else:
            loose.append(passage)
    by_id = {thread.id: thread for thread in threads}
    kept = [(by_id[key], sorted(basket, key=lambda p: p.number)) for key, basket in full.items()]
    return kept, sorted(loose, key=lambda p: p.number)


_FULL = 7
"""Passages of a paragraph, before no more are put beside them."""


def _nearness(passage: Passage, basket: Sequence[Passage]) -> float:
    """How many of its words several of the others use, or one other uses twice over."""
    spread = Counter(stem for other in basket for stem in other.stems)
    return sum(min(1.0, spread[stem] / 2) for stem in passage.stems)


def told_threads(threads: Iterable[Thread], proposed: Iterable[Thread]) -> tuple[Thread, ...]:
    """The threads that a story follows: those that people kept, or the proposed ones; questions are told apart."""
    kept = [t for t in threads if t.lane is not Lane.QUESTION]
    return tuple(kept or (t for t in proposed if t.lane is not Lane.QUESTION))


def own_title(thread: Thread, points: Sequence[Contribution]) -> str:
    """The title that people gave a thread, "" where it is a point's own words or a list of words."""
    title = " ".join(thread.title.split()).rstrip(" .,;:…")
    said = any(title.casefold() in " ".join(c.text.split()).casefold() for c in points)
    listed = "," in title and all(len(part.split()) == 1 for part in title.split(","))
    return "" if said or listed or not title else title


def shared_word(passages: Sequence[Passage], language: str) -> str:
    """The noun that passages of most groups share, as most of them write it; "" where there is none.

    A noun shows by the article or pronoun before it, in German by its capital.
    """
    groups: dict[str, set[str]] = {}
    spread: Counter[str] = Counter()
    nouns: set[str] = set()
    for passage in passages:
        told = {(w, n) for line in passage.lines for w, n in _told_words(line.text, language)}
        spread.update({written for written, _ in told})
        for written, is_noun in told:
            groups.setdefault(written, set()).add(passage.group_id)
            nouns.update({written} if is_noun else ())
    shared = [word for word in nouns if len(groups[word]) > 1]
    return max(shared, key=lambda word: (len(groups[word]), spread[word], len(word), word), default="")


def groups_with(word: str, passages: Sequence[Passage], language: str) -> list[str]:
    """The groups whose passages have this word, in order."""
    having = (
        p
        for p in passages
        if any(word in (w for w, _ in _told_words(line.text, language)) for line in p.lines)
    )
    return list(dict.fromkeys(p.group_id for p in having))


def _told_words(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """The longer content words of a text as they are written, and whether they show as nouns."""
    code = base_language(language)
    articles = phrases_of(language).words("determiners")
    found = words(text, code)
    for place, word in enumerate(found):
        if word.small or len(word.text) < _SHORTEST:
            continue
        inside = place > 0 and not re.search(r"[.!?]\s*$", text[: word.start])
        before = found[place - 1].folded if place else ""
        elided = text[max(0, word.start - 2) : word.start] in ("l'", "l’", "L'", "L’", "d'", "d’")
        is_noun = (inside and word.text[:1].isupper()) if code == "de" else before in articles or elided
        written = word.text if code == "de" else word.folded if not word.text.isupper() else word.text
        behind = found[place + 1].small if place + 1 < len(found) else True
        yield written, is_noun and (behind or code != "en")


def opposed(one: Passage, other: Passage, language: str) -> bool:
    """Whether one says what the other denies, or its opposite, in a clause about the same."""
    if one.kind is not Kind.STATEMENT or other.kind is not Kind.STATEMENT:
        return False
    code = base_language(language)
    for a in (c for line in one.lines for c in clauses(line.text, code)):
        for b in (c for line in other.lines for c in clauses(line.text, code)):
            common = a.stems & b.stems
            if not common:
                continue
            near = len(common) >= _SUBJECT and len(common) >= _SAME * min(len(a.stems), len(b.stems))
            if near and bool(a.negations) is not bool(b.negations):
                return True
            if len(common) > 1 and are_opposed(a.stems, b.stems, code):
                return True
    return False
