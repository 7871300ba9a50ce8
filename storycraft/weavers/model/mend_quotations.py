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
    """The sentences; one without points takes those of the next or the last that has some, where they carry it.

    Who writes "…," she said. "…" [c6], or tells a thing in three short sentences, cites once for all.
    """
    for place, sentence in enumerate(paragraph):
        if not sentence.cites and check(sentence).is_open:
            behind = next((s.cites for s in paragraph[place + 1 :] if s.cites), ())
            ahead = next((s.cites for s in reversed(paragraph[:place]) if s.cites), ())
            cited = [Sentence(sentence.text, some) for cites in (behind, ahead) for some in _few_of(cites)]
            sentence = next((s for s in cited if s.cites and check(s).holds), sentence)
        yield sentence


def _few_of(cites: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each point alone, and all together: a quotation put together of several has its words from all of them."""
    yield from dict.fromkeys([*((cid,) for cid in cites), cites])


def _requoted(sentence: Sentence, check: Callable[[Sentence], Receipt]) -> Sentence:
    """The sentence with its quotation corrected, where code can find the words that were said.

    A doubt about the words around them may stay: readers are shown it, and it was there before.
    """
    repair = check(sentence).repair
    mended = Sentence(repair, sentence.cites)
    return mended if repair and check(mended).verdict is not Verdict.UNSUPPORTED else sentence
