"""Sentences as a prompt numbers them, with those around them: to repair one or judge one, its neighbours are needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from storycraft.domain.story import Paragraph, Sentence
from storycraft.llm.quoting import quote_for_prompt, quote_label
from storycraft.receipts.check import Receipt, Verdict
from storycraft.receipts.failure import FailureKind
from storycraft.receipts.verbatim import fold
from storycraft.text.words import content_stems

_NEAR = 3
"""Sentences of the paragraph that are shown before and after: enough to hear who tells, and in which tense."""
_ALIKE = 0.8
"""Of 1: the share of a sentence's content words in a neighbour from which it only says again what that one says."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A sentence to repair with its receipt, and the sentences of its paragraph around it."""

    sentence: Sentence
    receipt: Receipt
    before: tuple[Sentence, ...] = ()
    after: tuple[Sentence, ...] = ()

    def line(self, number: int) -> str:
        """How a prompt shows it: its number, what it cites and says, what is wrong, and what stands around it."""
        why = "; ".join(
            f"{quote_for_prompt(failure.words)} {quote_label(failure.why)}" for failure in self.receipt.failed
        )
        around = ((self.before, "before it"), (self.after, "after it"))
        near = "".join(
            f"; {place}: {' '.join(quote_for_prompt(sentence.text) for sentence in sentences)}"
            for sentences, place in around
            if sentences
        )
        return f"{_line(number, self.sentence)} wrong: {why}{near}"

    def is_doubled_by(self, new: Sentence, language: str) -> bool:
        """Whether a repaired sentence says again what a neighbour says."""
        said = content_stems(new.text, language)
        for near in (*self.before, *self.after):
            there = content_stems(near.text, language)
            if fold(near.text) == fold(new.text) or (said and len(said & there) >= _ALIKE * len(said)):
                return True
        return False


def broken_in(
    text: Sequence[Sequence[Sentence]],
    check: Callable[[Sentence], Receipt],
    may_leave: Callable[[Sentence], bool],
) -> Iterator[Broken]:
    """The sentences that are unsupported or doubted by a second opinion; no neighbour that may not leave is shown."""
    for paragraph in text:
        for place, sentence in enumerate(paragraph):
            if _is_broken(receipt := check(sentence)):
                before = paragraph[max(0, place - _NEAR) : place]
                after = paragraph[place + 1 : place + 1 + _NEAR]
                yield Broken(
                    sentence, receipt, tuple(filter(may_leave, before)), tuple(filter(may_leave, after))
                )


def _is_broken(receipt: Receipt) -> bool:
    return receipt.verdict is Verdict.UNSUPPORTED or any(
        failure.kind is FailureKind.OPINION for failure in receipt.failed
    )


def lines_in_text(
    numbered: Mapping[Sentence, int], text: Sequence[Paragraph], may_leave: Callable[[Sentence], bool]
) -> Iterator[str]:
    """The numbered sentences, one a line, each behind those before it in its paragraph, which have no number.

    Sentences that stand nowhere in the text follow at the end; one that may not leave is not shown.
    """
    left = dict(numbered)
    for paragraph in text:
        for place, sentence in enumerate(paragraph):
            if sentence in left:
                yield _line(left.pop(sentence), sentence)
            elif sentence not in numbered and may_leave(sentence):
                leads_on = any(near in left for near in paragraph[place + 1 : place + 1 + _NEAR])
                yield from [quote_for_prompt(sentence.text)] * leads_on
    yield from (_line(number, sentence) for sentence, number in left.items())


def _line(number: int, sentence: Sentence) -> str:
    ids = ", ".join(quote_label(cid) for cid in sentence.cites) or "cites nothing"
    return f"{number} ({ids}) {quote_for_prompt(sentence.text)}"
