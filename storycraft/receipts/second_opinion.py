"""Weighs a model's second opinion on a sentence: it may lower a verdict, and code checks the words that it names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storycraft.domain.message import Message
from storycraft.domain.story import Opinion, Sentence
from storycraft.receipts.evidence import Sources
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import stands_in
from storycraft.receipts.verdict import Receipt, Verdict
from storycraft.text.quotations import outside, quotations

AGAINST = "unsupported"
"""The one opinion that changes a verdict."""
_A_STEP_DOWN = {
    Verdict.QUOTED: Verdict.UNDECIDED,
    Verdict.PARAPHRASED: Verdict.UNDECIDED,
    Verdict.CONNECTIVE: Verdict.UNDECIDED,
    Verdict.UNDECIDED: Verdict.UNSUPPORTED,
}


def may_be_lowered(sentence: Sentence, receipt: Receipt) -> bool:
    """Whether a second opinion can change anything: words that were said as they stand need none."""
    if receipt.verdict is Verdict.QUOTED:
        return bool(_own_words(sentence))
    return receipt.verdict in _A_STEP_DOWN


def weigh_opinions(
    sentences: Sequence[Sentence],
    receipts: Iterable[Receipt],
    opinions: Mapping[Sentence, Opinion],
    sources: Sources,
) -> tuple[Receipt, ...]:
    """The receipts of these sentences, each weighed with the opinion on its sentence, where there is one."""
    return tuple(
        weigh_opinion(sentence, receipt, opinions[sentence], sources) if sentence in opinions else receipt
        for sentence, receipt in zip(sentences, receipts, strict=True)
    )


def weigh_opinion(sentence: Sentence, receipt: Receipt, opinion: Opinion, sources: Sources) -> Receipt:
    """Combine a receipt with a second opinion: one against the sentence takes its verdict one step down.

    It counts where the words that it names stand in the sentence, and its evidence, if it names any, in a point
    that the sentence cites. No opinion makes a verdict better.
    """
    if opinion.verdict != AGAINST or not may_be_lowered(sentence, receipt):
        return receipt
    if not (_names_its_words(sentence, receipt, opinion, sources) and _stands(sentence, opinion, sources)):
        return receipt
    lower = _A_STEP_DOWN[receipt.verdict]
    doubt = Failure(
        FailureKind.OPINION,
        opinion.words,
        _why(opinion),
        firm=lower is Verdict.UNSUPPORTED,
    )
    return replace(receipt, verdict=lower, failed=(*receipt.failed, doubt))


def _why(opinion: Opinion) -> Message:
    if not opinion.evidence.strip():
        return Message("is doubted by a second reading: {reason}", reason=opinion.reason)
    return Message(
        "is doubted by a second reading, where “{evidence}” was said: {reason}",
        evidence=opinion.evidence,
        reason=opinion.reason,
    )


def _names_its_words(sentence: Sentence, receipt: Receipt, opinion: Opinion, sources: Sources) -> bool:
    """Whether the words stand in the sentence; those that were quoted rightly are held against nobody."""
    if not opinion.words.strip() or not stands_in(opinion.words, sentence.text, sources.language):
        return False
    quoted = quotations(sentence.text) if receipt.verdict is Verdict.QUOTED else ()
    return not any(stands_in(opinion.words, span.text, sources.language) for span in quoted)


def _stands(sentence: Sentence, opinion: Opinion, sources: Sources) -> bool:
    """Whether the evidence stands in a point that the sentence cites, or in any where it cites none."""
    if not opinion.evidence.strip():
        return True
    cited = sources.by_id.get(opinion.contribution_id)
    if cited is None or (sentence.cites and cited.id not in sentence.cites):
        return False
    return stands_in(opinion.evidence, cited.text, sources.language)


def _own_words(sentence: Sentence) -> str:
    """The words of a quoted sentence that are the teller's; "" where all of them were said."""
    own = outside(sentence.text) if quotations(sentence.text) else ""
    return own if any(char.isalpha() for char in own) else ""
