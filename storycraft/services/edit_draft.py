"""Editing a draft: one sentence, a passage that the model told anew, a point woven in, an earlier revision."""

from dataclasses import replace

from storycraft.domain.errors import Conflict, NotFound
from storycraft.domain.message import N_
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Hand
from storycraft.drafts.hands import signed, with_hand
from storycraft.services.read_workshop import Visit
from storycraft.weavers.quotes.weave_in import weave_in
from storycraft.weavers.weaver import select_material


def repair_sentence(visit: Visit, draft: Draft, sentence: str, repair: str) -> Draft:
    """Keep a repair in the place of a sentence of that text; where several read so, in the place of each.

    Raises as `restore_revision`, and Conflict where none reads so.
    """
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    if all(s.text != sentence for s in draft.sentences):
        raise Conflict("This sentence is not there any more.", next_step="Nothing was changed.")
    repaired = tuple(
        tuple(
            replace(s, text=repair, hands=with_hand((s,), Hand.PEOPLE)) if s.text == sentence else s
            for s in paragraph
        )
        for paragraph in signed(draft.paragraphs, draft.provenance.weaver)
    )
    return archive.revise_draft(replace(draft, paragraphs=repaired), Hand.PEOPLE, N_("A sentence repaired"))


def weave_in_point(visit: Visit, draft: Draft, point_id: str) -> Draft:
    """Weave a point into a draft that left it out.

    Raises:
        NotFound: the point was withdrawn.
        Refused: the draft is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
    """
    point = visit.workshop.by_id.get(point_id)
    if point is None:
        raise NotFound("This point was withdrawn meanwhile.", next_step="Nothing was changed.")
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    material = select_material(visit.workshop, visit.format, draft.group_id)
    return archive.revise_draft(weave_in(draft, point, material), Hand.PEOPLE, N_("A point woven in"))


def branch_draft(visit: Visit, draft: Draft, number: int) -> Draft:
    """Make a new draft from a revision of this one, which stays as it is.

    Raises:
        NotFound: there is no such revision. Refused: the draft is not the visitor's, or nothing may be changed now.
    """
    archive = visit.writing(Action.MAKE_DRAFT, draft)
    told = archive.revision(draft.id, number)
    branch = replace(
        draft, id="", title=told.title, paragraphs=told.paragraphs, final=False, seal="", made=None
    )
    return archive.add_draft(visit.workshop.id, branch)


def restore_revision(visit: Visit, draft: Draft, number: int) -> Draft:
    """Go back to an earlier revision; the present one is kept too.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
    """
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    return archive.restore_revision(draft.id, number, draft.version, Hand.PEOPLE)
