"""Adds one more contribution to an existing draft, as a quotation."""

from collections.abc import Sequence
from dataclasses import replace

from storycraft.domain.errors import WeaveError
from storycraft.domain.story import Draft, Element, Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Sources
from storycraft.weavers.quotes.quote_intros import QuoteIntros
from storycraft.weavers.quotes.quoted_point import Quoter


def weave_in(draft: Draft, contribution: Contribution, groups: Sequence[Group]) -> Draft:
    """Add a quotation of the contribution as the draft's last paragraph; people can move it.

    Raises:
        WeaveError: its words cannot stand in one sentence.
    """
    return replace(draft, paragraphs=(*draft.paragraphs, (_quoted(draft, contribution, groups),)))


def answer_gap(
    draft: Draft, element: Element, question: str, answer: Contribution, groups: Sequence[Group]
) -> Draft:
    """Fill a gap of the draft's frame with a contribution that answers it.

    The answer is quoted where the question marks the gap, or at the end where nothing does. Raises
    WeaveError like `weave_in`.
    """
    sentence = _quoted(draft, answer, groups)
    entry = replace(
        draft.frame[element], text=answer.text, contribution_ids=(answer.id,), proposed=False, waived=False
    )
    if any(_marks(s, question) for s in draft.sentences):
        paragraphs = _replaced(draft.paragraphs, question, sentence)
    else:
        paragraphs = (*draft.paragraphs, (sentence,))
    return replace(draft, paragraphs=paragraphs, frame=draft.frame.with_entry(entry))


def _quoted(draft: Draft, contribution: Contribution, groups: Sequence[Group]) -> Sentence:
    leads = QuoteIntros(tuple(groups), draft.language, seed=0).before(contribution)
    quoter = Quoter(Sources.of([contribution], groups, draft.language), draft.frame, draft.language)
    sentence = quoter.quote(leads, contribution.text, (contribution.id,))
    if sentence is None:
        raise WeaveError(
            "These words cannot be quoted in one sentence.",
            next_step="Type them into the draft's text instead.",
        )
    return sentence


def _replaced(paragraphs: Sequence[Paragraph], question: str, sentence: Sentence) -> tuple[Paragraph, ...]:
    return tuple(tuple(sentence if _marks(s, question) else s for s in paragraph) for paragraph in paragraphs)


def _marks(sentence: Sentence, question: str) -> bool:
    text = sentence.text.strip()
    inner = text.removeprefix("*open:").removesuffix("*").strip()
    return text.startswith("*open:") and inner.casefold() == question.strip().casefold()
