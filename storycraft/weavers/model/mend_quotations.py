"""Mends by code what a model wrote: words of a quotation, and points that stand behind the sentence beside it only."""

from collections.abc import Callable, Iterator, Sequence

from storycraft.domain.story import Paragraph, Sentence
from storycraft.receipts.check import Receipt, Verdict


def mend_quotations(
    paragraphs: Sequence[Paragraph], check: Callable[[Sentence], Receipt]
) -> tuple[Paragraph, ...]:
    """The paragraphs with each quotation as it was said and with its points, where code can find them."""
    cited = (tuple(_cited_beside(paragraph, check)) for paragraph in paragraphs)
    return tuple(tuple(_requoted(s, check) for s in paragraph) for paragraph in cited)


def _cited_beside(paragraph: Paragraph, check: Callable[[Sentence], Receipt]) -> Iterator[Sentence]:
    """The sentences; a quotation without points takes those of the next or the last one that hold its words.

    Who writes "…," she said. "…" [c6] cites once for both.
    """
    for place, sentence in enumerate(paragraph):
        beside = () if sentence.cites else (*paragraph[place + 1 : place + 2], *paragraph[place - 1 : place])
        if any(s.cites for s in beside) and check(sentence).is_open:
            cited = (Sentence(sentence.text, cites) for s in beside for cites in _few_of(s.cites))
            sentence = next((s for s in cited if check(s).verdict is Verdict.QUOTED), sentence)
        yield sentence


def _few_of(cites: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each point alone, and all together: a quotation put together of several has its words from all of them."""
    yield from dict.fromkeys([*((cid,) for cid in cites), cites])


def _requoted(sentence: Sentence, check: Callable[[Sentence], Receipt]) -> Sentence:
    """The sentence with its quotation corrected, where code can find the words that were said."""
    repair = check(sentence).repair
    mended = Sentence(repair, sentence.cites)
    return mended if repair and check(mended).verdict is not Verdict.UNSUPPORTED else sentence
