"""Makes a text shorter, leaves a thread out of it, or tells that first: no word of a sentence is changed."""

from collections import Counter
from collections.abc import Collection, Sequence

from storycraft.domain.story import Paragraph, Sentence

SHORTER = 0.75
"""The share of its words that a text keeps when it is to be shorter."""
_GAP = "*open:"


def shorten(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The text with about three quarters of its words; what leads on goes first, what no other sentence cites last.

    Each paragraph keeps a sentence, and a question that is open stays.
    """
    told = Counter(cid for p in paragraphs for s in p for cid in s.cites)
    words = sum(_words(s) for p in paragraphs for s in p)
    left = [list(p) for p in paragraphs]
    most = words * SHORTER

    def worth(sentence: Sentence) -> tuple[int, int]:
        return sum(told[cid] == 1 for cid in sentence.cites), -_words(sentence)

    order = sorted(
        ((worth(s), number, place) for number, p in enumerate(paragraphs) for place, s in enumerate(p)),
        key=lambda each: (each[0], each[1], -each[2]),
    )
    for _, number, place in order:
        sentence = paragraphs[number][place]
        if words <= most:
            break
        if len(left[number]) > 1 and not sentence.text.startswith(_GAP):
            left[number].remove(sentence)
            told.subtract(sentence.cites)
            words -= _words(sentence)
    return tuple(map(tuple, left))


def leave_out(paragraphs: Sequence[Paragraph], points: Collection[str]) -> tuple[Paragraph, ...]:
    """The text without the sentences that stand on these points alone.

    A paragraph loses all its sentences, and stays as an empty one, with the last of them that cites something.
    """
    told = list[Paragraph]()
    for paragraph in paragraphs:
        kept = tuple(s for s in paragraph if not s.cites or not set(s.cites) <= set(points))
        stands = any(s.cites or s.text.startswith(_GAP) for s in kept) or kept == paragraph
        told.append(kept if stands else ())
    return tuple(told)


def tell_first(paragraphs: Sequence[Paragraph], points: Collection[str]) -> tuple[Paragraph, ...]:
    """The text with what stands on these points before the rest: whole paragraphs, or the sentences of a mixed one."""
    first, rest = list[Paragraph](), list[Paragraph]()
    for paragraph in paragraphs:
        cited = [s for s in paragraph if s.cites]
        mine = tuple(s for s in cited if set(points).intersection(s.cites))
        if mine and 2 * len(mine) >= len(cited):
            first.append(paragraph)
            continue
        if mine:
            first.append(mine)
        rest.append(tuple(s for s in paragraph if s not in mine))
    return (*first, *rest)


def _words(sentence: Sentence) -> int:
    return len(sentence.text.split())
