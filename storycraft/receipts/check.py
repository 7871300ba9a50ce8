"""Checks each sentence of a draft against its sources and gives a receipt with a verdict; no model is asked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from storycraft.domain.common_knowledge import NOTHING_KNOWN, CommonKnowledge
from storycraft.domain.story import Frame, FrameEntry, Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.languages.folding import plain
from storycraft.receipts.all_checks import failures, unreadable
from storycraft.receipts.check_limits import MOST_SENTENCES, behind_the_end
from storycraft.receipts.checks.misquotation import repaired
from storycraft.receipts.checks.open_questions import unheard_in_gaps
from storycraft.receipts.claim import GAP, Claim, question_of
from storycraft.receipts.evidence import Sources, sources_in
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.unknown_language import not_passed
from storycraft.receipts.verbatim import fold
from storycraft.receipts.verdict import Receipt, Verdict, judged
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.detect_language import language_told
from storycraft.text.questions import is_question
from storycraft.text.quotations import is_block, signs, without_block_mark

__all__ = [
    "Failure",
    "Receipt",
    "Sources",
    "Verdict",
    "check_draft",
    "check_sentence",
    "cited_rightly",
    "count",
    "find_framed",
]


def check_draft(
    paragraphs: Iterable[Paragraph],
    contributions: Iterable[Contribution],
    groups: Iterable[Group],
    frame: Frame,
    language: str = "en",
    known: CommonKnowledge = NOTHING_KNOWN,
) -> tuple[Receipt, ...]:
    """One receipt for each sentence, in order; sentences beyond the limits of a draft are undecided.

    `known` is what everybody in the workshop knows. Receipts on the last few states of workshops are kept: after an
    edit only the changed sentences are checked.
    """
    sentences = [s for paragraph in paragraphs for s in _with_block_marks(paragraph)]
    check = _checker(sentences, contributions, groups, frame, language, known)
    read = accumulate(len(sentence.text) for sentence in sentences)
    return tuple(
        Receipt(Verdict.UNDECIDED, failed=(unread,))
        if (unread := behind_the_end(number, characters))
        else check(sentence)
        for number, (sentence, characters) in enumerate(zip(sentences, read, strict=True), 1)
    )


def find_framed(
    paragraphs: Iterable[Paragraph],
    contributions: Iterable[Contribution],
    groups: Iterable[Group],
    frame: Frame,
    language: str = "en",
    known: CommonKnowledge = NOTHING_KNOWN,
) -> tuple[tuple[FrameEntry, ...], ...]:
    """For each sentence the entries of the frame that carry it alone; what cites somebody is not checked for that."""
    sentences = [s for paragraph in paragraphs for s in _with_block_marks(paragraph)]
    check = _checker(sentences, contributions, groups, frame, language, known)
    return tuple(
        () if sentence.cites or number > MOST_SENTENCES else check(sentence).framed
        for number, sentence in enumerate(sentences, 1)
    )


def _checker(
    sentences: Iterable[Sentence],
    contributions: Iterable[Contribution],
    groups: Iterable[Group],
    frame: Frame,
    language: str,
    known: CommonKnowledge,
) -> Callable[[Sentence], Receipt]:
    """What checks the sentences of one text, in the language that it is told in."""
    said, groups = tuple(contributions), tuple(groups)
    sources = sources_in(said, groups, language, known)
    told = language_told(sources.language, (sentence.text for sentence in sentences))
    return _checking(sources if told == sources.language else sources_in(said, groups, told, known), frame)


@lru_cache(maxsize=8)
def _checking(sources: Sources, frame: Frame) -> Callable[[Sentence], Receipt]:
    """Checks a sentence against one state of a workshop, once; what it found goes with that state."""
    return lru_cache(maxsize=2 * MOST_SENTENCES)(lambda sentence: check_sentence(sentence, sources, frame))


def count(receipts: Iterable[Receipt]) -> Mapping[Verdict, int]:
    """The number of sentences for each verdict; every verdict is a key."""
    counted = Counter(receipt.verdict for receipt in receipts)
    return {verdict: counted[verdict] for verdict in Verdict}


def check_sentence(sentence: Sentence, sources: Sources, frame: Frame) -> Receipt:
    """Check one sentence: a pure function of the sentence, of what it cites, and of the frame.

    One that is too long to be held against its sources (see `storycraft.receipts.check_limits`) is undecided, and says so.
    """
    told = _told_in_frame(frame, sources)
    claim = Claim(sentence, sources, frame, tuple(plain(entry.text) for entry in told))
    if not any(c.isalnum() for c in claim.text):
        return Receipt(Verdict.CONNECTIVE)
    if GAP.fullmatch(claim.text):
        return _open(question_of(claim.text), claim)
    return not_passed(_judge(claim, told), claim)


def _open(question: str, claim: Claim) -> Receipt:
    """The receipt of a question that is marked as open: it claims nothing. What does not ask is told, mark or not."""
    if is_question(question, claim.language):
        return judged(Verdict.CONNECTIVE, (), unreadable(claim) or tuple(unheard_in_gaps(claim)))
    return check_sentence(replace(claim.sentence, text=question), claim.sources, claim.frame)


def _judge(claim: Claim, told: Sequence[FrameEntry]) -> Receipt:
    """The receipt of a sentence, as far as the word lists of its language tell."""
    sentence, sources = claim.sentence, claim.sources
    if unread := unreadable(claim):
        return judged(Verdict.CONNECTIVE, (), unread)
    if claim.is_told_as_said:
        return Receipt(Verdict.QUOTED, carried=tuple(s.text for s in claim.quoted) or (claim.text,))
    if claim.quoted:
        repair = repaired(sentence.text, claim.quotations_in(sentence.text), claim.cited, sources)
        return replace(
            judged(Verdict.QUOTED, tuple(s.text for s in claim.quoted), failures(claim)), repair=repair
        )
    cites = frozenset(sentence.cites)
    for entry in told:
        if cites <= set(entry.contribution_ids) and _retells(claim.text, entry.text, sources):
            return Receipt(Verdict.PARAPHRASED, carried=(entry.text,), framed=() if cites else (entry,))
    if claim.cited:
        return judged(Verdict.PARAPHRASED, claim.carried, failures(claim))
    if claim.is_told_from_frame:
        framed = tuple(entry for entry in told if _carries(entry, claim))
        return replace(judged(Verdict.PARAPHRASED, claim.carried, failures(claim)), framed=framed)
    failed = failures(claim)
    # What only lacks a citation, or claims nothing, is carried by nothing.
    wrong = any(failure.kind is not FailureKind.CITATION for failure in failed)
    return judged(Verdict.CONNECTIVE, claim.carried if wrong else (), failed)


def _retells(text: str, entry: str, sources: Sources) -> bool:
    """Whether a sentence is an entry of the frame, word for word, under a heading that claims nothing ("Where: …")."""
    told, framed = fold(text).rstrip(". "), fold(entry).rstrip(". ")
    heading = told.removesuffix(framed).strip()
    if not framed or not told.endswith(framed):
        return False
    if not heading:
        return True
    return (
        heading.endswith(":")
        and check_sentence(Sentence(heading), sources, Frame()).verdict is Verdict.CONNECTIVE
    )


def _carries(entry: FrameEntry, claim: Claim) -> bool:
    return bool(Vocabulary([entry.text], claim.language).covered(claim.words))


@lru_cache(maxsize=16)
def _told_in_frame(frame: Frame, sources: Sources) -> tuple[FrameEntry, ...]:
    """What the frame says; an entry that nobody has confirmed counts only where its own receipt holds."""
    # A text that a model put into a frame would otherwise support all that the model invents later: in a long
    # invention code only finds doubts, as it does in all that is told freely.
    entries = (entry for entry in cited_rightly(frame, sources).entries if not entry.is_gap)
    return tuple(entry for entry in entries if not entry.proposed or _receipt_of(entry, sources).holds)


def cited_rightly(frame: Frame, sources: Sources) -> Frame:
    """The frame in which what people wrote over a text that stood on points no longer cites them.

    An entry that cites a point which is not there keeps its citations: by them it is held back with the point.
    """
    return replace(frame, entries=tuple(_cited_rightly(entry, sources) for entry in frame.entries))


def _cited_rightly(entry: FrameEntry, sources: Sources) -> FrameEntry:
    cites = frozenset(entry.contribution_ids)
    if not cites or entry.proposed or not cites <= sources.by_id.keys():
        return entry
    written_over = _receipt_of(entry, sources).verdict is Verdict.UNSUPPORTED
    return replace(entry, contribution_ids=()) if written_over else entry


def _receipt_of(entry: FrameEntry, sources: Sources) -> Receipt:
    return check_sentence(Sentence(entry.text, entry.contribution_ids), sources, Frame())


def _with_block_marks(paragraph: Paragraph) -> Iterator[Sentence]:
    """In a block quote every sentence is quoted, not only the one that carries the mark; its signature is not."""
    block = bool(paragraph) and is_block(paragraph[0].text)
    for place, sentence in enumerate(paragraph):
        if block and 0 < place == len(paragraph) - 1 and signs(sentence.text):
            yield replace(sentence, text=without_block_mark(sentence.text))
        elif not block or is_block(sentence.text):
            yield sentence
        else:
            yield replace(sentence, text=f"> {sentence.text}")
