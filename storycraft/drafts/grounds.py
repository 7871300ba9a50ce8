"""What each sentence of a draft stands on: the words of groups, or what the group has said in its frame."""

from collections.abc import Mapping
from dataclasses import dataclass

from storycraft.domain.format import Format
from storycraft.domain.story import Draft, FrameEntry
from storycraft.domain.workshop import Workshop
from storycraft.drafts.gather_common_knowledge import gather_common_knowledge
from storycraft.receipts.check import find_framed


@dataclass(frozen=True, slots=True)
class Ground:
    """The ids of the groups on whose words a sentence stands, and the entries of the frame where it cites nobody."""

    groups: tuple[str, ...] = ()
    entries: tuple[FrameEntry, ...] = ()


def grounds_of(draft: Draft, workshop: Workshop, format: Format) -> Mapping[str, Ground]:
    """What each sentence of a draft stands on, by its text.

    What stands on the frame alone stands on the words of the group whose frame it is, and of those whose points its
    entries cite.
    """
    said, by_id = workshop.heard_in(draft.language), workshop.by_id
    known = gather_common_knowledge(workshop, format, draft.language)
    framed = find_framed(draft.paragraphs, said, workshop.groups, draft.frame, draft.language, known)
    grounds = {sentence.text: Ground() for sentence in draft.sentences}
    for sentence, entries in zip(draft.sentences, framed, strict=True):
        before = grounds[sentence.text]
        cited = (*sentence.cites, *(cid for entry in entries for cid in entry.contribution_ids))
        told_by = (by_id[cid].group_id for cid in cited if cid in by_id)
        own = (draft.group_id,) if entries else ()
        grounds[sentence.text] = Ground(
            tuple(dict.fromkeys((*before.groups, *told_by, *own))),
            tuple(dict.fromkeys((*before.entries, *entries))),
        )
    return grounds
