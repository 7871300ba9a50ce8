"""Makes a text shorter, leaves a thread out of it, or tells that first: no word of a sentence is changed."""

from collections import Counter
from collections.abc import Collection, Sequence

from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.gap_marks import gap_in

SHORTER = 0.75
"""The share of its words that a text keeps when it is to be shorter."""


def shorten(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The text with about three quarters of its words: what leads on goes first, then what others tell too, then the rest.

    Each paragraph keeps a sentence, and a question that is open stays.
    """
    told = Counter(cid for p in paragraphs for s in p for cid in s.cites)
    left = [len(p) for p in paragraphs]
    dropped = set[tuple[int, int]]()
    words = sum(_words(s) for p in paragraphs for s in p)
    most = SHORTER * words
    places = [(number, place) for number, p in enumerate(paragraphs) for place in range(len(p))]
    places.sort(key=lambda at: -_words(paragraphs[at[0]][at[1]]))
    for may_go in (_leads, _is_told_twice, _is_told):
        for number, place in places:
            sentence = paragraphs[number][place]
            if words <= most:
                break
            if (number, place) not in dropped and left[number] > 1 and may_go(sentence, told):
                dropped.add((number, place))
                left[number] -= 1
                told.subtract(sentence.cites)
                words -= _words(sentence)
    return tuple(
        tuple(s for place, s in enumerate(p) if (number, place) not in dropped)
        for number, p in enumerate(paragraphs)
    )


def _leads(sentence: Sentence, _told: Counter[str]) -> bool:
    return not sentence.cites and not gap_in(sentence.text)


def _is_told_twice(sentence: Sentence, told: Counter[str]) -> bool:
    return bool(sentence.cites) and all(told[cid] > 1 for cid in sentence.cites)


def _is_told(sentence: Sentence, _told: Counter[str]) -> bool:
    return bool(sentence.cites)


def leave_out(paragraphs: Sequence[Paragraph], points: Collection[str]) -> tuple[Paragraph, ...]:
    """The text without the sentences that stand on these points alone, or on others that are told without them too.

    A paragraph loses all its sentences, and stays as an empty one, with the last of them that cites something.
    """
    told = list[Paragraph]()
    of_it = {s for p in paragraphs for s in p if set(points).intersection(s.cites)}
    told_apart = {cid for p in paragraphs for s in p if s not in of_it for cid in s.cites}
    for paragraph in paragraphs:
        kept = tuple(
            s for s in paragraph if s not in of_it or not told_apart.union(points).issuperset(s.cites)
        )
        stands = any(s.cites or gap_in(s.text) for s in kept) or kept == paragraph
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
