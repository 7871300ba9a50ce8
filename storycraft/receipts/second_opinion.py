"""Combines a model's second opinion with a verdict: code checks the words that the model names as evidence."""

from dataclasses import dataclass, replace

from storycraft.domain.story import Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.evidence import Sources
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import LITTLE
from storycraft.receipts.verbatim import stands_in
from storycraft.receipts.verdict import Receipt, Verdict
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.words import base_language, content

_A_STEP_DOWN = {
    Verdict.PARAPHRASED: Verdict.UNDECIDED,
    Verdict.CONNECTIVE: Verdict.UNDECIDED,
    Verdict.UNDECIDED: Verdict.UNSUPPORTED,
}
# These failures leave nothing for a model to interpret: words in no cited point, no citation, or text never checked.
_NOT_FOR_A_MODEL = frozenset((FailureKind.NAME, FailureKind.CITATION, FailureKind.LENGTH))


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model thinks of one sentence: "supported", "unsupported" or "unsure".

    `evidence` claims to be words of the contribution of that id; whether they are is for code to check.
    """

    verdict: str
    contribution_id: str
    evidence: str
    reason: str


def weigh_opinion(sentence: Sentence, receipt: Receipt, opinion: Opinion, sources: Sources) -> Receipt:
    """Combine a receipt with a second opinion and return the new receipt.

    "Unsupported" takes every verdict but `quoted` one step down. "Supported" settles `undecided` where its
    evidence stands verbatim in a point that the sentence cites and speaks of the same, and where code only
    doubted how words are meant. Nothing else changes a receipt.
    """
    if opinion.verdict == "unsupported" and receipt.verdict in _A_STEP_DOWN:
        return _lowered(receipt, opinion)
    if opinion.verdict == "supported" and _may_be_settled(receipt) and _holds(sentence, opinion, sources):
        return replace(receipt, verdict=Verdict.PARAPHRASED, carried=(opinion.evidence,), failed=())
    return receipt


def _lowered(receipt: Receipt, opinion: Opinion) -> Receipt:
    lower = _A_STEP_DOWN[receipt.verdict]
    doubt = Failure(
        FailureKind.OPINION,
        opinion.reason,
        "is what the model holds against it",
        lower is Verdict.UNSUPPORTED,
    )
    return replace(receipt, verdict=lower, failed=(*receipt.failed, doubt))


def _may_be_settled(receipt: Receipt) -> bool:
    kinds = {failure.kind for failure in receipt.failed}
    return receipt.verdict is Verdict.UNDECIDED and kinds.isdisjoint(_NOT_FOR_A_MODEL)


def _holds(sentence: Sentence, opinion: Opinion, sources: Sources) -> bool:
    cited = sources.by_id.get(opinion.contribution_id)
    if cited is None or opinion.contribution_id not in sentence.cites:
        return False
    return stands_in(opinion.evidence, cited.text, sources.language) and _speaks_of_it(
        sentence, opinion, cited, sources.language
    )


def _speaks_of_it(sentence: Sentence, opinion: Opinion, cited: Contribution, language: str) -> bool:
    """Whether the evidence is on the same subject; in another language, where words differ, the model is trusted."""
    if cited.language and base_language(cited.language) != language:
        return True
    said = content(sentence.text, language)
    return share(said, Vocabulary([opinion.evidence], language).covered(said)) >= LITTLE
