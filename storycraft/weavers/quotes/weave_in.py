"""Adds one more contribution to an existing draft, beside what it belongs to."""

from collections.abc import Sequence
from dataclasses import replace

from storycraft.domain.errors import WeaveError
from storycraft.domain.format import Telling
from storycraft.domain.story import Draft, Element, Paragraph, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.drafts.gap_marks import gap_in
from storycraft.text.words import content_stems
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.storyteller import Storyteller
from storycraft.weavers.weaver import Material, Order

_OF_A_THREAD, _OF_A_PLACE = 10.0, 1.5
"""What a thread, and a group's stage, in common weigh against one word in common."""


def weave_in(draft: Draft, contribution: Contribution, material: Material) -> Draft:
    """Tell a contribution behind the sentence that it belongs to most: of its thread, its stage, its words.

    It becomes a paragraph of its own at the end where it belongs to none. `material` is that of the group that
    tells the draft.

    Raises:
        WeaveError: its words cannot be told without changing them.
    """
    told = _told(draft, contribution, material)
    paragraphs = [list(p) for p in draft.paragraphs]
    places = [
        (_bond(s, contribution, material), i, j) for i, p in enumerate(paragraphs) for j, s in enumerate(p)
    ]
    bond, paragraph, sentence = max(places, default=(0.0, 0, 0))
    if bond:
        paragraphs[paragraph][sentence + 1 : sentence + 1] = told
    else:
        paragraphs.append(list(told))
    return replace(draft, paragraphs=tuple(tuple(p) for p in paragraphs))


def answer_gap(
    draft: Draft, element: Element | None, question: str, answer: Contribution, material: Material
) -> Draft:
    """Answer a question that a draft leaves open with a contribution; it fills the gap of an element of the frame.

    The answer is told where the text marks the question, otherwise as by `weave_in`. Raises WeaveError like it.
    """
    if marks_open(draft, question):
        told = _told(draft, answer, material)
        answered = replace(draft, paragraphs=_replaced(draft.paragraphs, question, told))
    else:
        answered = weave_in(draft, answer, material)
    if element is None:
        return answered
    entry = replace(
        draft.frame[element], text=answer.text, contribution_ids=(answer.id,), proposed=False, waived=False
    )
    return replace(answered, frame=draft.frame.with_entry(entry))


def marks_open(draft: Draft, question: str) -> bool:
    """Whether the text of a draft marks this question as open."""
    return any(_marks(sentence, question) for sentence in draft.sentences)


def _told(draft: Draft, contribution: Contribution, material: Material) -> tuple[Sentence, ...]:
    """The contribution as sentences of the draft."""
    order = Order(telling=Telling(key=draft.telling, title="", how="", sample=""))
    # What leans on a predecessor when a story is woven is told by itself when people ask for it.
    alone = [
        replace(p, leaning=False) for p in read_passages((contribution,), draft.language, keep_leaning=True)
    ]
    known = (*(c for c in material.contributions if c.id != contribution.id), contribution)
    teller = Storyteller(replace(material, contributions=known), draft.frame, order, alone)
    told = tuple(s for p in teller.paragraphs([Part(Role.GROUP, tuple(alone))]) for s in p)
    if not told:
        raise WeaveError(
            "These words cannot be told without changing them.",
            next_step="Type them into the draft's text instead.",
        )
    return told


def _bond(sentence: Sentence, contribution: Contribution, material: Material) -> float:
    """How much a sentence belongs with a contribution: by threads, by stage and group, by words."""
    cited = [c for c in material.contributions if c.id in sentence.cites and c.id != contribution.id]
    ids = {c.id for c in cited}
    threads = sum(
        contribution.id in t.contribution_ids and not ids.isdisjoint(t.contribution_ids)
        for t in material.threads
    )
    place = any(c.stage == contribution.stage and c.group_id == contribution.group_id for c in cited)
    mine = content_stems(contribution.text, material.language)
    words = (
        len(mine.intersection(*[content_stems(c.text, material.language) for c in cited][:1])) if cited else 0
    )
    return _OF_A_THREAD * threads + _OF_A_PLACE * place + words


def _replaced(
    paragraphs: Sequence[Paragraph], question: str, told: tuple[Sentence, ...]
) -> tuple[Paragraph, ...]:
    return tuple(
        tuple(new for s in paragraph for new in (told if _marks(s, question) else (s,)))
        for paragraph in paragraphs
    )


def _marks(sentence: Sentence, question: str) -> bool:
    marked = gap_in(sentence.text.strip())
    return bool(marked) and marked.casefold() == question.strip().casefold()
