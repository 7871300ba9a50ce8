"""Making a new draft of the best paragraphs of several."""

from collections.abc import Sequence
from dataclasses import replace

from storycraft.domain.errors import Conflict, InputError
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Hand, Paragraph, Provenance, text_of
from storycraft.domain.workshop import Group
from storycraft.services.read_workshop import Visit


def collect_paragraphs(visit: Visit, group: Group, picked: Sequence[tuple[Draft, int, str]]) -> Draft:
    """Keep a new draft of a group, of paragraphs in the order given; sentences keep what they cite.

    Each is a draft, the number of a paragraph in it, from 0, and the text that was seen there. Title, frame and
    telling are those of the first one.

    Raises:
        Refused: the group is not the visitor's, or nothing may be changed now. InputError: nothing was picked.
        Conflict: a paragraph was changed since it was seen.
    """
    archive = visit.writing(Action.MAKE_DRAFT, group)
    if not picked:
        raise InputError("No paragraph was taken.", next_step="Take one at least, then press again.")
    paragraphs = tuple(_paragraph(draft, place, seen) for draft, place, seen in picked)
    first = picked[0][0]
    collected = replace(
        first,
        id="",
        group_id=group.id,
        paragraphs=paragraphs,
        left_out=(),
        provenance=Provenance(weaver=Hand.PEOPLE),
        incomplete=False,
        final=False,
        seal="",
        made=None,
    )
    return archive.add_draft(visit.id, collected)


def _paragraph(draft: Draft, place: int, seen: str) -> Paragraph:
    found = draft.paragraphs[place] if 0 <= place < len(draft.paragraphs) else ()
    if not found or text_of(found) != seen:
        raise Conflict(
            "A paragraph was changed since you took it.", next_step="Take it again as it stands now."
        )
    return tuple(replace(sentence, hands=sentence.hands or (draft.provenance.weaver,)) for sentence in found)
