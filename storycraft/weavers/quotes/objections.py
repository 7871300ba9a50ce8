"""Finds whom somebody contradicts: "Not true", "I disagree", with the claim of another group that it is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2

from storycraft.domain.workshop import Lane
from storycraft.languages.negation_words import negations
from storycraft.text.words import base_language, content
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.point_sentences import role_of

_BEGINNING = 6
"""Letters by which words of one family are known here: "interpreter" is none of "internal"."""
_NUMBER = re.compile(r"\d+")
_FEW = 4
"""Passages that may have a word by which an objection finds its claim: what more have is what the room is about."""
_NAMED = 1.0
"""What it counts that the objection names who said it, as much as a word that nobody else has."""
_EACH = 0.1
"""What each such word counts beside: of two claims that are as near, the one is meant that has more of them."""
_A_NOTE = 4
"""Words by which a claim counts as longer than it is: in a long one a word is found by chance, in a short one not."""
_FOUND = 1.0
"""From how much in common an objection is about a claim: a word that only both have, or two that a third has, too."""


def objection(passage: Passage) -> tuple[int, int] | None:
    """The place of the line in which somebody first objects, and where in it the words that do so end; None if nobody."""
    objects = phrases_of(passage.language).rule("objects")
    found = ((at, objects.search(line.text)) for at, line in enumerate(passage.lines))
    return next(((at, match.end()) for at, match in found if match), None)


def contradicted(
    passages: Sequence[Passage], names: Mapping[str, str]
) -> Iterator[tuple[Passage, Passage, frozenset[str]]]:
    """Each claim, the objection of another group to it, and the beginnings of the words that both have.

    A claim is found by the words that few have, and by whom the objection names: "the driver says". `names` are those
    of the groups, by their ids.
    """
    said = {p: beginnings(" ".join(line.text for line in p.lines), p.language) for p in passages}
    having = defaultdict[str, list[Passage]](list)
    for passage, told in said.items():
        for word in told:
            having[word].append(passage)
    against = {p for p in passages if objection(p)}
    ends = {p.number + len(p.points): p for p in passages}
    for answer in passages:
        if answer.asks or answer not in against:
            continue
        shared = defaultdict[Passage, set[str]](set)
        for word in said[answer]:
            for claim in having[word] if len(having[word]) <= _FEW else ():
                if not claim.asks and claim not in against and claim.group_id != answer.group_id:
                    shared[claim].add(word)
        near = {
            claim: _nearness(words, having) + _NAMED * bool(_who(claim, names) & said[answer])
            for claim, words in shared.items()
        }
        before = ends.get(answer.number)
        if before and before.heard and before.group_id == answer.group_id and before not in against:
            # What others are said to claim is objected to by whoever speaks next.
            near, shared[before] = {before: _FOUND}, shared[before] or set(said[before])
        if nearest := _nearest({claim: found for claim, found in near.items() if found >= _FOUND}):
            yield nearest, answer, frozenset(shared[nearest])


def _nearness(shared: Iterable[str], having: Mapping[str, Sequence[Passage]]) -> float:
    return sum(1 / (len(having[word]) - 1) + _EACH for word in shared)


def _nearest(near: Mapping[Passage, float]) -> Passage | None:
    """The claim that is meant; what rang true takes one up itself: then it is that one."""

    def means(claim: Passage) -> tuple[bool, float, int]:
        return (
            claim.lane is not Lane.RESONATES,
            near[claim] / log2(claim.words + _A_NOTE),
            -claim.number,
        )

    return max(near, key=means, default=None)


def _who(claim: Passage, names: Mapping[str, str]) -> set[str]:
    """Who claims it: by role and group."""
    return beginnings(f"{role_of(claim.points[0])} {names.get(claim.group_id, '')}", claim.language)


def beginnings(text: str, language: str) -> set[str]:
    """The beginnings of the words that say what a text is about, and its numbers in digits.

    Those by which somebody objects or denies say nothing of it.
    """
    code = base_language(language)
    told = phrases_of(language).rule("objects").sub(" ", text)
    small = {word.casefold() for word in negations(told, code)}
    about = (word for word in content(told, code) if word.folded not in small)
    return {word.stem[:_BEGINNING] for word in about}.union(_NUMBER.findall(told))
