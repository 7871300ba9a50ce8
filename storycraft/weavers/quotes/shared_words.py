"""What passages have in common, as far as code can show it: a thread, a word, a denial of the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from storycraft.domain.workshop import Contribution, Thread
from storycraft.receipts.checks.negation import clauses
from storycraft.receipts.tension import contradict
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of

_SHORTEST = 3
"""Letters of a word that may lead a paragraph."""


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
_FEW = 4
"""Passages that may share a word, however few there are in all."""


def _nearness(passage: Passage, basket: Sequence[Passage]) -> float:
    """How many of its words several of the others use, or one other uses twice over."""
    spread = Counter(stem for other in basket for stem in other.stems)
    return sum(min(1.0, spread[stem] / 2) for stem in passage.stems)


def own_title(thread: Thread, points: Sequence[Contribution]) -> str:
    """The title that people gave a thread, or its statement; "" where both are a point's own words or a list of words."""
    said = [" ".join(c.text.split()).casefold() for c in points]
    for given in (thread.title, thread.statement):
        title = " ".join(given.split()).rstrip(" .,;:…")
        listed = "," in title and all(len(part.split()) == 1 for part in title.split(","))
        if title and not listed and not any(title.casefold() in text for text in said):
            return title
    return ""


def words_in_common(passages: Sequence[Passage], language: str) -> dict[str, list[Passage]]:
    """The nouns that passages of several groups share, as most of them write it, with the passages that have them.

    A noun shows by the article or pronoun before it, in German by its capital. Singular and plural are one word.
    """
    forms: dict[str, Counter[str]] = {}
    nouns: dict[str, Counter[str]] = {}
    for passage in passages:
        for stem, written, is_noun in {w for line in passage.lines for w in _told_words(line.text, language)}:
            forms.setdefault(stem, Counter())[written] += 1
            nouns.setdefault(stem, Counter())[written] += is_noun
    found: dict[str, list[Passage]] = {}
    for stem, counted in forms.items():
        word = max(counted, key=lambda form: (nouns[stem][form], counted[form], form))
        having = [p for p in passages if stem in p.stems and has_word(p, word, language)]
        vague = word in phrases_of(language).words("vague")
        if nouns[stem][word] and not vague and len(_groups(having)) > 1:
            found[word] = having
    return found


def sort_by_word(
    passages: Sequence[Passage], language: str
) -> tuple[list[tuple[str, list[Passage]]], list[Passage]]:
    """The passages around each noun that several groups share, the most shared first; and those of none."""
    left = list(passages)
    baskets: list[tuple[str, list[Passage]]] = []
    while common := words_in_common(left, language):
        # What more than a third of the passages say tells what the day was about, and leads no paragraph.
        fit = {w: p for w, p in common.items() if len(p) <= max(_FEW, len(passages) / 3)}
        if not fit:
            break
        word = max(fit, key=lambda w: (len(_groups(fit[w])), len(fit[w]), len(w), w))
        baskets.append((word, fit[word][:_FULL]))
        left = [p for p in left if p not in baskets[-1][1]]
    return baskets, left


def _groups(passages: Iterable[Passage]) -> set[str]:
    return {p.group_id for p in passages}


def has_word(passage: Passage, word: str, language: str) -> bool:
    """Whether a passage has this word, in singular or plural."""
    return any(
        _is_form(told, word) for line in passage.lines for _, told, _ in _told_words(line.text, language)
    )


def _is_form(one: str, other: str) -> bool:
    """Whether two words differ in their last two letters at most."""
    one, other = one.casefold(), other.casefold()
    longer = max(len(one), len(other))
    return one == other or (
        longer - min(len(one), len(other)) <= 2 and one[: longer - 2] == other[: longer - 2]
    )


@lru_cache(maxsize=10_000)
def _told_words(text: str, language: str) -> tuple[tuple[str, str, bool], ...]:
    """The longer content words of a text, with stem, as written, and whether they show as nouns."""
    return tuple(_read_words(text, language))


def _read_words(text: str, language: str) -> Iterator[tuple[str, str, bool]]:
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
        yield word.stem, written, is_noun and (behind or code != "en")


def opposed(one: Passage, other: Passage, language: str) -> bool:
    """Whether one group says what another denies, or its opposite, in a clause about the same.

    "We had no key" is opposed to all that tells of a key; longer clauses need several words in common.
    """
    if Kind.STATEMENT is not one.kind or Kind.STATEMENT is not other.kind or one.group_id == other.group_id:
        return False
    return any(
        contradict(a.text, b.text, language)
        or _denies(a.text, b.text, language)
        or _denies(b.text, a.text, language)
        for a in one.lines
        for b in other.lines
    )


def _denies(one: str, other: str, language: str) -> bool:
    """Whether a short clause of one text denies a thing that a clause of the other tells of: "we had no key"."""
    code = base_language(language)
    affirmed = [clause.stems for clause in clauses(other, code) if not clause.negations]
    return any(
        clause.negations and len(clause.stems) == 1 and any(clause.stems <= told for told in affirmed)
        for clause in clauses(one, code)
    )
