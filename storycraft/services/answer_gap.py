"""Answering a question that drafts leave open: the answer is a point like any other, and is told in each of them."""

from storycraft.domain.message import N_
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Element, Hand
from storycraft.services.read_workshop import Visit
from storycraft.weavers.quotes.weave_in import answer_gap as tell_answer
from storycraft.weavers.quotes.weave_in import marks_open
from storycraft.weavers.weaver import select_material


def answer_gap(
    visit: Visit, draft: Draft, element: Element | None, question: str, text: str, *, token: str
) -> Draft:
    """Keep an answer as a point, in every draft of the group with the gap and in its frame; the draft as it is told then.

    A question that only the text of the draft marks has no `element` of the frame. The same answer with the same
    `token`, given once more, is the same point, and is told once.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now. Conflict: others have changed a draft
        or the frame; nothing was kept.
    """
    archive = visit.writing(Action.ANSWER_GAP, draft)
    material = select_material(visit.workshop, visit.format, draft.group_id)
    others = [
        other
        for other in visit.drafts(draft.group_id)
        if other.id != draft.id and not other.final and _leaves_open(other, element, question)
    ]
    stage, author = visit.format.story_stage.key, visit.actor.author
    with archive.together():
        said = archive.add_contribution(visit.id, draft.group_id, stage, text, token=token, author=author)
        told = [
            asking
            if any(said.id in sentence.cites for sentence in asking.sentences)
            else archive.revise_draft(
                tell_answer(asking, element, question, said, material), Hand.PEOPLE, N_("A question answered")
            )
            for asking in (draft, *others)
        ]
        frame = archive.frame(visit.id, draft.group_id)
        if element is not None and frame[element].is_gap:
            archive.save_frame(visit.id, draft.group_id, frame.with_entry(told[0].frame[element]))
    return told[0]


def _leaves_open(draft: Draft, element: Element | None, question: str) -> bool:
    return draft.frame[element].is_gap if element is not None else marks_open(draft, question)
