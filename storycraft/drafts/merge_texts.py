"""Puts two people's changes of one paragraph together, word by word; where both changed the same words, both stay."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

_LONGEST = 4_000
"""Words that are compared; of longer paragraphs both stay whole."""
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Merged:
    """Both changes in one text; `apart` says that they touch the same words nowhere."""

    text: str
    apart: bool


def merge_texts(before: str, mine: str, theirs: str) -> Merged:
    """The text with both changes; of words that both changed differently, theirs stand first and mine behind."""
    words = [_WORD.findall(text) for text in (before, mine, theirs)]
    if max(map(len, words)) > _LONGEST:
        return Merged(f"{theirs.rstrip()} {mine}", apart=False)
    parts, apart = list[str](), True
    for old, new, other in _chunks(*words):
        if _same(new, other) or _same(other, old):
            parts.append("".join(new))
        elif _same(new, old):
            parts.append("".join(other))
        else:
            apart = False
            parts.append(_with_blank("".join(other)) + "".join(new))
    text = "".join(map(_with_blank, parts[:-1])) + "".join(parts[-1:])
    return Merged(text.rstrip(), apart)


def _chunks(
    before: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """What stands between the words that all three have, and these words themselves, in order."""
    here, there = _matched(before, mine), _matched(before, theirs)
    common = [(i, here[i], there[i]) for i in range(len(before)) if i in here and i in there]
    ends = [(-1, -1, -1), *common, (len(before), len(mine), len(theirs))]
    for (a, b, c), (i, j, k) in pairwise(ends):
        if (i, j, k) != (a + 1, b + 1, c + 1):
            yield before[a + 1 : i], mine[b + 1 : j], theirs[c + 1 : k]
        if i < len(before):
            yield before[i : i + 1], mine[j : j + 1], theirs[k : k + 1]


def _matched(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    old, new = [word.strip() for word in before], [word.strip() for word in after]
    blocks = LCSseq.editops(old, new).as_matching_blocks()
    return {block.a + i: block.b + i for block in blocks for i in range(block.size)}


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [word.strip() for word in one] == [word.strip() for word in other]


def _with_blank(part: str) -> str:
    return part if not part or part[-1].isspace() else f"{part} "
