"""Checks questions that are marked as open: they ask, and bring no name, figure or quotation that nobody said."""

import re
from collections.abc import Iterator
from dataclasses import replace

from storycraft.domain.message import N_
from storycraft.domain.story import Frame, Sentence
from storycraft.receipts.checks.figures import wrong_figures
from storycraft.receipts.checks.misquotation import misquotations
from storycraft.receipts.checks.unknown_names import unknown_names
from storycraft.receipts.claim import GAP, Claim, question_of
from storycraft.receipts.evidence import Sources
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import fold
from storycraft.text.questions import is_question

_WHY = N_("stands in a question, and nobody said it")
_FIGURE = re.compile(r"\d")
_IN_WORDS = frozenset((FailureKind.NUMBER, FailureKind.DURATION))
"""What is only held against a question where it stands in digits: "which of the two?"."""


def unheard_in_gaps(claim: Claim) -> Iterator[Failure]:
    """What the marked questions of a sentence bring that nobody in the room said; a doubt."""
    for gap in GAP.finditer(claim.text):
        if is_question(question := question_of(gap[0]), claim.language):
            yield from unheard(question, claim.sources)


def unheard(question: str, sources: Sources) -> Iterator[Failure]:
    """Names, figures and quotations of a question that stand in no point of the room, whether it cites one or not."""
    near = tuple(point.id for point in sources.nearest(question))
    claim = Claim(Sentence(question, near), sources, Frame())
    for failure in (each for check in (misquotations, wrong_figures, unknown_names) for each in check(claim)):
        stated = failure.firm and failure.kind is not FailureKind.CITATION
        in_words = failure.kind in _IN_WORDS and not _FIGURE.search(failure.words)
        if stated and not in_words and not sources.says(fold(failure.words)):
            yield replace(failure, why=_WHY, firm=False)
