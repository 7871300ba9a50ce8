"""One word put in another's place in a sentence that otherwise repeats what was said."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Opcode
from rapidfuzz.distance.Indel import opcodes

from storycraft.craft.coverage import Stock
from storycraft.craft.findings import Failure
from storycraft.craft.kindred import kin
from storycraft.craft.words import Word, content

_REPEATED = 4
"""Words that must be the same, in the same order, before a different one among them looks like a swap."""


def swapped_words(
    said: Sequence[Word], told: Sequence[str], stock: Stock, language: str
) -> Iterator[Failure]:
    """Words that stand exactly where another word was said, neither of them standing elsewhere.

    A paraphrase changes the order or more than one word; so this is a doubt, not a verdict.
    """
    strange = [word for word in said if not stock.has(word.stem)]
    if len(strange) != 1:
        return
    own = [kin(word.stem, language) for word in said]
    for text in told:
        source = content(text, language)
        other = [kin(word.stem, language) for word in source]
        steps = list(opcodes(own, other))
        if sum(step.src_end - step.src_start for step in steps if step.tag == "equal") < _REPEATED:
            continue
        for mine, theirs in _replaced(steps):
            word, instead = said[mine], source[theirs]
            if not stock.has(word.stem) and other[theirs] not in own:
                yield Failure("swap", word.text, f"stands where “{instead.text}” was said", firm=False)


def _replaced(steps: Sequence[Opcode]) -> Iterator[tuple[int, int]]:
    """Places of a single word that gave way to a single other one."""
    for one, other in pairwise(steps):
        if {one.tag, other.tag} != {"delete", "insert"}:
            continue
        taken, put = (one, other) if one.tag == "delete" else (other, one)
        if taken.src_end - taken.src_start == 1 and put.dest_end - put.dest_start == 1:
            yield taken.src_start, put.dest_start
